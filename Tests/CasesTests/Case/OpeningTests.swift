import Cases
import Testing

private func problems(_ opening: Opening) -> [String] {
  Workflow.problems(with: opening, acts: Act.all, today: today).map(\.line)
}

@Suite struct OpeningTests {
  @Test func `a complete opening has nothing wrong`() {
    #expect(problems(.example()) == [])
  }

  @Test func `a description alone opens a case`() {
    #expect(problems(Opening(description: .example)) == [])
  }

  @Test func `the description is the first of the documents`() {
    #expect(Opening(description: .example).documents.description == .example)
  }

  @Test(
    arguments: [
      (day(2026, 9, 1), day(2026, 9, 1), []),
      (day(2026, 9, 1), day(2026, 8, 31), []),
      (day(2026, 9, 1), day(2026, 9, 2), ["/detectedOn detected_after_opening"]),
      (today, today, []),
      (nil, today, []),
      (nil, today.adding(days: 1), ["/detectedOn date_in_future"]),
      (today.adding(days: 1), today, ["/openedOn date_in_future"]),
      (
        today.adding(days: 1), today.adding(days: 1),
        ["/openedOn date_in_future", "/detectedOn date_in_future"]
      ),
      (today, today.adding(days: 1), ["/detectedOn date_in_future"]),
    ] as [(Day?, Day, [String])])
  func `a case is opened on or after its detection and not in the future`(
    _ opened: Day?, _ detected: Day, _ expected: [String]
  ) {
    let opening = Opening.example(openedOn: opened, detectedOn: detected)
    #expect(problems(opening) == expected)
  }

  @Test func `an act of the opening is in force on the day it ended`() {
    let opening = Opening.example { $0.violations[0].endedOn = day(2021, 12, 31) }
    #expect(problems(opening) == ["/violations/0/type violation_type_not_in_force"])
  }

  @Test func `an act that goes on is judged on the day of detection`() {
    let opening = Opening.example(detectedOn: day(2021, 12, 31)) {
      $0.violations[0].endedOn = nil
    }
    #expect(problems(opening) == ["/violations/0/type violation_type_not_in_force"])
  }

  @Test func `an act is known to the catalogue`() {
    let opening = Opening.example { $0.violations[0].type = "NONE" }
    #expect(problems(opening) == ["/violations/0/type violation_type_unknown"])
  }

  @Test func `a violation names subjects the opening brings`() {
    let opening = Opening.example { $0.violations[0].subjects = [1, 2] }
    #expect(problems(opening) == ["/violations/0/subjects/1 subject_unknown"])
  }

  @Test func `a violation names victims the opening brings`() {
    let opening = Opening.example { $0.violations[0].victims = [0] }
    #expect(problems(opening) == ["/violations/0/victims/0 victim_unknown"])
  }

  @Test func `a violation of the opening names a subject once`() {
    let opening = Opening.example { $0.violations[0].subjects = [1, 1] }
    #expect(problems(opening) == ["/violations/0/subjects/1 number_repeated"])
  }

  @Test func `everything wrong with an opening is told at once`() {
    let later = today.adding(days: 2)
    let opening = Opening.example(openedOn: later, detectedOn: later) {
      $0.violations[0].type = "NONE"
      $0.violations[0].startedOn = later
      $0.subjects[0].bornOn = later
      $0.victims[0].bornOn = later
    }
    #expect(
      problems(opening) == [
        "/openedOn date_in_future", "/detectedOn date_in_future",
        "/violations/0/type violation_type_unknown", "/violations/0/startedOn date_in_future",
        "/violations/0/endedOn ends_before_start", "/subjects/0/bornOn date_in_future",
        "/victims/0/bornOn date_in_future",
      ])
  }
}
