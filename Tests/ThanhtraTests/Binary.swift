import Foundation
import Postgres
import TestDatabase
import Testing

/// The built executable, run as a person would run it.
struct Binary {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
  }

  /// Beside the test bundle, where the build puts both.
  static let url: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      let candidate = folder.appendingPathComponent("thanhtra")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  /// What every run is told about its surroundings; nothing of the tester's own leaks in.
  var environment: [String: String] = [:]

  func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = Self.url
    process.arguments = arguments
    process.environment = environment.merging(
      ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp"]
    ) { own, _ in own }
    return process
  }

  @discardableResult
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  @discardableResult
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = process(arguments)
    let (inputPipe, outputPipe) = (Pipe(), Pipe())
    // A file, so that neither stream can fill up while the other is read.
    let errors = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardInput = inputPipe
    process.standardOutput = outputPipe
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    inputPipe.fileHandleForWriting.write(Data(input.utf8))
    try inputPipe.fileHandleForWriting.close()
    let output = try outputPipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A migrated database of its own, and the executable pointed at it.
struct BinaryRegister {
  let database: TestDatabase.Private
  let binary: Binary

  /// What points the executable at a database of the tests' server, whose socket only the user of
  /// PostgreSQL reaches: root serves as that user.
  static func environment(_ database: TestDatabase.Private) -> [String: String] {
    [
      "THANHTRA_DATABASE": database.connection(as: "postgres"),
      "THANHTRA_USER": geteuid() == 0 ? "postgres" : NSUserName(),
    ]
  }

  static func with(_ body: (BinaryRegister) async throws -> Void) async throws {
    let database = try await TestDatabase.empty()
    let binary = Binary(environment: environment(database))
    do {
      try #require(try binary.run("migrate").status == 0)
      try await body(BinaryRegister(database: database, binary: binary))
      await database.drop()
    } catch {
      await database.drop()
      throw error
    }
  }

  /// A unit with an inspector and a supervisor, and a case opened by the one; its number.
  func openedCase() throws -> String {
    try binary.run("unit", "add", "HN", "--name", "Hà Nội")
    for role in ["inspector", "supervisor"] {
      try binary.run("officer", "add", role, "--name", role, "--unit", "HN", "--role", role)
    }
    try binary.run(
      "officer", "add", "chief", "--name", "chief", "--unit", "HN", "--role", "supervisor")
    let opened = try binary.run("case", "open", "--as", "inspector", input: Self.opening)
    try #require(opened.status == 0, "\(opened.errors)")
    let fields = try opened.json() as? [String: Any]
    return try #require(fields?["number"] as? String)
  }

  static let opening = """
    {"title":"Từ chối tuyển dụng","source":"complaint","detectedOn":"2026-09-01",
     "openedOn":"2026-09-02","subjects":[{"kind":"organisation","name":"Công ty Thử"}],
     "violations":[{"type":"ND125-06-1-a","subjects":[1],"endedOn":"2026-08-20"}]}
    """
  static let record = #"{"record":{"number":"BB-1","madeOn":"2026-09-03"}}"#
  static let payment = """
    {"payment":{"subject":1,"amount":5000000,"paidOn":"2026-09-15","receipt":"BL-1"}}
    """
  static let decision = """
    {"decision":{"number":"QD-1","issuedOn":"2026-09-10","signedBy":"Người ký",
     "signerTitle":"department_director",
     "sanctions":[{"violation":1,"subject":1,"form":"fine","amount":5000000}]}}
    """
}
