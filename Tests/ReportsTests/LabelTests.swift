import Cases
import Figures
import Foundation
import Reports
import Testing

/// Every label of a kind, in the order of its cases.
private let tables: [String: [Text]] = [
  "figures": Figure.allCases.map(\.label),
  "dimensions": Dimension.allCases.map(\.label),
  "areas": Area.allCases.map(\.label),
  "kinds of place": AreaKind.allCases.map(\.label),
  "kinds of subject": SubjectKind.allCases.map(\.label),
  "sexes": Sex.allCases.map(\.label),
  "ages": AgeBand.allCases.map(\.label),
]

@Suite struct LabelTests {
  @Test(arguments: tables.keys.sorted())
  func `no label is empty, and no two of a kind are the same`(_ kind: String) throws {
    let labels = try #require(tables[kind])
    for language in Language.allCases {
      let words = labels.map { $0[language] }
      #expect(!words.contains(""))
      #expect(Set(words).count == words.count)
    }
  }

  @Test(arguments: tables.keys.sorted())
  func `the languages differ`(_ kind: String) throws {
    #expect(try #require(tables[kind]).filter { $0.vi == $0.en } == [])
  }

  @Test(arguments: tables.keys.sorted())
  func `labels are composed (NFC)`(_ kind: String) throws {
    let words = try #require(tables[kind]).flatMap { [$0.vi, $0.en] }
    #expect(
      words.filter {
        Array($0.unicodeScalars)
          != Array($0.precomposedStringWithCanonicalMapping.unicodeScalars)
      } == [])
  }

  @Test func `English labels are in ASCII but for the dash`() {
    let words = tables.values.flatMap { $0 }.map(\.en)
    #expect(words.filter { !$0.replacing("–", with: "").utf8.allSatisfy { $0 < 128 } } == [])
  }
}
