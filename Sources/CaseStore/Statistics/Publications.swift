public import Cases
public import Figures
import Foundation
import Postgres

/// Figures as they were published.
public struct Publication: Sendable, Equatable, Codable {
  public let id: Int
  /// Code of the unit whose scope they cover.
  public let unit: String
  public let period: String
  public let kind: ReportingPeriod.Kind
  /// Username of the officer who published them.
  public let officer: String
  public let publishedAt: Instant
  public let asOf: Instant
  /// The publication of the same figures before this one.
  public let replaces: Int?
  /// Counts the changes of the law; with it, SHA-256 of the acts and of the calendar in force.
  public let lawRevision: Int
  public let catalogue: String
  public let calendar: String
  /// SHA-256 of the document.
  public let hash: String
  /// The last checkpoint of the register when they were published.
  public let checkpoint: CheckpointMark?
}

/// A checkpoint in a line: enough to find it, and to know it from another.
public struct CheckpointMark: Sendable, Equatable, Codable {
  public let root: String
  public let takenAt: Instant

  public init(root: String, takenAt: Instant) {
    self.root = root
    self.takenAt = takenAt
  }
}

/// What is hashed: the figures, and what the unit has to say of them.
public struct PublishedDocument: Sendable, Equatable, Codable {
  public let report: StatisticsReport
  /// Difficulties met and proposals made, as the ministry's letter asks for them.
  public let difficultiesAndProposals: String?

  /// The same bytes for the same figures, always.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }
}

extension CaseStore {
  /// Stores the figures of a period that is over, with every breakdown, as of this moment, for the
  /// officer's own unit or one below it.
  public func publish(
    _ query: StatisticsQuery, difficultiesAndProposals: String? = nil, as asker: Asker, today: Day
  ) async throws -> Publication {
    guard query.period.to < today else {
      throw CaseError.unmet([Problem("?of", .periodNotOver)])
    }
    return try await database.transaction { session in
      let settled: Statement = """
        SELECT settled_instant() AS instant
        """
      // First, and by itself: the database refuses whoever does not publish without a reason.
      let officer = try session.ask(asker.acting(having: .publishesStatistics))
      let (_, instant) = try session.ask(
        .forStatistics, .one(settled) { try $0.decode("instant", as: Instant.self) })
      var query = query
      query.unit = query.unit ?? officer.unit
      query.asOf = instant
      query.dimensions = Dimension.allCases
      query.trend = max(query.trend, 12)
      query.isCompared = true
      let report = try StatisticsRun(query, for: asker).report { try session.ask($0) }
      let document = PublishedDocument(
        report: report,
        difficultiesAndProposals: difficultiesAndProposals?.precomposedStringWithCanonicalMapping)
      let stored = Self.store(try document.bytes(), of: query, by: officer, asOf: report.asOf)
      let id = try session.ask(.one(stored) { try $0.decode("id", as: Int.self) })
      return try session.ask(.one(Self.publications("p.id = \(id)"), Publication.init))
    }
  }

  /// What was published for units of the asker's scope, latest first.
  public func publications(as asker: Asker) async throws -> [Publication] {
    try await database.read { session in
      let (_, _, publications) = try session.ask(
        asker.officer(having: .readsStatistics), .forStatistics,
        .all(Self.publications("true"), Publication.init))
      return publications
    }
  }

  /// A publication with its figures, or `notFound` when there is none the asker may know of.
  public func publication(
    _ id: Int, as asker: Asker
  ) async throws -> (publication: Publication, document: PublishedDocument) {
    try await database.read { session in
      let document: Statement = "SELECT document FROM publications WHERE id = \(id)"
      let (_, _, publication, bytes) = try session.ask(
        asker.officer(having: .readsStatistics), .forStatistics,
        .first(Self.publications("p.id = \(id)"), Publication.init),
        .first(document) { try $0.decode("document", as: [UInt8].self) })
      guard let publication, let bytes else { throw CaseError.notFound }
      return try (
        publication, JSONDecoder().decode(PublishedDocument.self, from: Data(bytes))
      )
    }
  }

  private static func store(
    _ bytes: [UInt8], of query: StatisticsQuery, by officer: Officer, asOf: Instant
  ) -> Statement {
    """
    INSERT INTO publications (unit_id, officer_id, replaces, from_on, to_on, as_of, law_revision,
      period, kind, catalogue, calendar, document, checkpoint_id)
    SELECT u.id, \(officer.id),
      (SELECT max(p.id) FROM publications p WHERE p.unit_id = u.id
        AND p.kind = \(query.period.kind.rawValue) AND p.period = \(query.period.name)),
      \(query.period.from), \(query.period.to), \(asOf)::timestamptz,
      (SELECT revision FROM law_revision), \(query.period.name), \(query.period.kind.rawValue),
      (SELECT sha256(convert_to(COALESCE(string_agg(t::text, E'\\n' ORDER BY t.id), ''), 'UTF8'))
        FROM violation_types t WHERE t.replaced_at IS NULL),
      (SELECT sha256(convert_to(COALESCE(string_agg(d::text, E'\\n' ORDER BY d.day), ''), 'UTF8'))
        FROM calendar_days d),
      \(bytes), (SELECT max(k.id) FROM checkpoints k)
    FROM units u WHERE u.code = \(query.unit) RETURNING id
    """
  }

  private static func publications(_ condition: Statement) -> Statement {
    """
    SELECT p.id, u.code AS unit, p.period, p.kind, o.username AS officer, p.replaces,
      p.law_revision, encode(p.catalogue, 'hex') AS catalogue,
      encode(p.calendar, 'hex') AS calendar, encode(p.hash, 'hex') AS hash,
      p.published_at, p.as_of, k.root, k.taken_at
    FROM publications p JOIN units u ON u.id = p.unit_id JOIN officers o ON o.id = p.officer_id
    LEFT JOIN checkpoints k ON k.id = p.checkpoint_id
    WHERE \(condition) ORDER BY p.id DESC
    """
  }
}

extension Publication {
  fileprivate init(_ row: Row) throws {
    let kind = try row.decode("kind", as: String.self)
    let root = try row.decode("root", as: String?.self)
    try self.init(
      id: row.decode("id"), unit: row.decode("unit"), period: row.decode("period"),
      kind: ReportingPeriod.Kind(rawValue: kind) ?? .reporting, officer: row.decode("officer"),
      publishedAt: row.decode("published_at"), asOf: row.decode("as_of"),
      replaces: row.decode("replaces"), lawRevision: row.decode("law_revision"),
      catalogue: row.decode("catalogue"), calendar: row.decode("calendar"),
      hash: row.decode("hash"),
      checkpoint: root.map { try CheckpointMark(root: $0, takenAt: row.decode("taken_at")) })
  }
}
