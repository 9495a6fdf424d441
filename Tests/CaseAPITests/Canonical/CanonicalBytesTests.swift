import Testing

@testable import Cases

/// The bytes that enter the chain of hashes never change: old chains must hold with new code.
@Suite struct CanonicalBytesTests {
  @Test(arguments: CanonicalExample.all)
  func `a request enters the chain as the same text for ever`(_ example: CanonicalExample) throws {
    #expect(try example.sealed().canonical == example.text)
  }

  @Test(arguments: CanonicalExample.all)
  func `a request enters the chain with the same hash for ever`(_ example: CanonicalExample)
    throws
  {
    #expect(CanonicalText.digest(try example.sealed().canonical, salt: []) == example.hash)
  }

  @Test func `every action that a request may ask for has an example`() {
    let shown = Set(CanonicalExample.all.map(\.action))
    #expect(Action.allCases.filter { !shown.contains($0) } == [.adopt])
  }
}
