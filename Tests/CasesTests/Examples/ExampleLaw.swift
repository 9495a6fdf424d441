import Cases

extension Law {
  /// The rules of the three regimes, with a calendar of the days off and the Saturdays worked.
  static let example = Law(
    clockRules: ClockRule.examples, authorities: SigningAuthority.examples,
    amounts: LegalAmount.examples, calendar: .example,
    titles: Set(SigningAuthority.examples.map(\.title)).union(["district_chair"]))

  /// The example with the amounts and authorities as shipped.
  static let shipped = example {
    ($0.amounts, $0.authorities) = (LegalAmount.shipped, SigningAuthority.shipped)
    $0.titles = Set($0.authorities.map(\.title))
  }

  /// The example, changed.
  static func example(_ change: (inout Law) -> Void) -> Law {
    var law = Law.example
    change(&law)
    return law
  }
}

extension Actor {
  static let inspector = Actor(role: .inspector, id: 1)
  static let supervisor = Actor(role: .supervisor, id: 2)
}

extension Workflow {
  /// As any officer of the role, by the law of the examples.
  static func decide(
    _ request: EventRequest, on facts: CaseFacts, by role: Role, acts: [Act],
    destination: Destination? = nil, today: Day
  ) throws(CaseError) -> Change {
    try decide(
      request, on: facts, by: Actor(role: role, id: 9), acts: acts, law: .example,
      destination: destination, today: today)
  }

  /// As any officer of the role, or as nobody in particular, by the law of the examples.
  static func answers(on facts: CaseFacts, for role: Role?) -> [StepAnswer] {
    let actor = role.map { Actor(role: $0, id: 9) }
    return answers(on: facts, for: actor, law: .example, today: CasesTests.today)
  }
}

/// The last days of the old regimes.
private let (end2021, end2025) = (day(2021, 12, 31), day(2025, 6, 30))
private let (start2022, start2025) = (day(2022, 1, 1), day(2025, 7, 1))
private let exampleBasis = LegalBasis(vi: "Luật mẫu, Điều 1", en: "Example Law, Art 1")

extension ClockRule {
  fileprivate static let examples: [ClockRule] = [
    rule("make_record", .detection, .record, 2, .workingDay, from: start2022),
    rule(
      "make_record_complex", of: "make_record", .detection, .record, 5, .workingDay, if: .extended,
      from: start2022),
    rule(
      "make_record_expert", of: "make_record", .expertResult, .record, 3, .workingDay,
      if: .extended,
      from: start2022),
    heard("explain_oral_request", 2, .workingDay, to: end2021),
    heard("explain_oral_request", 2, .workingDay, from: start2022),
    heard("explain_written", 5, .day, to: end2021),
    heard("explain_written", 5, .workingDay, from: start2022),
    decided("decide", 7, .day, to: end2021),
    decided("decide", 7, .workingDay, from: start2022),
    decided("decide_forwarded", 10, .workingDay, if: .forwarded, from: start2022),
    decided("decide_explained_or_verified", 30, .day, if: .explained, to: end2021),
    decided("decide_explained_or_verified", 1, .month, if: .explained, from: start2022),
    decided("decide_specially_complex", 60, .day, if: .extended, to: end2021),
    decided("decide_specially_complex", 2, .month, if: .extended, from: start2022),
    decided("decide_returned", 30, .day, if: .returned, to: end2021),
    rule("send_decision", .decision, .delivery, 2, .workingDay, to: end2025),
    rule("send_decision", .decision, .delivery, 3, .workingDay, from: start2025),
    rule("execute", .receipt, .execution, 10, .day),
    rule("execute_after_relief", of: "execute", .reliefEnd, .execution, 0, .day),
    rule("accept_complaint", .complaint, .acceptance, 10, .day),
    rule("decide_complaint", .acceptance, .complaintDecision, 30, .day),
    rule(
      "decide_complaint_complex", of: "decide_complaint", .acceptance, .complaintDecision, 45, .day,
      if: .extended),
    rule("second_complaint", .complaintDecision, .secondComplaint, 30, .day, lapses: true),
    rule("accept_second_complaint", .secondComplaint, .acceptance, 10, .day),
    rule("decide_second_complaint", .secondAcceptance, .complaintDecision, 45, .day),
    rule(
      "decide_second_complaint_complex", of: "decide_second_complaint", .secondAcceptance,
      .complaintDecision, 60, .day, if: .extended),
    rule("complaint", .receipt, .complaint, 90, .day, lapses: true),
    rule("return_file", .bodyDecision, .fileReturn, 3, .day, to: end2021),
    rule(
      "return_file", .bodyDecision, .fileReturn, 3, .workingDay, from: start2022, to: end2025),
    rule("return_file", .bodyDecision, .fileReturn, 5, .workingDay, from: start2025),
    rule("transfer_file", .criminalSign, .fileTransfer, 5, .workingDay, from: start2025),
    rule("sanction_limitation", .actEnd, .decision, 1, .year, .block),
    rule(
      "sanction_limitation_returned", of: "sanction_limitation", .actEnd, .decision, 2, .year,
      .block, if: .returned, from: day(2024, 7, 1)),
    rule("execution_limitation", .decision, .execution, 1, .year),
  ].enumerated().map { $1.with(id: $0 + 1) }

