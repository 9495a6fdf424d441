import Foundation
import Testing

/// `deploy/asvs.csv`: the lines of OWASP ASVS 5.0, levels 1 and 2, and what proves each.
@Suite struct `The lines of the standard` {
  private struct Line {
    let requirement, status, place: String
    let tests: [String]
  }

  private static func lines() throws -> [Line] {
    let rows = try Repository.text(of: "deploy/asvs.csv").split(separator: "\n").dropFirst()
    return try rows.map { row in
      let fields = fields(row)
      try #require(fields.count == 5, "\(row)")
      return Line(
        requirement: fields[0], status: fields[2], place: fields[3],
        tests: fields[4].split(separator: " | ").map(String.init))
    }
  }

  /// The fields of a row; none holds a quotation mark or a line feed.
  private static func fields(_ row: Substring) -> [String] {
    var isQuoted = false
    var fields = [""]
    for character in row {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private static func names() throws -> Set<String> {
    let folder = Repository.folder.appendingPathComponent("Tests")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var names: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /func `([^`]+)`/) { names.insert(String(match.1)) }
    }
    return names
  }

  @Test func `are the 253 of levels 1 and 2, each once, with a status`() throws {
    let lines = try Self.lines()
    #expect(lines.count == 253)
    #expect(Set(lines.map(\.requirement)).count == lines.count)
    #expect(lines.allSatisfy { $0.requirement.wholeMatch(of: /V\d+\.\d+\.\d+/) != nil })
    let known: Set = ["held", "partly", "not", "not applicable"]
    #expect(lines.filter { !known.contains($0.status) }.isEmpty)
  }

  @Test func `name tests there are, and none is held without a test or a document`() throws {
    let names = try Self.names()
    for line in try Self.lines() {
      for test in line.tests { #expect(names.contains(test), "\(line.requirement): \(test)") }
      guard line.status == "held", line.tests.isEmpty else { continue }
      let document = line.place.split { " ;".contains($0) }.first.map(String.init) ?? ""
      #expect((try? Repository.text(of: document)) != nil, "\(line.requirement): \(line.place)")
    }
  }
}
