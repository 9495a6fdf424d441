import Postgres
import TestDatabase

/// What every table of a register holds, so that a test can say that nothing at all was written.
public struct TableSnapshot: Sendable, Equatable {
  /// Digest of all rows, by table.
  public let rows: [String: String]
  /// Number of rows, by table.
  public let counts: [String: Int]

  /// The tables that differ.
  public func changes(since earlier: TableSnapshot) -> [String] {
    Set(rows.keys).union(earlier.rows.keys).filter { rows[$0] != earlier.rows[$0] }.sorted()
  }
}

extension TestRegister {
  /// Reads all tables as the superuser, whom row security does not bind.
  public func snapshot() async throws -> TableSnapshot {
    try await database.asSuperuser { session in
      let tables = try session.query(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
      ).map { try $0.decode("tablename", as: String.self) }
      var rows: [String: String] = [:]
      var counts: [String: Int] = [:]
      for table in tables {
        let row = try session.query(
          """
          SELECT count(*) AS count,
            COALESCE(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS digest
          FROM \(unescaped: table) t
          """)[0]
        rows[table] = try row.decode("digest")
        counts[table] = try row.decode("count")
      }
      return TableSnapshot(rows: rows, counts: counts)
    }
  }
}
