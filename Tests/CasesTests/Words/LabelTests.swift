import Cases
import Foundation
import Testing

/// The words of codes beside the law: its own terms, and the data that ships.
@Suite struct `The words for codes` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The terms of the law, a line each, with the article or form they are taken from.
  private static let lawTerms: [[String]] = {
    let text = try? String(contentsOf: folder.appending(path: "law-terms.tsv"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }()

  @Test func `are those of the law where it has its own`() throws {
    let terms = Vocabulary.ofCases.flatMap(\.terms)
    try #require(Self.lawTerms.count > 80)
    for line in Self.lawTerms {
      let term = terms.first { $0.kind == line[0] && $0.code == line[1] }
      #expect([term?.vi, term?.en] == [line[2], line[3]], "\(line[0]) \(line[1])")
      #expect(line.count == 5 && !line[4].isEmpty)
    }
  }

  /// The first column of a file of the law as shipped.
  private static func codes(in file: String) throws -> Set<String> {
    let path = folder.appending(path: "../../../db/law/\(file)")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    return Set(lines.compactMap { $0.split(separator: ",").first.map(String.init) })
  }

  @Test func `cover every clock of the law as shipped`() throws {
    let known = ClockName.allCases.map(\.rawValue)
    #expect(try Self.codes(in: "clocks.csv").subtracting(known) == [])
  }

  @Test func `cover every signer's title of the law as shipped`() throws {
    let known = SignerTitle.allCases.map(\.rawValue)
    #expect(try Self.codes(in: "authorities.csv").subtracting(known) == [])
  }

  @Test func `read a code that an administrator added as words`() {
    let words = Text("new code", "new code")
    #expect(Text.signerTitle("new_code") == words)
    #expect(Text.clock("new_code") == words)
    #expect(Text.remedy("new_code") == words)
  }

  @Test func `begin with a small letter inside a sentence`() {
    #expect(Role.inspector.label.inSentence == Text("thanh tra viên", "inspector"))
  }

  @Test(arguments: [
    ("2026-09-05", "05/09/2026", "5 September 2026"),
    ("2025-12-31", "31/12/2025", "31 December 2025"),
    ("2018-01-01", "01/01/2018", "1 January 2018"),
  ])
  func `a day is written as the language does`(_ iso: String, _ vi: String, _ en: String) throws {
    let day = try #require(Day(iso))
    #expect([day.text(.vi), day.text(.en)] == [vi, en])
  }
}
