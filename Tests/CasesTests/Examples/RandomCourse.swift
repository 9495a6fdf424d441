import Cases
import TestNumbers

/// A case led by requests of the moment's choice, right and wrong, until its steps are used up.
struct RandomCourse {
  private(set) var file: Docket
  /// After every event that was accepted: what was on file before it, and its day.
  private(set) var taken: [(before: CaseFacts, change: Change, officer: Int)] = []
  private(set) var refused = 0
  private(set) var today: Day
  private var source: SeededGenerator

  init(seed: UInt64) {
    source = SeededGenerator(seed: seed)
    let start = [day(2020, 11, 2), day(2021, 12, 6), day(2025, 6, 9), day(2026, 1, 5)]
    today = start[Int(seed % 4)]
    let acts = today < day(2022, 1, 1) ? ["FORMER"] : ["FINED", "HEAVY", "LIGHT"]
    let kinds: [SubjectKind] = [.person, .organisation, .household, .person, .unknown]
    let kind = kinds[Int(seed / 4 % 5)]
    let act = acts[Int(seed / 16) % acts.count]
    let ended = seed % 3 == 0 ? nil : today.adding(days: -Int(seed % 200))
    // Of 13, 15 or 17 years, or of an age that is not on file.
    let years = [13, 15, 17, nil, nil, nil, nil][Int(seed % 7)]
    let opened = today
    let bornOn = years.map { opened.adding(months: -12 * $0 - 6) }
    file = Docket(openedOn: today) {
      $0.subjects = [Subject(kind: kind, name: "Người Thử")]
      $0.subjects[0].bornOn = bornOn
      if seed % 4 == 0 { $0.subjects.append(Subject(kind: .organisation, name: "Công ty Thử")) }
      $0.violations = [
        Violation(type: act, subjects: Array(1...$0.subjects.count), endedOn: ended)
      ]
    }
    file.facts.needsFourEyes = seed % 2 == 0
    if seed % 5 == 0 { file.facts.earlierSanctions = [1: 1] }
  }

  /// Asks for so many steps, one after the other.
  mutating func run(_ count: Int) {
    for _ in 0..<count {
      today = today.adding(days: [0, 0, 0, 1, 1, 2, 5, 30].randomElement(using: &source) ?? 1)
      let officer = Actor(role: .supervisor, id: Int.random(in: 1...3, using: &source))
      let request = someRequest()
      let before = file.facts
      do {
        try file.take(request, on: today, by: officer)
        if let change = file.changes.last { taken.append((before, change, officer.id)) }
      } catch {
        refused += 1
      }
    }
  }

  /// What moves the case on comes up more often than by chance.
  private mutating func someRequest() -> EventRequest {
    let forward: [Action] = [.addRecord, .investigate, .sanction, .explain, .deliver, .pay]
    let offered = Workflow.offered.filter { $0.from == file.facts.state }.map(\.action)
    let isUndecided = file.facts.decisions.isEmpty
    let onward = offered.filter {
      forward.contains($0) && !(isUndecided && Action.ofDecisions.contains($0))
    }
    let wanted = Bool.random(using: &source) ? onward : offered
    let action = (wanted.isEmpty ? offered : wanted).randomElement(using: &source) ?? .note
    return .complete(action) { request in
      request.documents.record?.madeOn = today
      if action == .investigate, Bool.random(using: &source) {
        request.documents.record = nil
        request.documents.isOnTheSpot = Int.random(in: 0...3, using: &source) == 0
      }
      fill(&request)
    }
  }

  private mutating func fill(_ request: inout EventRequest) {
    if request.documents.decision != nil { request.documents.decision = someDecision() }
    if request.row?.on != nil { request.row?.on = today }
    if request.row?.from != nil { request.row?.from = today }
    switch request.action {
    case .annul, .reopen:
      if Bool.random(using: &source) {
        request.documents.proceeding = .example(of: request.action)
        request.row?.on = today
        if request.action == .annul { request.row?.from = today }
      }
    case .dispose:
      request.row?.violation = 1
      request.row?.subject = 2
    default: break
    }
    if request.action == .withdraw {
      let some = file.facts.proceedings.randomElement(using: &source)?.version
      request.row?.event = some
    }
    if request.action == .pay {
      let left = file.facts.execution(of: 1).outstanding
      request.row?.amount = Bool.random(using: &source) ? left : max(1, left / 2)
    }
    if request.documents.closing != nil {
      request.documents.closing = ClosingReason.allCases.randomElement(using: &source)
    }
    if request.documents.violations.first != nil {
      request.documents.violations = [Violation(type: "FINED", subjects: [1], endedOn: today)]
    }
    request.amendment?.detectedOn = today.adding(days: -Int.random(in: 0...30, using: &source))
  }

  private var warningForMinor: Sanction { Sanction(violation: 1, subject: 1, form: .warning) }

  /// As the rule has it three times of four.
  private mutating func someDecision() -> Decision {
    let titles = ["department_director", "department_chief_inspector", "inspector"]
    var decision = Decision(
      number: "QD-01", issuedOn: today.adding(days: -Int.random(in: 0...2, using: &source)),
      signedBy: "Người ký Thử", signerTitle: titles.randomElement(using: &source) ?? "inspector",
      sanctions: [])
    for fine in file.facts.proposedFines(law: .example) {
      var sanction = Sanction(
        violation: fine.violation, subject: fine.subject, form: .fine, amount: fine.rule.amount)
      switch Int.random(in: 0...7, using: &source) {
      case 0: sanction.amount = fine.rule.bracket.upperBound
      case 1: (sanction.form, sanction.amount) = (.warning, nil)
      default: break
      }
      decision.sanctions.append(sanction)
    }
    if decision.sanctions.isEmpty { decision.sanctions = [warningForMinor] }
    if decision.sanctions.count > 1, Bool.random(using: &source) {
      decision.sanctions.removeLast()
    }
    return decision
  }
}
