import Cases
import TestRegister

/// The next step of a case, by chance among those its state permits.
extension RandomHistory {
  /// Changes the course to what it is after the step.
  mutating func step(_ course: inout HistoryCourse) -> EventRequest {
    if chance(of: 10) { return .noted(.note) }
    if course.state != .closed, chance(of: 10) { return move(&course) }
    if chance(of: 15), let request = evade(course) { return request }
    return switch course.state {
    case .opened: stepFromOpened(&course)
    case .investigated: stepFromInvestigated(&course)
    case .sanctioned: stepFromSanctioned(&course)
    case .closed: stepFromClosed(&course)
    }
  }

  /// Somebody evades the sanction, or the execution of a decision; the limitations of old cases are
  /// left to end.
  private mutating func evade(_ course: HistoryCourse) -> EventRequest? {
    guard !course.isOld else { return nil }
    if course.state == .sanctioned {
      return .evade(.execution, by: pick(course.sanctionedSubjects), on: course.last)
    }
    guard course.state == .investigated, let pair = course.undecided.first else { return nil }
    return .evade(.sanction, by: pair.subject, on: course.last)
  }

  private mutating func stepFromOpened(_ course: inout HistoryCourse) -> EventRequest {
    if chance(of: 8) { return close(&course) }
    if course.subjects.isEmpty || (course.subjects.count < 3 && chance(of: 6)) {
      var request = EventRequest(action: .addSubject)
      request.documents.subjects = [subject(of: &course)]
      return request
    }
    if course.charges.isEmpty || (course.charges.count < 3 && chance(of: 4)) {
      var request = EventRequest(action: .addViolation)
      request.documents.violations = [violation(of: &course)]
      return request
    }
    (course.state, course.hasRecord) = (.investigated, true)
    let wasRecorded = course.recordMadeOn != nil
    let madeOn = course.recordMadeOn ?? (course.isOld ? HistoryCourse.oldRecord : course.last)
    course.recordMadeOn = madeOn
    if !wasRecorded { course.termStartedOn = madeOn }
    var request = EventRequest(action: .investigate)
    request.documents.record = Record(number: "BB-01", madeOn: madeOn)
    return request
  }

  private mutating func stepFromInvestigated(_ course: inout HistoryCourse) -> EventRequest {
    if !course.sanctions.isEmpty { return stepOfStandingDecision(&course) }
    if chance(of: 5) { return close(&course) }
    if course.charges.isEmpty || !course.hasRecord || chance(of: 12) {
      course.state = .opened
      return .noted(.return)
    }
    if let subject = course.subjectToHear {
      course.heard.insert(subject)
      return .waive(subject, on: course.recordMadeOn ?? course.last)
    }
    let pairs = course.undecided.filter(course.isSanctionable)
    if pairs.isEmpty { return course.undecided.isEmpty ? close(&course) : dispose(&course) }
    return sanction(pairs, &course)
  }

  /// Reopened without a paper that ends the decision.
  private mutating func stepOfStandingDecision(_ course: inout HistoryCourse) -> EventRequest {
    if chance(of: 6) { return takenUp(&course, by: .annul) }
    return chance(of: 5) ? close(&course) : execute(&course)
  }

  private mutating func sanction(
    _ pairs: [HistoryCourse.Pair], _ course: inout HistoryCourse
  ) -> EventRequest {
    let issuedOn = decisionDay(of: course)
    course.decidedOn = course.decidedOn.map { max($0, issuedOn) } ?? issuedOn
    var request = EventRequest(action: .sanction)
    let decision = decision(on: pairs, of: course)
    request.documents.decision = decision
    if course.sanctions.isEmpty {
      (course.decisionVersion, course.givenBack) = (course.version + 1, [:])
    }
    course.state = .sanctioned
    course.sanctions += decision.sanctions
    for sanction in decision.sanctions {
      course.origins[sanction.pair] = (course.version + 1, decision.number)
    }
    return request
  }

