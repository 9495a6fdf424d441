import Contract
import TestRegister
import Testing

@testable import CaseAPI

@Sendable private func openThree(_ interface: Interface) async throws {
  let first = try await interface.open().number
  _ = try await interface.open(Body.opening(["openedOn": #""2026-09-02""#]))
  let third = try await interface.open(as: "inspector.hn2").number
  let assign = Body.event("assign", ["officer": #""inspector.hn1""#])
  _ = try await interface.advance(first, assign)
  _ = try await interface.advance(third, Body.investigate)
}

/// Filters of the list, over three cases of two units.
@Suite(.sharing(openThree))
struct FilterTests {
  @Test(arguments: [
    ("limit=1", 1), ("limit=200", 3), ("state=opened", 2), ("state=opened,investigated", 3),
    ("state=closed", 0), ("unit=HN-1", 2), ("unit=HN", 3), ("unit=DN", 0),
    ("violationType=ND125-06-1-a", 3), ("violationType=ND0", 0), ("openedFrom=2026-09-02", 1),
    ("openedTo=2026-09-01", 2), ("assignedTo=inspector.hn1", 1), ("overdue=true", 3),
    ("overdue=false", 0), ("q=nguyen+thu", 3), ("q=nguy%E1%BB%85n", 3), ("q=nobody", 0),
  ])
  func `a filter keeps what it says`(_ query: String, _ count: Int) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.get("/v1/cases?\(query)")
      #expect(answer.status == 200)
      #expect(answer.json["items"].array.count == count)
    }
  }
}
