import Cases
import Testing

private func amend(_ change: (inout Amendment) -> Void) -> EventRequest {
  .complete(.amend) { request in
    var amendment = Amendment()
    change(&amendment)
    request.amendment = amendment
  }
}

private func described(_ change: (inout Amendment) -> Void) throws -> CaseDescription? {
  try CasesTests.change(by: amend(change), on: .example(.opened)).documents.description
}

@Suite struct AmendTests {
  @Test func `an amendment of nothing is refused`() {
    #expect(refusal(of: amend { _ in }, on: .example(.opened)) == ["unmet  document_missing"])
  }

  @Test func `an amended title leaves the rest as it was`() throws {
    var expected = CaseDescription.example
    expected.title = "Tên mới"
    #expect(try described { $0.title = "Tên mới" } == expected)
  }

  @Test func `an amended summary leaves the rest as it was`() throws {
    var expected = CaseDescription.example
    expected.summary = "Khác"
    #expect(try described { $0.summary = "Khác" } == expected)
  }

  @Test func `an amended source leaves the rest as it was`() throws {
    var expected = CaseDescription.example
    expected.source = "referral"
    #expect(try described { $0.source = "referral" } == expected)
  }

  @Test func `an amended day of detection leaves the rest as it was`() throws {
    var expected = CaseDescription.example
    expected.detectedOn = day(2026, 8, 1)
    #expect(try described { $0.detectedOn = day(2026, 8, 1) } == expected)
  }

  @Test func `an event that amends nothing brings no description`() throws {
    let noted = try change(by: .complete(.note), on: .example(.opened))
    #expect(noted.documents.description == nil)
  }

  @Test(arguments: [
    (day(2026, 9, 1), nil), (day(2026, 9, 2), "/detectedOn detected_after_opening"),
    (today, "/detectedOn detected_after_opening"),
    (today.adding(days: 1), "/detectedOn date_in_future"),
  ])
  func `detection is never moved behind the opening`(_ detected: Day, _ line: String?) {
    #expect(
      refusal(of: amend { $0.detectedOn = detected }, on: .example(.opened))
        == [line].compactMap { $0.map { "invalid \($0)" } })
  }

  @Test(arguments: [CaseState.sanctioned, .closed])
  func `a decided case is not amended`(_ state: CaseState) {
    #expect(refusal(of: .complete(.amend), on: .example(state)) == ["step not available"])
  }

  @Test(arguments: [CaseState.opened, .investigated, .sanctioned])
  func `a case not yet closed is assigned`(_ state: CaseState) {
    #expect(refusal(of: .complete(.assign), on: .example(state)) == [])
  }

  @Test func `a closed case is not assigned`() {
    #expect(refusal(of: .complete(.assign), on: .example(.closed)) == ["step not available"])
  }

  @Test(arguments: [CaseState.opened, .investigated, .sanctioned])
  func `an assignment names an officer`(_ state: CaseState) {
    #expect(
      refusal(of: EventRequest(action: .assign), on: .example(state))
        == ["unmet /officer officer_missing"])
  }

  @Test func `an inspector assigns nothing`() {
    #expect(
      refusal(of: .complete(.assign), on: .example(.opened), by: .inspector)
        == ["not permitted"])
  }
}
