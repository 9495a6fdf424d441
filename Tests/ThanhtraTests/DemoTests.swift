import Foundation
import Postgres
import TestDatabase
import Testing

/// The demo of any size, as a person asks for it and breaks it off.
@Suite struct `The demo command` {
  @Test func `fills an empty register that verifies, and names its officers`() async throws {
    try await BinaryRegister.with { register in
      let outcome = try register.binary.run(
        "demo", "--cases", "40", "--months", "3", "--seed", "5")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("supervisor.demo"))
      #expect(try register.binary.run("audit", "verify").status == 0)
      let shown = try register.binary.run(
        "case", "list", "--as", "supervisor.demo", "--format", "csv")
      #expect(shown.output.contains("DEMO-01-"))
      let again = try register.binary.run("demo", "--cases", "40")
      #expect(again.status == 5)
      #expect(again.errors.contains("not empty"))
    }
  }

  @Test func `ends on the day that is asked for, and what is over can be settled`() async throws {
    try await BinaryRegister.with { register in
      let filled = try register.binary.run(
        "demo", "--cases", "30", "--months", "3", "--until", "2026-06-20")
      #expect(filled.status == 0, "\(filled.errors)")
      func day(_ figure: String) async throws -> String {
        try await register.database.asSuperuser { session in
          try session.query("SELECT \(unescaped: figure)(effective_on)::text AS day FROM events")[0]
            .decode("day")
        }
      }
      #expect(try await day("max") <= "2026-06-20")
      #expect(try await day("min").hasPrefix("2026-04"))
      /// But for the instant, the fifth column.
      func figures() throws -> [[Substring]] {
        try register.binary.run(
          "statistics", "monthly", "--month", "2026-05", "--period", "calendar", "--format", "csv"
        ).output.split(whereSeparator: \.isNewline).map { line in
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          return Array(cells[..<4] + cells[5...])
        }
      }
      let counted = try figures()
      #expect(counted.count > 5)
      let settled = try register.binary.run("statistics", "settle")
      #expect(settled.output.hasPrefix("Half months settled: ") && settled.status == 0)
      #expect(try figures() == counted)
      #expect(
        try register.binary.run("statistics", "settle").output == "Half months settled: 0.\n")
    }
  }

  @Test func `names the option that is wrong, and writes nothing`() async throws {
    try await BinaryRegister.with { register in
      func refused(_ arguments: String...) throws -> (Int32, String) {
        let outcome = try register.binary.run(["demo"] + arguments)
        return (outcome.status, outcome.errors)
      }
      let months = try refused("--cases", "10", "--months", "9999")
      #expect(months.0 == 2)
      #expect(months.1.contains("--months must be 1 to "))
      #expect(try refused("--cases", "10", "--months", "0").0 == 2)
      #expect(try refused("--cases", "0").0 == 64)
      #expect(try refused("--cases", "10000001").1.contains("--cases must be 1 to 10000000"))
      #expect(try refused("--months", "3").1.contains("need --cases"))
      #expect(try refused("--cases", "9", "--until", "9999-01-01").1.contains("is in the future"))
      #expect(
        try register.binary.run("unit", "list", "--format", "csv").output.split(
          separator: "\n"
        ).count == 1)
    }
  }

  @Test func `leaves nothing behind when it is broken off`() async throws {
    try await BinaryRegister.with { register in
      let process = register.binary.process(["demo", "--cases", "1000000", "--months", "12"])
      process.standardError = FileHandle.nullDevice
      try process.run()
      func number(_ sql: String) async throws -> Int {
        try await register.database.asSuperuser { session in
          try session.query("SELECT (\(unescaped: sql))::int AS n")[0].decode("n")
        }
      }
      // The tables are locked: the server's own list of statements tells that rows were written.
      let checking =
        "SELECT count(*) FROM pg_stat_activity "
        + "WHERE datname = current_database() AND query LIKE 'INSERT INTO late_events%'"
      for _ in 0..<1_200 where try await number(checking) == 0 {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(process.isRunning)
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      let waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        + "AND backend_xid IS NOT NULL"
      for _ in 0..<300 where try await number(waiting) > 0 {
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(
        try await number("(SELECT count(*) FROM cases) + (SELECT count(*) FROM events)") == 0)
      #expect(try await number("SELECT count(*) FROM units") == 0)
      #expect(
        try await number("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'") == 0)
      let again = try register.binary.run("demo", "--cases", "5")
      #expect(again.status == 0, "\(again.errors)")
    }
  }
}
