import Foundation
import TestRegister
import Testing

@testable import CaseStore

/// The verifier of `deploy/verify.py`, asked about an export of a register.
struct SecondVerifier {
  let status: Int32
  /// Number, version and kind of each finding.
  let findings: Set<String>
  /// Table, row and detail of each change.
  let changes: Set<String>

  init(
    _ register: TestRegister, _ checkpoints: [Checkpoint] = [], trusting key: String? = nil
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let export = folder.appending(path: "export.jsonl")
    try await Self.export(register, to: export)
    var arguments = [Self.program.path, export.path]
    for (index, checkpoint) in checkpoints.enumerated() {
      let file = folder.appending(path: "\(index).json")
      try JSONEncoder().encode(checkpoint).write(to: file)
      arguments += ["--checkpoint", file.path]
    }
    if let key { arguments += ["--public-key", key] }
    let (status, output) = try Self.run(arguments)
    let lines = output.split(separator: "\n").map {
      $0.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false)
    }
    self.status = status
    findings = Set(
      lines.filter { $0[0] == "finding" }.map { $0[1...3].joined(separator: " ") })
    changes = Set(
      lines.filter { $0[0] == "change" }.map { $0[1...3].joined(separator: " ") })
  }

  private static let program = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "../../../deploy/verify.py").standardizedFileURL

  private static func export(_ register: TestRegister, to file: URL) async throws {
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try await register.owner.exportAudit { try handle.write(contentsOf: Data(($0 + "\n").utf8)) }
    try handle.close()
  }

  private static func run(_ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

extension AuditReport {
  /// What both verifiers say; the ledger, the terms and the schema of the program itself are
  /// recounted by the program alone.
  var shared: Set<String> {
    let own: [AuditFinding.Kind] = [.booksAltered, .settlementAltered, .clocksAltered]
    return Set(
      findings.filter { !own.contains($0.kind) }.map {
        "\($0.number) \($0.version) \($0.kind.rawValue)"
      })
  }
}
