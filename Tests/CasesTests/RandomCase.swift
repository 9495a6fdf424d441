import Cases

extension CaseFacts {
  /// Any case there can be: in any state, with or without subjects, charges and record.
  static func random(using source: inout SeededGenerator) -> CaseFacts {
    let opened = today.adding(days: -Int.random(in: 0...400, using: &source))
    let acts = [Act.fined, .withoutFine, .example("WIDE", fine: 0...40_000_000)]
    let subjects = (0..<Int.random(in: 0...4, using: &source)).map { _ in
      SubjectKind.allCases.randomElement(using: &source) ?? .person
    }
    let charges = (0..<Int.random(in: 0...4, using: &source)).map { _ in
      let charged = subjects.indices.map { $0 + 1 }.filter { _ in Bool.random(using: &source) }
      return Charge(subjects: charged, act: acts.randomElement(using: &source) ?? .fined)
    }
    return CaseFacts(
      state: CaseState.allCases.randomElement(using: &source) ?? .opened,
      version: Int.random(in: 1...1000, using: &source), openedOn: opened,
      lastEffectiveOn: today.adding(days: -Int.random(in: 0...400, using: &source)),
      description: CaseDescription(
        title: "Hồ sơ", summary: nil, source: "check", detectedOn: opened),
      subjects: subjects, charges: charges, victimCount: Int.random(in: 0...3, using: &source),
      hasRecord: Bool.random(using: &source))
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
      case "record": request.documents.record = whole.documents.record
      case "decision":
        request.documents.decision = whole.documents.decision
        request.documents.decision?.sanctions = sanctions(on: facts, using: &source)
      case "closure":
        let fitting = ClosingReason.allCases.filter { $0.states.contains(facts.state) }
        request.documents.closing = fitting.randomElement(using: &source)
      case "note": request.note = "lý do"
      case "officer": request.assignee = "inspector.demo"
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

  /// One charged subject for each charge, fined inside the bracket or warned.
  private static func sanctions(on facts: CaseFacts, using source: inout SeededGenerator)
    -> [Sanction]
  {
    facts.charges.enumerated().compactMap { index, charge in
      let charged =
        charge.subjects.isEmpty ? facts.subjects.indices.map { $0 + 1 } : charge.subjects
      guard let subject = charged.randomElement(using: &source) else { return nil }
      let bracket = charge.act.bracket(for: facts.subjects[subject - 1])
      let amount = bracket.map { Int.random(in: $0, using: &source) }
      return Sanction(
        violation: index + 1, subject: subject, form: amount == nil ? .warning : .fine,
        amount: amount)
    }
  }
}
