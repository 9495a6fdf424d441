import Cases

/// A fact with these values.
func fact(_ change: (inout Fact) -> Void) -> Fact {
  var fact = Fact()
  change(&fact)
  return fact
}

extension FactOnFile {
  /// In effect on the day of the example's last event.
  static func example(_ version: Int, _ action: Action, _ change: (inout Fact) -> Void)
    -> FactOnFile
  {
    FactOnFile(
      version: version, action: action, effectiveOn: day(2026, 9, 10), fact: CasesTests.fact(change)
    )
  }
}

extension Act {
  /// Fine of 10 to 20 million VND: a person and an organisation may explain.
  static let heavy = example("HEAVY", fine: 10_000_000...20_000_000)
  /// Small enough for the spot.
  static let light = example("LIGHT", fine: 200_000...500_000)
}

extension CaseFacts {
  /// Subject 1 is to pay 2.5 million VND and to correct what was said.
  mutating func decide(
    _ sanctions: [Sanction] = [
      Sanction(
        violation: 1, subject: 1, form: .fine, amount: 2_500_000, remedies: ["correct_information"])
    ]
  ) {
    decision = Decision(
      number: "QD-00", issuedOn: day(2026, 9, 4), signedBy: "Người ký Thử",
      signerTitle: "department_director", sanctions: sanctions)
    decisionVersion = 3
  }

  /// A sanctioned case of which everything that could be asked of it is on file.
  static func settled(_ state: CaseState) -> CaseFacts {
    .example(state) { facts in
      facts.facts = [
        .example(4, .deliver) { $0.on = day(2026, 9, 5) },
        .example(5, .coerce) { ($0.subject, $0.on, $0.number) = (1, day(2026, 9, 6), "CC-01") },
        .example(6, .completeRemedy) {
          ($0.subject, $0.on, $0.code) = (1, day(2026, 9, 6), "correct_information")
        },
        .example(7, .exempt) { ($0.subject, $0.text) = (1, "lý do") },
      ]
    }
  }

  /// An example that has on file what the action builds on.
  static func ready(for action: Action, in state: CaseState) -> CaseFacts {
    .example(state) { facts in
      switch action {
      case .explain: facts.charges.append(Charge(subjects: [1], act: .heavy))
      case .extend: facts.clocks = [.example(dueOn: today.adding(days: 5))]
      case .checkEarlierSanctions: facts.earlierSanctions = [1: 1]
      case .instal:
        facts.decide([Sanction(violation: 1, subject: 1, form: .fine, amount: 20_000_000)])
      case .decideComplaint:
        facts.facts = [
          .example(6, .complain) { ($0.code, $0.on) = ("complaint", day(2026, 9, 8)) }
        ]
      case .resume: facts.facts = [.example(6, .suspend) { $0.from = day(2026, 9, 8) }]
      case .withdraw:
        let kind = state == .sanctioned ? Action.deliver : .addCircumstance
        facts.facts = [.example(6, kind) { $0.on = day(2026, 9, 8) }]
      default: break
      }
    }
  }
}

extension Clock {
  /// The term of the decision, running since 2026-09-02.
  static func example(dueOn: Day) -> Clock {
    Clock(
      number: 1, rule: .rule("decide", .record, .decision, 7, .workingDay, .block),
      startedOn: day(2026, 9, 2), due: Due(day: dueOn), version: 2)
  }
}

extension EventRequest {
  /// An event that brings this fact.
  static func fact(_ action: Action, _ change: (inout Fact) -> Void) -> EventRequest {
    .complete(action) { request in
      guard var fact = request.documents.fact else { return }
      change(&fact)
      request.documents.fact = fact
    }
  }

  /// The fact `CaseFacts.ready` waits for; none for an action that brings none.
  mutating func fillFact() {
    let brought: Fact? =
      switch action {
      case .addCircumstance:
        CasesTests.fact {
          ($0.violation, $0.subject, $0.code, $0.text) = (1, 1, "mitigating", "tự nguyện")
        }
      case .explain:
        CasesTests.fact { ($0.subject, $0.code, $0.on) = (1, "received", day(2026, 9, 5)) }
      case .extend:
        CasesTests.fact { ($0.code, $0.text) = ("decide_specially_complex", "phức tạp") }
      case .checkEarlierSanctions: CasesTests.fact { ($0.subject, $0.code) = (1, "other_act") }
      case .withdraw: CasesTests.fact { $0.event = 6 }
      default: executionFact
      }
    documents.fact = brought
    if action == .withdraw { note = "vì lý do thử nghiệm" }
  }

  private var executionFact: Fact? {
    switch action {
    case .deliver: CasesTests.fact { $0.on = day(2026, 9, 8) }
    case .pay:
      CasesTests.fact {
        ($0.subject, $0.amount, $0.on, $0.number) = (1, 1_000_000, day(2026, 9, 9), "BL-01")
      }
    case .completeRemedy:
      CasesTests.fact {
        ($0.subject, $0.code, $0.on) = (1, "correct_information", day(2026, 9, 9))
      }
    case .defer:
      CasesTests.fact { ($0.subject, $0.until, $0.text) = (1, day(2026, 12, 1), "khó khăn") }
    case .instal: CasesTests.fact { ($0.subject, $0.parts) = (1, plan) }
    case .reduce: CasesTests.fact { ($0.subject, $0.amount, $0.text) = (1, 500_000, "khó khăn") }
    case .exempt: CasesTests.fact { ($0.subject, $0.text) = (1, "khó khăn") }
    case .coerce:
      CasesTests.fact { ($0.subject, $0.number, $0.on) = (1, "CC-01", day(2026, 9, 9)) }
    default: disputeFact
    }
  }

  private var plan: [Fact.Part] {
    [
      Fact.Part(dueOn: day(2026, 10, 20), amount: 8_000_000),
      Fact.Part(dueOn: day(2026, 12, 20), amount: 12_000_000),
    ]
  }

  private var disputeFact: Fact? {
    switch action {
    case .complain: CasesTests.fact { ($0.code, $0.on) = ("complaint", day(2026, 9, 9)) }
    case .decideComplaint:
      CasesTests.fact {
        ($0.number, $0.on, $0.code) = ("KN-01", day(2026, 9, 9), "rejected")
      }
    case .suspend: CasesTests.fact { ($0.from, $0.text) = (day(2026, 9, 9), "khiếu nại") }
    case .resume: CasesTests.fact { $0.on = day(2026, 9, 9) }
    default: nil
    }
  }
}
