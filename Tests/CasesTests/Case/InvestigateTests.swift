import Cases
import Testing

/// The facts a case lacks, and what stands against investigating it without a record given.
private let lacking: [(String, [String])] = [
  ("", []),
  ("subject", [" subject_missing"]),
  ("violation", [" violation_missing"]),
  ("record", ["/record record_missing"]),
  ("subject violation", [" subject_missing", " violation_missing"]),
  ("subject record", [" subject_missing", "/record record_missing"]),
  ("violation record", [" violation_missing", "/record record_missing"]),
  (
    "subject violation record",
    [" subject_missing", " violation_missing", "/record record_missing"]
  ),
]

private func facts(without missing: String) -> CaseFacts {
  .example(.opened) { facts in
    if missing.contains("subject") { facts.subjects = [] }
    if missing.contains("violation") { facts.charges = [] }
    if missing.contains("record") { facts.recordMadeOn = nil }
  }
}

@Suite struct InvestigateTests {
  @Test(arguments: lacking)
  func `investigating needs subject, violation and record, all told at once`(
    _ missing: String, _ expected: [String]
  ) {
    #expect(
      refusal(of: EventRequest(action: .investigate), on: facts(without: missing))
        == expected.map { "unmet \($0)" })
  }

  @Test func `a record given with the step is enough`() {
    #expect(refusal(of: .complete(.investigate), on: facts(without: "record")) == [])
  }

  @Test func `a record on file need not be given again`() {
    #expect(refusal(of: EventRequest(action: .investigate), on: facts(without: "")) == [])
  }

  @Test func `a subject given with the step does not stand in for one on file`() {
    let request = EventRequest.complete(.investigate) {
      $0.documents.subjects = [Subject(kind: .person, name: "Lê Thử")]
    }
    #expect(
      refusal(of: request, on: facts(without: "subject")) == ["unmet  subject_missing"])
  }

  @Test func `guards and the day of effect are told together`() {
    let request = EventRequest.complete(.investigate) { $0.effectiveOn = today.adding(days: 1) }
    #expect(
      refusal(of: request, on: facts(without: "subject violation")) == [
        "unmet  subject_missing", "unmet  violation_missing",
        "unmet /effectiveOn effective_in_future",
      ])
  }
}
