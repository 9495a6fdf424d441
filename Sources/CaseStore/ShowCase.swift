import Cases
import Postgres

/// A case as JSON, with the version that makes its ETag.
public struct CaseDocument: Sendable, Equatable {
  public let number: String
  public let version: Int
  public let json: String
}

extension CaseStore {
  /// The case, or `notFound` when there is none the asker may know of.
  public func show(_ number: String, as asker: Asker) async throws -> CaseDocument {
    try await database.read { session in
      let answers = try session.pipeline([
        asker.enter,
        """
        SELECT c.version, i.shown FROM cases c CROSS JOIN \(CaseJSON.identities)
        WHERE c.number = \(number)
        """,
      ])
      _ = try asker.officer(answers[0]) { $0.readsCases }
      guard let row = answers[1].first else { throw CaseError.notFound }
      let key = try CaseCache.Key(number: number, isOpen: row.decode("shown"))
      let version = try row.decode("version", as: Int.self)
      if let kept = cache.document(key), kept.version == version { return kept }
      return try read(number, session, as: asker)
    }
  }

  /// Reads the document and keeps it under what the very same statement found shown.
  private func read(
    _ number: String, _ session: Session, as asker: Asker
  ) throws -> CaseDocument {
    let answers = try session.pipeline([
      asker.enter,
      """
      SELECT c.version, i.shown, \(CaseJSON.document)::text AS document
      \(CaseJSON.source) WHERE c.number = \(number)
      """,
    ])
    guard let row = answers[1].first else { throw CaseError.notFound }
    let document = try CaseDocument(
      number: number, version: row.decode("version"), json: row.decode("document"))
    cache.keep(document, as: try CaseCache.Key(number: number, isOpen: row.decode("shown")))
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
        FROM cases c WHERE c.number = \(number)
        """,
      ])
      _ = try asker.officer(answers[0]) { $0.readsCases }
      guard let row = answers[1].first else { throw CaseError.notFound }
      return try row.decode("events")
    }
  }
}
