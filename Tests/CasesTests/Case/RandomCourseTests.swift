import Cases
import Testing

/// What the law says of a sanction, written out a second time.
private struct Witness {
  let facts: CaseFacts
  let decision: Decision
  let officer: Int

  /// What the sanction offends against; empty when it is lawful.
  var offences: [String] {
    var found: [String] = []
    if facts.recordMadeOn == nil, !facts.isOnTheSpot { found.append("no record") }
    if facts.needsFourEyes, !facts.isOnTheSpot, facts.preparedBy.contains(officer) {
      found.append("two eyes")
    }
    if isLate { found.append("late") }
    for sanction in decision.sanctions { found += offences(sanction) + offencesOfPast(sanction) }
    if facts.earlierSanctions[1] == 1, decision.sanctions.contains(where: { $0.subject == 1 }) {
      let checks = facts.proceedings.filter { $0.action == .checkEarlierSanctions }
      if checks.last?.row.code != "other_act" { found.append("past not checked") }
    }
    return found
  }

  /// Whom nobody may sanction, and what was sanctioned or ended before.
  private func offencesOfPast(_ sanction: Sanction) -> [String] {
    var found: [String] = []
    if facts.subjects[sanction.subject - 1] == .unknown { found.append("not identified") }
    let before = facts.decisions.flatMap(\.decision.sanctions)
    if before.contains(where: {
      $0.violation == sanction.violation && $0.subject == sanction.subject
    }) {
      found.append("sanctioned twice")
    }
    let ended = facts.proceedings.filter { $0.action == .dispose }.map(\.row)
    if ended.contains(where: {
      $0.violation == sanction.violation && $0.subject == sanction.subject
    }) {
      found.append("ended before")
    }
    if facts.isOnTheSpot, decision.issuedOn != facts.onTheSpotOn { found.append("not at once") }
    if let years = years(of: sanction) {
      if years < 14 { found.append("too young") }
      if years < 16, sanction.form == .fine { found.append("minor fined") }
    }
    return found
  }

  /// Full years of the subject when the act ended, or was detected while it goes on.
  private func years(of sanction: Sanction) -> Int? {
    guard facts.subjects[sanction.subject - 1] == .person,
      let bornOn = facts.birthdays[sanction.subject]
    else { return nil }
    let ended = facts.charges[sanction.violation - 1].endedOn ?? facts.description.detectedOn
    return (0...200).last { bornOn.adding(months: 12 * $0) <= ended }
  }

  private func offences(_ sanction: Sanction) -> [String] {
    var found: [String] = []
    let charge = facts.charges[sanction.violation - 1]
    let times = facts.subjects[sanction.subject - 1] == .organisation ? 2 : 1
    let bracket = charge.act.fine ?? 0...0
    if sanction.form == .fine {
      let circumstances = facts.proceedings.filter {
        $0.action == .addCircumstance && $0.row.violation == sanction.violation
          && $0.row.subject == sanction.subject
      }.count
      let (low, high) = (bracket.lowerBound * times, bracket.upperBound * times)
      let amount = sanction.amount ?? 0
      let fits =
        switch circumstances {
        case 0: amount * 2 == low + high
        case 1: low < amount && amount * 2 < low + high
        default: amount == low
        }
      let isMinor = years(of: sanction).map { $0 < 18 } ?? false
      if isMinor ? amount * 4 > low + high : !fits { found.append("amount") }
      if bracket.upperBound > maximum { found.append("authority") }
    }
    let isHeard = facts.proceedings.contains {
      $0.action == .explain && $0.row.subject == sanction.subject
    }
    if let madeOn = facts.recordMadeOn, bracket.upperBound >= 15_000_000, !isHeard,
      decision.issuedOn <= due(5, .workingDay, madeOn)
    {
      found.append("not heard")
    }
    return found
  }

  /// For a person.
  private var maximum: Int {
    let isNew = decision.issuedOn >= day(2025, 7, 1)
    return switch decision.signerTitle {
    case "department_director": isNew ? 24_000_000 : -1
    case "department_chief_inspector": isNew ? -1 : 15_000_000
    default: decision.issuedOn >= day(2026, 9, 26) ? 3_000_000 : 0
    }
  }

