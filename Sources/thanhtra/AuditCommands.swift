import ArgumentParser
import CaseStore
import Foundation

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Verify that the history was not altered.",
    subcommands: [AuditVerify.self, AuditCheckpoint.self])
}

struct AuditVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every chain of hashes; exit status 7 when one is broken.",
    discussion: "Example: thanhtra audit verify --checkpoint heads-2026-11-01.json")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "File with a checkpoint to compare with.") var checkpoint: String?

  func run() async throws {
    let kept = try checkpoint.map {
      try JSONDecoder().decode(Checkpoint.self, from: Data(readInput($0)))
    }
    let bar = ProgressBar("verifying")
    let report = try await register.withStore(.owner) { store in
      defer { bar.finish() }
      return try await store.verifyAudit(against: kept) { done, total in
        bar.show(done, of: total)
      }
    }
    let rows = report.findings.map { [$0.number, "\($0.version)", output.shown($0.kind)] }
    if output.format != .table || !rows.isEmpty {
      try output.write(header: ["case", "event", "finding"], rows: rows) { try jsonText(report) }
    }
    let summary = "\(report.cases) cases, \(report.events) events"
    guard report.findings.isEmpty else {
      throw Failure(7, "\(summary); findings: \(report.findings.count).")
    }
    printError("\(summary): every chain is intact.")
  }
}

struct AuditCheckpoint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Print the newest hash of every case, to be kept elsewhere.",
    discussion: "Example: thanhtra audit checkpoint > heads-$(date +%F).json")

  @OptionGroup var register: RegisterOptions

  func run() async throws {
    let checkpoint = try await register.withStore(.owner) { try await $0.checkpoint() }
    print(try jsonText(checkpoint))
    printError("\(checkpoint.heads.count) heads, digest \(checkpoint.digest)")
  }
}
