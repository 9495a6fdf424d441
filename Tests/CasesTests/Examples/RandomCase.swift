import Cases
import TestNumbers

extension CaseFacts {
  /// Any case there can be: in any state, with or without subjects, charges and record, and with
  /// anything the law asks for.
  static func random(using source: inout SeededGenerator) -> CaseFacts {
    let opened = today.adding(days: -Int.random(in: 0...400, using: &source))
    let acts = [Act.fined, .withoutFine, .example("WIDE", fine: 0...30_000_000)]
    let subjects = (0..<Int.random(in: 0...4, using: &source)).map { _ in
      SubjectKind.allCases.randomElement(using: &source) ?? .person
    }
    let charges = (0..<Int.random(in: 0...4, using: &source)).map { _ in
      let charged = subjects.indices.map { $0 + 1 }.filter { _ in Bool.random(using: &source) }
      return Charge(subjects: charged, act: acts.randomElement(using: &source) ?? .fined)
    }
    var facts = CaseFacts(
      state: CaseState.allCases.randomElement(using: &source) ?? .opened,
      version: Int.random(in: 1...1000, using: &source), openedOn: opened,
      lastEffectiveOn: today.adding(days: -Int.random(in: 0...400, using: &source)),
      description: CaseDescription(
        title: "Hồ sơ", summary: nil, source: "check", detectedOn: opened),
      subjects: subjects, charges: charges,
      victimsWithoutApology: (0..<Int.random(in: 0...3, using: &source)).map { _ in false },
      recordMadeOn: Bool.random(using: &source) ? opened : nil)
    facts.addLaw(using: &source)
    return facts
  }
}

extension EventRequest {
  /// With what an answer requires, and nothing else, as the facts allow it.
  static func bringing(
    _ answer: StepAnswer, on facts: CaseFacts, using source: inout SeededGenerator
  ) -> EventRequest {
    let whole = EventRequest.complete(answer.step.action)
    var request = EventRequest(action: answer.step.action)
    request.amendment = whole.amendment
    for field in answer.requires {
      switch field {
      case "record": request.documents.record = Record(number: "BB-01", madeOn: today)
      case "decision":
        request.documents.decision = .highest(facts.everySanction)
      case "closure":
        let fitting = unconditional.filter {
          $0.states.contains(facts.state)
            && (facts.decisions.isEmpty || $0.states.contains(.sanctioned))
        }
        request.documents.closing = fitting.randomElement(using: &source)
      case "note": request.note = "lý do"
      case "annulment":
        let named = facts.decisions.first?.decision.sanctions.first
        var annulment = Annulment(number: "HB-02", issuedOn: today, ground: .other)
        (annulment.violation, annulment.subject) = (named?.violation, named?.subject)
        request.documents.proceeding = .annulment(annulment)
      case "officer": request.assignee = "inspector.demo"
      case "toUnit": request.toUnit = whole.toUnit
      case "subjects": request.documents.subjects = whole.documents.subjects
      case "victims": request.documents.victims = whole.documents.victims
      case "violations":
        request.documents.violations = [
          Violation(type: "FINED", subjects: [], endedOn: day(2026, 8, 1))
        ]
      default: break
      }
    }
    return request
  }
}
