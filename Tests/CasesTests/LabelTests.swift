import Foundation
import Testing

@testable import Cases

/// Every label of a kind.
private let tables: [String: [Text]] = [
  "states": CaseState.allCases.map(\.label),
  "roles": Role.allCases.map(\.label),
  "actions": Action.allCases.map(\.label),
  "closing reasons": ClosingReason.allCases.map(\.label),
  "remedies": Remedy.allCases.map(\.label),
  "clocks": Array(Text.clocks.values),
  "signer titles": Array(Text.signerTitles.values),
]

@Suite struct `The words for codes` {
  @Test(arguments: tables.keys.sorted())
  func `are not empty, and different within a kind`(_ kind: String) throws {
    let labels = try #require(tables[kind])
    for language in Language.allCases {
      let words = labels.map { $0[language] }
      #expect(!words.contains(""))
      #expect(Set(words).count == words.count)
    }
  }

  @Test(arguments: tables.keys.sorted())
  func `are plain ASCII in English, and composed characters in Vietnamese`(
    _ kind: String
  ) throws {
    for label in try #require(tables[kind]) {
      #expect(label.en.utf8.allSatisfy { $0 < 128 })
      #expect(
        Array(label.vi.utf8) == Array(label.vi.precomposedStringWithCanonicalMapping.utf8))
    }
  }

  @Test(arguments: tables.keys.sorted())
  func `hold no code`(_ kind: String) throws {
    let words = try #require(tables[kind]).flatMap { [$0.vi, $0.en] }
    #expect(words.filter { $0.contains("_") } == [])
  }

  /// The first column of a file of the law as shipped.
  private static func codes(in file: String) throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let path = folder.appending(path: "../../db/law/\(file)")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    return Set(lines.compactMap { $0.split(separator: ",").first.map(String.init) })
  }

  @Test func `cover every clock of the law as shipped`() throws {
    #expect(try Self.codes(in: "clocks.csv").subtracting(Text.clocks.keys) == [])
  }

  @Test func `cover every signer's title of the law as shipped`() throws {
    #expect(try Self.codes(in: "authorities.csv").subtracting(Text.signerTitles.keys) == [])
  }

  @Test func `fall back to the code of a title that an administrator added`() {
    #expect(Text.signerTitle("new_title") == Text("new_title", "new_title"))
  }

  @Test func `begin with a small letter inside a sentence`() {
    #expect(Role.inspector.label.inSentence == Text("thanh tra viên", "inspector"))
  }
}
