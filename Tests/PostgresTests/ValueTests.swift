import Postgres
import TestDatabase
import Testing

private enum Colour: String, PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  case red
  case green
}

@Suite struct ValueTests {
  /// Sends a value as `type` and reads it back.
  private func roundTrip<T: PostgresEncodable & PostgresDecodable & Sendable>(
    _ value: T,
    _ type: String
  ) async throws -> T? {
    let database = try await Shared.pool()
    return try await database.read { session in
      let rows = try session.query("SELECT \(value)::\(unescaped: type) AS value")
      return try rows.first?.decode("value", as: T.self)
    }
  }

  @Test(arguments: [Int.min, -1, 0, 1, Int.max])
  func `every integer comes back`(value: Int) async throws {
    #expect(try await roundTrip(value, "bigint") == value)
  }

  @Test(arguments: ["9223372036854775808", "-9223372036854775809", "1.5", "", "-", "١"])
  func `a number that does not fit is refused`(text: String) async throws {
    let database = try await Shared.pool()
    let error = await refusal {
      try await database.read { session in
        try session.query("SELECT \(text)::text AS n").first?.decode("n", as: Int.self)
      }
    }
    #expect(error?.kind == .decoding)
    #expect(error?.column == "n")
  }

  @Test(arguments: ["", "Thanh tra Sở", "'; DROP TABLE x; --", "a\\b\"c\n\t$1", "e\u{301}🙂"])
  func `hostile text stays data`(text: String) async throws {
    #expect(try await roundTrip(text, "text") == text)
  }

  @Test func `a mebibyte of text comes back`() async throws {
    let text = String(repeating: "thanh tra ", count: 104_858)
    #expect(try await roundTrip(text, "text") == text)
  }

  @Test func `booleans, bytes and raw values come back`() async throws {
    #expect(try await roundTrip(true, "boolean") == true)
    #expect(try await roundTrip(false, "boolean") == false)
    #expect(try await roundTrip(Array(UInt8.min...UInt8.max), "bytea") == Array(0...255))
    #expect(try await roundTrip([UInt8](), "bytea") == [])
    #expect(try await roundTrip(Colour.green, "text") == .green)
  }

  @Test func `arrays come back with every awkward element`() async throws {
    let texts = ["", "a,b", "{x}", "\"", "\\", "NULL", " ", "Sở\n"]
    #expect(try await roundTrip(texts, "text[]") == texts)
    #expect(try await roundTrip([String](), "text[]") == [])
    #expect(try await roundTrip([Int.min, 0, Int.max], "bigint[]") == [.min, 0, .max])
    #expect(try await roundTrip([Colour.red, .green], "text[]") == [.red, .green])
  }

  @Test(arguments: ["ARRAY['a', NULL]", "'{{a},{b}}'::text[]"])
  func `an array with a null or a second dimension is refused`(literal: String) async throws {
    let database = try await Shared.pool()
    let error = await refusal {
      try await database.read { session in
        try session.query("SELECT \(unescaped: literal) AS a").first?.decode("a", as: [String].self)
      }
    }
    #expect(error?.kind == .decoding)
  }

  @Test(arguments: [0, -1, 59, 60, 11_016, 20_781, -719_162, 2_932_896])
  func `a day comes back and means the same to the server`(days: Int) async throws {
    let day = PostgresDate(daysSince1970: days)
    #expect(try await roundTrip(day, "date") == day)
    let database = try await Shared.pool()
    let counted = try await database.read { session in
      try session.query("SELECT \(day)::date - date '1970-01-01' AS days")
        .first?.decode("days", as: Int.self)
    }
    #expect(counted == days)
  }

  @Test func `null is nil where that is asked for and refused where it is not`() async throws {
    let database = try await Shared.pool()
    let missing = try await database.read { session in
      try session.query("SELECT \(String?.none)::text AS t").first?.decode("t", as: String?.self)
    }
    #expect(missing == .some(nil))
    let error = await refusal {
      try await database.read { try $0.query("SELECT NULL AS t").first?.decode("t", as: Int.self) }
    }
    #expect(error?.kind == .decoding)
    #expect(error?.column == "t")
  }

  @Test func `a column that is not there is named`() async throws {
    let database = try await Shared.pool()
    let error = await refusal {
      try await database.read { try $0.query("SELECT 1 AS a").first?.decode("b", as: Int.self) }
    }
    #expect(error?.column == "b")
  }

  @Test func `columns are found by name in any order and by place`() async throws {
    let database = try await Shared.pool()
    let found = try await database.read { session in
      try session.query("SELECT i AS a, -i AS b FROM generate_series(1, 3) AS i").map { row in
        let b = try row.decode("b", as: Int.self)
        return [b, try row.decode("a", as: Int.self), try row.decode(1, as: Int.self)]
      }
    }
    #expect(found == [[-1, 1, -1], [-2, 2, -2], [-3, 3, -3]])
  }

  @Test func `an unknown raw value is refused without being repeated`() async throws {
    let database = try await Shared.pool()
    let error = await refusal {
      try await database.read { session in
        try session.query("SELECT 'secret' AS c").first?.decode("c", as: Colour.self)
      }
    }
    #expect(error?.kind == .decoding)
    #expect(error?.description.contains("secret") == false)
  }
}

/// One database for tests that only read.
private enum Shared {
  private static let database = Task {
    Database(.init(connection: try await TestDatabase.empty().connection(as: "thanhtra_app")))
  }

  static func pool() async throws -> Database {
    try await database.value
  }
}
