import Foundation
import Testing

/// One command of a guide, and the output the guide shows for it.
struct GuideStep: Sendable, CustomTestStringConvertible {
  let command: String
  var expected: [String] = []

  var testDescription: String { String(command.prefix(60)) }

  /// The steps in the `console` blocks of a guide: `$ ` begins a command, here-documents and lines
  /// after `\` or `|` included; the lines after it are its output, `…` standing for any text.
  static func steps(of text: String) -> [GuideStep] {
    var steps: [GuideStep] = []
    var (isConsole, isHereDocument) = (false, false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isHereDocument || (isConsole && steps.last?.isContinued == true) {
        steps[steps.count - 1] = GuideStep(command: steps[steps.count - 1].command + "\n" + line)
        isHereDocument = isHereDocument && line != "END"
      } else if isConsole, line.hasPrefix("$ ") {
        steps.append(GuideStep(command: String(line.dropFirst(2))))
        isHereDocument = line.contains("<<'END'") || line.contains("<<END")
      } else if isConsole {
        steps[steps.count - 1].expected.append(line)
      }
    }
    return steps
  }

  private var isContinued: Bool {
    expected.isEmpty && (command.hasSuffix("\\") || command.hasSuffix("|"))
  }

  /// Whether the parts of every expected line occur in the output, in order. A command that is
  /// shown without output has to print nothing.
  func matches(_ output: String) -> Bool {
    guard !expected.isEmpty else { return output.isEmpty }
    var rest = output[...]
    for part in expected.flatMap({ $0.components(separatedBy: "…") }) {
      let wanted = part.trimmingCharacters(in: .whitespaces)
      guard let found = rest.range(of: wanted) else {
        guard wanted.isEmpty else { return false }
        continue
      }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

extension Sequence<GuideStep> {
  /// Types the commands into one shell in an empty folder; what each of them prints.
  func outputs(_ binary: Binary) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let mark = "=== end of a step ==="
    let script = map { "\($0.command)\necho '\(mark)'" }.joined(separator: "\n")
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
