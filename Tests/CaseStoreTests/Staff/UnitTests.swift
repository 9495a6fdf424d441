import CaseStore
import Cases
import TestRegister
import Testing

/// Units and their time, as administrators set them.
@Suite struct UnitTests {
  @Test func `a unit is listed with its days, its successors and its policy`() async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: day(2026, 9, 1), to: day(2026, 9, 30))
      #expect(try await register.unit("HN-3")?.fourEyes == true)
      try await register.owner.setFourEyes(false, of: "HN-3")
      let unit = try await register.unit("HN-3")
      #expect(unit?.openedOn == day(2026, 9, 1) && unit?.closedOn == day(2026, 9, 30))
      #expect(unit?.fourEyes == false && unit?.successors == [])
      let other = try await register.unit("HN-1")
      #expect(other?.openedOn == nil && other?.closedOn == nil && other?.fourEyes == false)
    }
  }

  @Test func `closing a unit tells how many open cases remain there`() async throws {
    try await TestRegister.with { register in
      for _ in 1...2 { _ = try await register.opened() }
      _ = try await register.opened(then: [.close(.noViolation)])
      #expect(try await register.owner.closeUnit("HN-1", on: TestRegister.today) == 2)
    }
  }

  @Test(arguments: [day(2026, 8, 31), day(2026, 9, 1)])
  func `a unit does not close before it has worked a day`(_ on: Day) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: day(2026, 9, 1))
      await #expect(throws: CaseError.invalid([Problem("/on", .closesBeforeOpening)])) {
        try await register.owner.closeUnit("HN-3", on: on)
      }
    }
  }

  @Test(arguments: ["XX", "HN-3"])
  func `a unit that is not there, or is closed, cannot be closed`(_ code: String) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(to: day(2026, 9, 30))
      await #expect(throws: CaseError.notFound) {
        try await register.owner.closeUnit(code, on: TestRegister.today)
      }
    }
  }

  @Test func `a unit that is not there has no policy`() async throws {
    try await TestRegister.with { register in
      await #expect(throws: CaseError.notFound) {
        try await register.owner.setFourEyes(true, of: "XX")
      }
    }
  }
}
