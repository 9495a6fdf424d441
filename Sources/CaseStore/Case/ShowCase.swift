public import Cases
import Postgres

/// A case as JSON, with the version that makes its ETag.
public struct CaseDocument: Sendable, Equatable {
  public let number: String
  public let version: Int
  public let json: String
}

extension CaseStore {
  /// The case as of a day, or `notFound` when there is none the asker may know of.
  public func show(
    _ number: String, as asker: Asker, today: Day, language: Language = .en
  ) async throws -> CaseDocument {
    try await database.read { session in
      let answers = try session.pipeline([
        asker.enter,
        """
        SELECT c.version, i.shown, (SELECT revision FROM law_revision) AS revision
        FROM cases c CROSS JOIN \(CaseJSON.identities)
        WHERE c.number = \(number)
        """,
      ])
      _ = try asker.officer(answers[0]) { $0.readsCases }
      guard let row = answers[1].first else { throw CaseError.notFound }
      let key = try CaseCache.Key(
        number: number, isOpen: row.decode("shown"), language: language, today: today,
        lawRevision: row.decode("revision"))
      let version = try row.decode("version", as: Int.self)
      if let kept = cache.document(key), kept.version == version { return kept }
      return try read(key, session, as: asker)
    }
  }

  /// Reads the document and keeps it under what the very same statement found shown.
  private func read(
    _ asked: CaseCache.Key, _ session: Session, as asker: Asker
  ) throws -> CaseDocument {
    let query = CaseFactsQuery(number: asked.number)
    let answers = try session.pipeline(
      [
        asker.enter,
        """
        SELECT c.version, i.shown, \(CaseJSON.head)::text AS head
        \(CaseJSON.source) WHERE c.number = \(asked.number)
        """,
      ] + query.statements)
    guard let row = answers[1].first else { throw CaseError.notFound }
    let facts = try query.found(answers[2...]).facts
    let version = try row.decode("version", as: Int.self)
    // An event came in between the statements: they must speak of one version.
    guard facts.version == version else { return try read(asked, session, as: asker) }
    let revision = answers[answers.count - 1]
    let outlook = try CaseOutlook(
      facts: facts, law: law(revision, session), language: asked.language, today: asked.today)
    let document = try CaseDocument(
      number: asked.number, version: version,
      json: row.decode("head", as: String.self).dropLast() + outlook.tail())
    let key = try CaseCache.Key(
      number: asked.number, isOpen: row.decode("shown"), language: asked.language,
      today: asked.today, lawRevision: revision[0].decode("revision"))
    cache.keep(document, as: key)
    return document
  }

  /// The history of a case as a JSON array, oldest first.
  public func history(of number: String, as asker: Asker) async throws -> String {
    try await database.read { session in
      let answers = try session.pipeline([
        asker.enter,
        """
        SELECT (SELECT json_agg(\(CaseJSON.event) ORDER BY e.version)
          FROM events e WHERE e.case_id = c.id)::text AS events
        FROM cases c CROSS JOIN \(CaseJSON.identities) WHERE c.number = \(number)
        """,
      ])
      _ = try asker.officer(answers[0]) { $0.readsCases }
      guard let row = answers[1].first else { throw CaseError.notFound }
      return try row.decode("events")
    }
  }
}
