import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// The database admits a document with the actions whose requests bring it.
@Suite struct DocumentPolicyTests {
  /// The tables that a request writes beside that of events and that of facts.
  private static func tables(_ documents: Documents) -> [String] {
    let violations = documents.violations
    let tables = [
      ("descriptions", documents.description != nil), ("subjects", !documents.subjects.isEmpty),
      ("victims", !documents.victims.isEmpty), ("violations", !violations.isEmpty),
      ("violation_subjects", violations.contains { !$0.subjects.isEmpty }),
      ("violation_victims", violations.contains { !$0.victims.isEmpty }),
      ("records", documents.record != nil), ("decisions", documents.decision != nil),
      ("sanctions", !(documents.decision?.sanctions.isEmpty ?? true)),
      ("closures", documents.closing != nil),
      ("remedy_decisions", documents.remedyDecision != nil),
    ]
    return tables.filter(\.1).map(\.0)
  }

  /// What the table of actions admits, as `table action`; facts are compared with the forms.
  private static func admitted() async throws -> [String] {
    try await TestRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT document || ' ' || action AS line FROM actions, unnest(documents) AS document
          WHERE document <> 'facts'
          """
        ).map { try $0.decode("line") }
      }
    }
  }

  @Test func `each document is admitted with the actions whose requests bring it, and no other`()
    async throws
  {
    let brought = try CanonicalExample.all.flatMap { example in
      Self.tables(try example.brought().documents).map { "\($0) \(example.action.rawValue)" }
    }
    #expect(try await Self.admitted().sorted() == Set(brought).sorted())
  }
}