  private var isLate: Bool {
    let ends = decision.sanctions.map { sanction in
      let evaded = facts.proceedings.filter {
        $0.action == .recordEvasion && $0.row.subject == sanction.subject
          && $0.row.code == "sanction"
      }.compactMap(\.row.on)
      let end = facts.charges[sanction.violation - 1].endedOn ?? facts.description.detectedOn
      return (evaded + [end]).max() ?? end
    }
    if ends.contains(where: { decision.issuedOn > due(1, .year, $0) }) { return true }
    guard let madeOn = facts.recordMadeOn else { return false }
    let start = max(madeOn, restartedOn ?? madeOn)
    let isExtended = facts.proceedings.contains { $0.action == .extend }
    let isExplained = facts.proceedings.contains {
      $0.action == .explain && $0.row.code == "received"
    }
    let isOld = start < day(2022, 1, 1)
    var terms = [due(7, isOld ? .day : .workingDay, start)]
    if facts.isReferred, !isOld { terms.append(due(10, .workingDay, start)) }
    if isExplained { terms.append(isOld ? due(30, .day, start) : due(1, .month, start)) }
    if isOld, isGivenBack { terms.append(due(30, .day, start)) }
    if isExtended { terms.append(isOld ? due(60, .day, start) : due(2, .month, start)) }
    return terms.allSatisfy { decision.issuedOn > $0 }
  }

  /// Whether a criminal body gave the file back (Art 63.3 until 2021).
  private var isGivenBack: Bool {
    facts.proceedings.contains { $0.action == .reopen && $0.row.code == "criminal_return" }
  }

  /// Only a paper of the law gives a new term.
  private var restartedOn: Day? {
    for entry in facts.proceedings.reversed() {
      switch entry.proceeding {
      case .annulment(let annulment):
        return annulment.ground == .other ? nil : annulment.verifiedOn
      case .reopening(let reopening): return reopening.on
      default: break
      }
    }
    return nil
  }

  /// A term into a year whose days off are not known may be as long as can be.
  private func due(_ length: Int, _ unit: ClockRule.Unit, _ start: Day) -> Day {
    Law.example.calendar.due(length, unit, from: start).day
  }
}

/// Courses of many cases, each step asked for at random.
@Suite struct RandomCourseTests {
  private static let seeds: ClosedRange<UInt64> = 1...1_120

  private static let courses: [RandomCourse] = seeds.map { seed in
    var course = RandomCourse(seed: seed)
    course.run(60)
    return course
  }

  @Test func `no case is sanctioned against the law`() {
    var (sanctioned, refused) = (0, 0)
    for course in Self.courses {
      refused += course.refused
      for (before, change, officer) in course.taken where change.step.action == .sanction {
        guard let decision = change.documents.decision else { continue }
        sanctioned += 1
        let witness = Witness(facts: before, decision: decision, officer: officer)
        #expect(witness.offences == [], "\(before) \(decision)")
      }
    }
    #expect(sanctioned > 100)
    #expect(refused > 2_000)
  }

  @Test func `every open case has a clock that runs or was missed, until all is done`() {
    var (open, done) = (0, 0)
    for course in Self.courses {
      let facts = course.file.facts
      guard facts.state != .closed else { continue }
      open += 1
      let states = Set(facts.clocks.map { $0.state(on: course.today) })
      let isDone = facts.executedOn != nil
      if isDone { done += 1 }
      #expect(isDone || !states.isDisjoint(with: [.running, .missed]), "\(facts)")
    }
    #expect(open > 100 && done < open / 2)
  }

  @Test func `every complaint has ten days to be taken up, and thirty more to be decided`() {
    var (complaints, accepted) = (0, 0)
    for course in Self.courses {
      let clocks = course.file.facts.clocks
      func has(_ clock: String, from day: Day?, _ length: Int) -> Bool {
        clocks.contains {
          $0.rule.clock == clock && $0.startedOn == day
            && $0.due == day.map { Law.example.calendar.due(length, .day, from: $0) }
        }
      }
      for (_, change, _) in course.taken {
        let row = change.documents.proceeding.map { ProceedingRow(values: $0.values) }
        if change.step.action == .complain, row?.code == "complaint" {
          complaints += 1
          #expect(has("accept_complaint", from: row?.on, 10))
        }
        if change.step.action == .acceptComplaint, row?.code == "accepted" {
          accepted += 1
          #expect(has("decide_complaint", from: row?.on, 30))
        }
      }
    }
    #expect(complaints > 50 && accepted > 10)
  }

  @Test func `the clocks follow from the events alone`() {
    for course in Self.courses {
      guard let opening = course.taken.first?.before else { continue }
      var facts = opening
      for (_, change, officer) in course.taken {
        facts.apply(change, acts: Act.everything, officer: officer)
        facts.runExampleClocks(on: change.effectiveOn, course.file.law)
      }
      #expect(facts.clocks == course.file.facts.clocks)
    }
  }
}
