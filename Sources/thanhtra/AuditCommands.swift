import ArgumentParser
import CaseStore
import Foundation

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Verify that the history was not altered.",
    subcommands: [
      AuditVerify.self, AuditCheckpoint.self, AuditExportCommand.self, AuditKey.self,
    ])
}

struct AuditVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recount the whole register; exit status 7 when something was altered.",
    discussion: """
      With checkpoints it also finds what was altered consistently, and lists what has changed \
      since as it may: a law that was loaded, an officer disabled.

      Example: thanhtra audit verify --checkpoint 2026-11-01.json --public-key audit.pub
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "File with a checkpoint to compare with; can be repeated.")
  var checkpoint: [String] = []
  @Option(help: "Public key, or a file with it, that must have signed the checkpoints.")
  var publicKey: String?

  func run() async throws {
    let kept = try checkpoint.map(readCheckpoint)
    let key = try publicKey.map(readPublicKey)
    let bar = ProgressBar("verifying")
    let report = try await register.withStore(.owner) { store in
      defer { bar.finish() }
      return try await store.verifyAudit(against: kept, trusting: key) { done, total in
        bar.show(done, of: total)
      }
    }
    let rows = report.findings.map {
      [$0.number, "\($0.version)", output.shown($0.kind), $0.detail ?? ""]
    }
    if output.format != .table || !rows.isEmpty {
      try output.write(header: ["case", "event", "finding", "detail"], rows: rows) {
        try jsonText(report)
      }
    }
    for change in report.changes {
      printError("Changed since the checkpoint: \(change.table) \(change.row): \(change.detail)")
    }
    if !kept.isEmpty, key == nil {
      printError("No --public-key was named: whoever holds the file could have signed it.")
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
    abstract: "Print what the register holds, hashed and signed, to be kept elsewhere.",
    discussion: """
      One hash over the newest event of every case, the law, units, officers, rights, publications \
      and the schema. It names the checkpoint before it.

      Example: thanhtra audit checkpoint --signing-key audit.key > checkpoint-$(date +%F).json
      """)

  @OptionGroup var register: RegisterOptions
  @Option(help: "File with the key to sign with, or $CREDENTIALS_DIRECTORY/NAME by NAME.")
  var signingKey: String?
  @Option(help: "File with the checkpoint before; default: the last one that was taken.")
  var previous: String?

  func run() async throws {
    let key = try signingKey.map(CheckpointKey.init(path:))
    let before = try previous.map(readCheckpoint)
    let checkpoint = try await register.withStore(.owner) {
      try await $0.takeCheckpoint(signedBy: key, after: before)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(checkpoint), as: UTF8.self))
    printError("\(checkpoint.caseCount) heads, root \(checkpoint.root)")
    if key == nil { printError("Not signed: whoever holds the file can alter it.") }
  }
}

struct AuditExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print all that an audit reads, for deploy/verify.py.",
    discussion: """
      Lines of JSON. What names a person leaves only as the salted digest that was hashed.

      Example: thanhtra audit export > register.jsonl
      """)

  @OptionGroup var register: RegisterOptions

  func run() async throws {
    try await register.withStore(.owner) { store in
      try await store.exportAudit { print($0) }
    }
  }
}

struct AuditKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make a key to sign checkpoints with, and print its public half.",
    discussion: """
      The file must not lie where the database's administrator can read it. An existing file is \
      not written over.

      Example: thanhtra audit key audit.key > audit.pub
      """)

  @Argument(help: "File to write the key to, for its owner alone.") var file: String

  func run() throws {
    let key = CheckpointKey()
    try key.write(to: file)
    print(key.publicKey)
  }
}

private func readCheckpoint(_ path: String) throws -> Checkpoint {
  do {
    return try JSONDecoder().decode(Checkpoint.self, from: Data(readInput(path)))
  } catch is DecodingError {
    throw Failure(
      2, "\(path) is no checkpoint of this version: take a new one with thanhtra audit checkpoint.")
  }
}
