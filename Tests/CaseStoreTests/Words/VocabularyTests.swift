import CaseStore
import Cases
import Foundation
import Testing

/// Every code that people meet, kind by kind, whatever module has it.
@Suite struct VocabularyTests {
  private static let kinds = Vocabulary.all.map(\.kind)

  private static func terms(_ kind: String) -> [Vocabulary.Term] {
    Vocabulary.all.first { $0.kind == kind }?.terms ?? []
  }

  @Test func `a kind is there once, with a plain name`() {
    #expect(Set(Self.kinds).count == Self.kinds.count)
    #expect(Self.kinds.filter { $0.wholeMatch(of: /[a-z]+(_[a-z]+)*/) == nil } == [])
  }

  @Test(arguments: kinds)
  func `no code of a kind is without words, or shares them with another`(_ kind: String) {
    let terms = Self.terms(kind)
    #expect(!terms.isEmpty)
    for words in [terms.map(\.vi), terms.map(\.en)] {
      #expect(!words.contains { $0.allSatisfy(\.isWhitespace) })
      #expect(Set(words).count == terms.count)
    }
    #expect(Set(terms.map(\.code)).count == terms.count)
  }

  @Test(arguments: kinds)
  func `Vietnamese is composed (NFC) and differs from English`(_ kind: String) {
    for term in Self.terms(kind) {
      #expect(Array(term.vi.utf8) == Array(term.vi.precomposedStringWithCanonicalMapping.utf8))
      #expect(term.vi != term.en)
    }
  }

  @Test(arguments: kinds)
  func `English is plain ASCII but for the dash`(_ kind: String) {
    let words = Self.terms(kind).map(\.en)
    #expect(words.filter { !$0.replacing("–", with: "").utf8.allSatisfy { $0 < 128 } } == [])
  }

  @Test(arguments: kinds)
  func `no words hold a code or a date as programs write it`(_ kind: String) {
    let words = Self.terms(kind).flatMap { [$0.vi, $0.en] }
    #expect(words.filter { $0.contains("_") || $0.contains(/\d{4}-\d\d/) } == [])
  }
}
