import Foundation
import Testing

/// The benchmarks at toy size: that they run to their end, not what they measure.
@Suite(.serialized) struct `The benchmarks` {
  /// Runs a script of `deploy` with the built executable; the lines it prints, each as its words.
  private static func rows(
    of script: String, _ sizes: [String: String]
  ) throws -> [[Substring]] {
    var environment = ProcessInfo.processInfo.environment.filter {
      ["PATH", "HOME", "TMPDIR", "PG_BINDIR", "XDG_STATE_HOME"].contains($0.key)
    }
    environment["THANHTRA"] = Binary.url.path
    environment.merge(sizes) { $1 }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
    // A process started here inherits blocked signals; pgbench needs the one of its alarm clock.
    process.arguments = [
      "-MPOSIX=:signal_h", "-e", "sigprocmask(SIG_SETMASK, POSIX::SigSet->new); exec @ARGV",
      Repository.folder.appendingPathComponent("deploy/\(script)").path,
    ]
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(text)")
    return text.split(separator: "\n").map { $0.split(separator: " ") }
  }

  @Test func `of requests prints a row for reading and one for advancing`() throws {
    let sizes = ["CASES": "50", "ROUNDS": "1", "SECONDS_EACH": "1", "CLIENTS": "2"]
    let rows = try Self.rows(of: "benchmark", sizes)
    #expect(rows.map(\.first) == ["what", "get", "advance"])
    #expect(rows.dropFirst().allSatisfy { $0.count == 7 && $0[4] == "0" }, "\(rows)")
  }

  @Test func `of loading prints a row for each size and one for COPY`() throws {
    let rows = try Self.rows(of: "benchmark-load", ["CASES": "40", "MONTHS": "2"])
    #expect(rows.map(\.first) == ["what", "demo", "demo", "bare", "ratio"])
    #expect(rows[1...2].map { $0[1] } == ["10", "40"])
  }

  @Test func `of statistics prints a row for each size, counted and settled`() throws {
    let sizes = ["SIZES": "10 20", "MONTHLY": "10", "ROUNDS": "1"]
    let rows = try Self.rows(of: "benchmark-statistics", sizes)
    #expect(rows.dropFirst().map(\.first) == ["counted", "counted", "settled", "settled"])
    #expect(rows.dropFirst().map { $0[1] } == ["10", "20", "10", "20"])
  }
}
