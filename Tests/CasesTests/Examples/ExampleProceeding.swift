import Cases

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
    decisions = [.example(3, sanctions)]
  }

  /// A case of which everything that could be asked of it is on file: of one that is decided, a
  /// decision carried out.
  static func settled(_ state: CaseState, isDecided: Bool) -> CaseFacts {
    .example(state) { facts in
      facts.charges = [Charge(subjects: [1], act: .fined)]
      if isDecided { facts.decide() }
      facts.proceedings = [
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
      if state == .investigated, Action.ofDecisions.contains(action) { facts.decide() }
      switch action {
      case .sanction where state == .sanctioned:
        facts.decide([Sanction(violation: 3, subject: 1, form: .fine, amount: 2_500_000)])
      case .explain: facts.charges.append(Charge(subjects: [1], act: .heavy))
      case .extend: facts.clocks = [.example(dueOn: today.adding(days: 5))]
      case .checkEarlierSanctions: facts.earlierSanctions = [1: 1]
      case .instal:
        facts.decide([Sanction(violation: 1, subject: 1, form: .fine, amount: 20_000_000)])
      case .acceptComplaint, .decideComplaint:
        if state == .closed {
          facts.closing = ClosingOnFile(version: 5, reason: .executed, on: day(2026, 9, 7))
        }
        facts.proceedings = [
          .example(6, .complain) { ($0.code, $0.on) = ("complaint", day(2026, 9, 8)) }
        ]
      case .resume: facts.proceedings = [.example(6, .suspend) { $0.from = day(2026, 9, 8) }]
      case .withdraw:
        let kind = state == .sanctioned ? Action.deliver : .addCircumstance
        facts.proceedings = [.example(6, kind)]
      default: break
      }
    }
  }
}

extension Action {
  /// Steps about a decision in force, written out a second time.
  static let ofDecisions: Set<Action> = [
    .annul, .deliver, .pay, .completeRemedy, .defer, .instal, .reduce, .exempt, .coerce, .complain,
    .acceptComplaint, .decideComplaint, .suspend, .resume, .waiveApology,
    .correctDecision,
  ]
}

extension DecisionOnFile {
  /// Issued on 2026-09-04 and brought by this version.
  static func example(_ version: Int, _ sanctions: [Sanction]) -> DecisionOnFile {
    DecisionOnFile(
      version: version,
      decision: Decision(
        number: "QD-00", issuedOn: day(2026, 9, 4), signedBy: "Người ký Thử",
        signerTitle: "department_director", sanctions: sanctions))
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
  /// What `CaseFacts.ready` waits for; nothing for an action that brings none.
  mutating func fillProceeding() {
    documents.proceeding = .example(of: action)
    if action == .withdraw { note = "vì lý do thử nghiệm" }
  }
}

extension Proceeding {
  /// One that is right as it is, for `CaseFacts.ready`.
  static func example(of action: Action) -> Proceeding? { examples[action] }

  private static let examples: [Action: Proceeding] = [
    .addCircumstance: .circumstance(
      .init(violation: 1, subject: 1, kind: .mitigating, ground: "tự nguyện")),
    .explain: .explanation(.init(subject: 1, outcome: .received, on: day(2026, 9, 5))),
    .extend: .termExtension(.init(clock: "decide_specially_complex", ground: "phức tạp")),
    .checkEarlierSanctions: .earlierSanctionsCheck(.init(subject: 1, outcome: .otherAct)),
    .withdraw: .withdrawal(.init(event: 6)),
    .deliver: .delivery(.init(receivedOn: day(2026, 9, 8))),
    .pay: .payment(
      .init(subject: 1, amount: 1_000_000, paidOn: day(2026, 9, 9), receipt: "BL-01")),
    .completeRemedy: .remedyCompletion(
      .init(subject: 1, remedy: "correct_information", completedOn: day(2026, 9, 9))),
    .defer: .deferral(.init(subject: 1, until: day(2026, 12, 1), ground: "khó khăn")),
    .instal: .instalmentPlan(
      .init(
        subject: 1,
        payments: [
          Instalment(dueOn: day(2026, 10, 20), amount: 8_000_000),
          Instalment(dueOn: day(2026, 12, 20), amount: 12_000_000),
        ])),
    .reduce: .reduction(.init(subject: 1, amount: 500_000, ground: "khó khăn")),
    .exempt: .exemption(.init(subject: 1, ground: "khó khăn")),
    .coerce: .coercion(.init(subject: 1, number: "CC-01", issuedOn: day(2026, 9, 9))),
    .complain: .complaint(.init(kind: .complaint, filedOn: day(2026, 9, 9))),
    .acceptComplaint: .complaintAcceptance(
      .init(outcome: .accepted, number: "TL-01", on: day(2026, 9, 9))),
    .decideComplaint: .complaintDecision(
      .init(number: "KN-01", decidedOn: day(2026, 9, 9), outcome: .rejected)),
    .suspend: .suspension(.init(from: day(2026, 9, 9), ground: "khiếu nại")),
    .resume: .resumption(.init(on: day(2026, 9, 9))),
    .annul: .annulment(
      .init(
        number: "HB-01", issuedOn: day(2026, 9, 9), ground: .wrongContent,
        verifiedOn: day(2026, 9, 9))),
    .reopen: .reopening(.init(ground: .complaint, number: "KN-02", on: day(2026, 9, 9))),
    .dispose: .disposal(
      .init(violation: 3, subject: 1, ground: .noViolation, explanation: "không đủ chứng cứ")),
    .correctDecision: .decisionCorrection(
      .init(
        number: "DC-01", issuedOn: day(2026, 9, 9), decision: "QD-00", correction: "sai họ tên")),
    .waiveApology: .apologyWaiver(.init(victim: 1, filedOn: day(2026, 9, 9))),
    .recordEvasion: .evasion(
      .init(
        subject: 1, stage: .sanction, from: day(2026, 9, 3), endedOn: day(2026, 9, 9),
        ground: "bỏ trốn khỏi nơi cư trú")),
  ]
}
