import CaseStore
import Cases
import Postgres
import TestNumbers
import TestRegister

/// Cases that go through random steps on random days of 2026, within the rules.
///
/// Beside this file, `RandomDocuments` makes what a step brings, `RandomSteps` chooses the step and
/// `RandomExecution` carries a decision out.
struct RandomHistory {
  let register: TestRegister
  var random: SeededGenerator
  var units = ["DN", "HN", "HN-1", "HN-2"]
  /// Names are never repeated: the same name and year of birth would be an earlier sanction.
  var nameCount = 0
  private var courses: [HistoryCourse] = []

  init(_ register: TestRegister, seed: UInt64) {
    self.register = register
    random = SeededGenerator(seed: seed)
  }

  mutating func open(_ count: Int) async throws {
    let openers = [
      ("inspector.hn1", "HN-1"), ("inspector.hn2", "HN-2"), ("supervisor.hn", "HN"),
      ("supervisor.dn", "DN"),
    ].filter { units.contains($0.1) }
    for _ in 0..<count {
      let (opener, unit) = pick(openers)
      var course = HistoryCourse(unit: unit, last: someDay())
      let opening = opening(of: &course)
      course.number = try await register.opened(opening, by: opener)
      courses.append(course)
    }
  }

  /// Takes cases over from a file, some of them inspected before they were opened.
  mutating func adopt(_ count: Int) async throws {
    var adopted: [(external: String, opened: Day, inspected: Day?)] = []
    for index in 0..<count {
      let inspected = chance(of: 3) ? nil : someDay()
      adopted.append(("OLD\(index)", someDay(), inspected))
    }
    let rows = adopted.enumerated().map { index, row in
      "\(row.external),\(index % 2 + 1),\(row.opened),\(row.inspected?.description ?? ""),,\n"
    }
    try await register.importing(RegisterFile.header + rows.joined())
    let numbers = try await register.lines(
      """
      SELECT number AS line FROM cases WHERE external_number IS NOT NULL
      ORDER BY substr(external_number, 4)::integer
      """)
    for (index, (number, row)) in zip(numbers, adopted).enumerated() {
      var course = HistoryCourse(
        unit: "HN-\(index % 2 + 1)", last: max(row.opened, row.inspected ?? row.opened))
      (course.number, course.detectedOn) = (number, min(row.opened, row.inspected ?? row.opened))
      if row.inspected != nil { (course.state, course.version) = (.investigated, 2) }
      courses.append(course)
    }
  }

  /// HN-2 is merged into HN-1 and hands its open cases over, each on a day nothing came after.
  mutating func merge(on day: Day) async throws {
    units.removeAll { $0 == "HN-2" }
    _ = try await register.owner.succeedUnit(
      SuccessionRequest("HN-2", to: ["HN-1"], on: day, by: "supervisor.hn"),
      today: TestRegister.today)
    for index in courses.indices
    where courses[index].unit == "HN-2" && courses[index].state != .closed {
      courses[index].unit = "HN-1"
      courses[index].last = max(courses[index].last, day)
      courses[index].version += 1
    }
  }

  /// Takes a number of steps, each in a case chosen at random.
  mutating func advance(_ count: Int) async throws {
    for _ in 0..<count {
      let index = Int.random(in: 0..<courses.count, using: &random)
      var course = courses[index]
      let supervisor = course.supervisor
      course.last = laterDay(than: course.last)
      var request = step(&course)
      request.effectiveOn = course.last
      _ = try await register.store.advance(
        course.number, by: request, as: .officer(supervisor), today: TestRegister.today)
      course.version += 1
      courses[index] = course
    }
  }

  // MARK: - Chance

  mutating func chance(of count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  /// One of some choices, of which there is at least one.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  /// Half of the time a day on which some month begins or ends.
  private mutating func someDay() -> Day {
    let month = Int.random(in: 4...8, using: &random)
    let edges = [day(2026, month, 1), day(2026, month, 14), day(2026, month, 15)]
    if chance(of: 2) { return pick(edges + [day(2026, month + 1, 1).adding(days: -1)]) }
    return day(2026, month, Int.random(in: 1...30, using: &random))
  }

  /// The legal date of a document that is put on file now.
  mutating func legalDay(of course: HistoryCourse) -> Day {
    let first = course.firstLegalDay
    let days = course.last.daysSince1970 - first.daysSince1970
    return first.adding(days: Int.random(in: 0...max(0, days), using: &random))
  }

  mutating func decisionDay(of course: HistoryCourse) -> Day {
    if course.isOld { return HistoryCourse.oldDecision }
    let start = course.termStartedOn ?? course.last
    return min(start.adding(days: Int.random(in: 0...6, using: &random)), course.last)
  }

  private mutating func laterDay(than last: Day) -> Day {
    if chance(of: 3) { return last }
    let edge = someDay()
    if edge > last, chance(of: 2) { return edge }
    return min(last.adding(days: Int.random(in: 1...25, using: &random)), TestRegister.today)
  }
}