  private mutating func dispose(_ course: inout HistoryCourse) -> EventRequest {
    let pair = pick(course.undecided)
    course.disposed.insert(pair)
    return .dispose(pair.violation, pair.subject)
  }

  /// What the decision left out: other subjects get one of their own, or the charge ends.
  private mutating func decideRest(_ course: inout HistoryCourse) -> EventRequest {
    let sanctioned = Set(course.sanctionedSubjects)
    let pairs = course.undecided.filter {
      course.isSanctionable($0) && !sanctioned.contains($0.subject)
    }
    return pairs.isEmpty || chance(of: 3) ? dispose(&course) : sanction(pairs, &course)
  }

  private mutating func stepFromSanctioned(_ course: inout HistoryCourse) -> EventRequest {
    if chance(of: 12) { return takenUp(&course, by: .annul) }
    if course.sanctions.count > 1, chance(of: 6) { return annulPart(&course) }
    if !course.undecided.isEmpty, course.subjectToHear == nil, chance(of: 2) {
      return decideRest(&course)
    }
    if chance(of: 8) { return close(&course) }
    return execute(&course)
  }

  private mutating func stepFromClosed(_ course: inout HistoryCourse) -> EventRequest {
    if chance(of: 4) { return complain(&course) }
    return takenUp(&course, by: .reopen)
  }

  /// The decisions, if there are any, are no longer in force: a closed case comes back on a paper
  /// then. Only a paper gives a new term.
  private mutating func takenUp(
    _ course: inout HistoryCourse, by action: Action
  ) -> EventRequest {
    var request = EventRequest.noted(action)
    if action == .reopen, !course.sanctions.isEmpty, chance(of: 3) {
      course.state = .investigated
      return request
    }
    if action == .annul {
      if chance(of: 2) { request.documents.proceeding = .annulled(on: course.last) }
    } else if !course.sanctions.isEmpty {
      request.documents.proceeding = .reopened(
        pick([.annulment, .complaint, .court]), on: course.last)
    } else if course.closedFor == .transferredCriminal, !chance(of: 3) {
      request.documents.proceeding = .reopened(.criminalReturn, on: course.last)
      course.isReturned = true
    }
    if request.documents.proceeding != nil {
      (course.restartedOn, course.termStartedOn) = (course.last, course.last)
    }
    (course.state, course.sanctions, course.decidedOn) = (.investigated, [], nil)
    return request
  }

  private mutating func move(_ course: inout HistoryCourse) -> EventRequest {
    let unit = course.unit
    course.unit = pick(units.filter { $0 != unit })
    let mayRefer = course.state != .sanctioned
    var request = EventRequest(action: mayRefer && chance(of: 2) ? .refer : .transfer)
    request.toUnit = course.unit
    return request
  }

  /// For any reason the case bears out; those it must bear out come up more often than by chance.
  mutating func close(_ course: inout HistoryCourse) -> EventRequest {
    let (current, state) = (course, course.state)
    let reasons = ClosingReason.allCases.filter {
      $0.states.contains(state) && current.bears($0, on: current.last)
        && (current.sanctions.isEmpty || $0.states.contains(.sanctioned))
    }
    let earned = reasons.filter { Self.earned.contains($0) }
    let isEarned = !earned.isEmpty && chance(of: 2)
    let reason =
      state != .sanctioned && course.sanctions.isEmpty && chance(of: 4)
      ? .noViolation : pick(isEarned ? earned : reasons)
    (course.state, course.closedFor) = (.closed, reason)
    if reason == .annulled { course.sanctions = [] }
    var request = EventRequest.close(reason)
    if reason.allowsRemedyDecision, !course.remedies.isEmpty, chance(of: 2) {
      request.documents.remedyDecision = remedyDecision(of: course)
    }
    return request
  }

  private static let earned: Set<ClosingReason> = [
    .executed, .executedByCoercion, .exempted, .limitationExpired, .decisionTermExpired,
    .executionLimitationExpired, .reminderMinor,
  ]
}
