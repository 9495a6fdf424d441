import ArgumentParser
import Testing

@testable import thanhtra

/// Commands that the guides name, but no test types in.
@Suite struct `The commands the guides name` {
  /// The words after `thanhtra` in code spans and `sh` blocks of a guide.
  private static func commands(in guide: String) throws -> [[String]] {
    let text = try Repository.text(of: guide)
    let lines = text.split(separator: "```sh\n").dropFirst()
      .compactMap { $0.split(separator: "```").first }
      .flatMap { $0.split(separator: "\n") }
    let spans = text.matches(of: /`(thanhtra [^`\n]+)`/).map { $0.1 }
    return (lines + spans).filter { $0.hasPrefix("thanhtra ") }.map { line in
      line.split(separator: " ").map(String.init).dropFirst()
        .prefix { !["|", "&", "#", ">"].contains($0) }.map { $0 }
    }
  }

  @Test(arguments: ["README.md", "deploy/README.md", "deploy/EVIDENCE.md"])
  func `exist with their options`(guide: String) throws {
    let commands = try Self.commands(in: guide)
    #expect(!commands.isEmpty)
    for words in commands {
      do {
        _ = try Thanhtra.parseAsRoot(words)
      } catch {
        // A text may name a command without its arguments.
        let message = Thanhtra.message(for: error)
        let isIncomplete = message.hasPrefix("Missing expected argument")
        #expect(
          isIncomplete || Thanhtra.exitCode(for: error) == .success,
          "thanhtra \(words.joined(separator: " ")): \(message)")
      }
    }
  }
}