  private static func decided(
    _ clock: String, _ length: Int, _ unit: Unit, if condition: Condition = .always,
    from first: Day? = nil, to last: Day? = nil
  ) -> ClockRule {
    rule(
      clock, of: "decide", .record, .decision, length, unit, .block, if: condition, from: first,
      to: last)
  }

  private static func heard(
    _ clock: String, _ length: Int, _ unit: Unit, from first: Day? = nil, to last: Day? = nil
  ) -> ClockRule {
    rule(
      clock, .record, .explanation, length, unit, if: .explanationRight, lapses: true, from: first,
      to: last)
  }

  static func rule(
    _ clock: String, of family: String? = nil, _ start: Start, _ goal: Goal, _ length: Int,
    _ unit: Unit, _ effect: Effect = .warn, if condition: Condition = .always,
    lapses: Bool = false, from first: Day? = nil, to last: Day? = nil
  ) -> ClockRule {
    ClockRule(
      id: 0, clock: clock, family: family ?? clock, start: start, goal: goal, condition: condition,
      length: length, unit: unit, effect: effect, lapses: lapses,
      validity: Validity(from: first, to: last), basis: exampleBasis)
  }

  private func with(id: Int) -> ClockRule {
    ClockRule(
      id: id, clock: clock, family: family, start: start, goal: goal, condition: condition,
      length: length, unit: unit, effect: effect, lapses: lapses, validity: validity, basis: basis)
  }
}

extension SigningAuthority {
  fileprivate static let examples: [SigningAuthority] = [
    until2025("inspector", 0), until2025("department_chief_inspector", 15_000_000),
    until2025("unit_team_leader", 15_000_000), until2025("minister_team_leader", 21_000_000),
    until2025("ministry_chief_inspector", 30_000_000),
    since2025("commune_chair", 15_000_000), since2025("department_director", 24_000_000),
    since2025("provincial_chair", 30_000_000), since2025("ministry_unit_head", 30_000_000),
    since2025("minister_team_leader", 30_000_000),
    since2025("unit_team_leader", 24_000_000, to: day(2026, 9, 25)),
    since2026("inspector", 3_000_000), since2026("provincial_chief_inspector", 24_000_000),
    since2026("provincial_team_leader", 15_000_000), since2026("unit_team_leader", 15_000_000),
  ]

  private static func until2025(_ title: String, _ maximum: Int) -> SigningAuthority {
    of(title, maximum, Validity(to: end2025))
  }

  private static func since2025(
    _ title: String, _ maximum: Int, to last: Day? = nil
  ) -> SigningAuthority {
    of(title, maximum, Validity(from: start2025, to: last))
  }

  private static func since2026(_ title: String, _ maximum: Int) -> SigningAuthority {
    of(title, maximum, Validity(from: day(2026, 9, 26)))
  }

  private static func of(_ title: String, _ maximum: Int, _ validity: Validity) -> SigningAuthority
  {
    SigningAuthority(title: title, maximumFine: maximum, validity: validity, basis: exampleBasis)
  }
}

extension LegalAmount {
  fileprivate static let examples = [
    of(.explanationRight, 15_000_000, 30_000_000), of(.onTheSpot, 500_000, 1_000_000),
    of(.instalments, 15_000_000, 150_000_000), of(.deferral, 2_000_000, 100_000_000),
    of(.instalmentsMaxPayments, 3, 3), of(.instalmentsMaxTerm, 6, 6),
    of(.instalmentsFirstShare, 40, 40), of(.deferralMax, 3, 3), of(.latePayment, 500, 500),
    of(.sanctionAge, 14), of(.fineAge, 16), of(.fineHalvedBelow, 18), of(.minorFineShare, 50),
    of(.reminderAge, 14), of(.reminderNeedsWarning, 16),
  ]

  private static func of(_ name: Name, _ person: Int, _ organisation: Int? = nil) -> LegalAmount {
    LegalAmount(
      name: name, person: person, organisation: organisation, validity: Validity(),
      basis: exampleBasis)
  }
}
