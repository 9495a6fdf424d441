import Foundation
import TestDatabase
import Testing

/// One command of a guide, and what the guide says comes back.
struct GuideStep: Sendable, CustomTestStringConvertible {
  let command: String
  var expected: [String] = []

  var testDescription: String { String(command.prefix(60)) }

  /// The steps in the `console` blocks of a guide: what follows `$ ` is typed in, here-documents
  /// included; the lines after it come back, `…` standing for anything.
  static func steps(of text: String) -> [GuideStep] {
    var steps: [GuideStep] = []
    var (isConsole, isHereDocument) = (false, false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isHereDocument {
        steps[steps.count - 1] = GuideStep(command: steps[steps.count - 1].command + "\n" + line)
        isHereDocument = line != "END"
      } else if isConsole, line.hasPrefix("$ ") {
        steps.append(GuideStep(command: String(line.dropFirst(2))))
        isHereDocument = line.contains("<<'END'")
      } else if isConsole {
        steps[steps.count - 1].expected.append(line)
      }
    }
    return steps
  }

  /// Whether the parts of every expected line occur in the output, in order.
  func isBorneOut(by output: String) -> Bool {
    var rest = output[...]
    for part in expected.flatMap({ $0.components(separatedBy: "…") }) {
      let wanted = part.trimmingCharacters(in: .whitespaces)
      guard let found = rest.range(of: wanted) else { return wanted.isEmpty }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

@Suite struct `The stories` {
  private static let guide = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("deploy/stories.md")

  /// One story after the other in one shell, as a reader would type them.
  @Test func `come out as they are told`() async throws {
    let steps = GuideStep.steps(of: try String(contentsOf: Self.guide, encoding: .utf8))
    #expect(steps.count > 40)
    try await BinaryRegister.with { register in
      try #require(try register.binary.run("demo").status == 0)
      let outputs = try Self.typed(steps, register.binary)
      try #require(outputs.count == steps.count)
      for (step, output) in zip(steps, outputs) {
        #expect(step.isBorneOut(by: output), "\(step.command)\n→ \(output)")
      }
    }
  }

  private static func typed(_ steps: [GuideStep], _ binary: Binary) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let mark = "=== end of a step ==="
    let script = steps.map { "\($0.command)\necho '\(mark)'" }.joined(separator: "\n")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.currentDirectoryURL = folder
    let tools = Binary.url.deletingLastPathComponent().path
    shell.environment = binary.environment.merging(
      ["PATH": "\(tools):/usr/bin:/bin", "LANG": "C.UTF-8"]
    ) { own, _ in own }
    let output = Pipe()
    shell.standardOutput = output
    shell.standardError = output
    shell.arguments = ["-c", script]
    try shell.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    shell.waitUntilExit()
    return Array(text.components(separatedBy: "\(mark)\n").dropLast())
  }
}
