@testable import Cases

/// Reasons of the law, one of each code, and what their messages name.
extension Reason {
  private static let limitation = Clock(
    number: 1, rule: .rule("sanction_limitation", .actEnd, .decision, 1, .year, .block),
    startedOn: day(2025, 8, 1), due: Due(day: day(2026, 8, 3)), version: 1)
  private static let record = Clock(
    number: 1, rule: .rule("make_record", .detection, .record, 2, .workingDay),
    startedOn: day(2026, 8, 4), due: Due(day: day(2026, 8, 6)), version: 1)
  private static let authority = SigningAuthority(
    title: "commune_chair", maximumFine: 15_000_000, validity: Validity(),
    basis: LegalBasis(vi: "Điều 52", en: "Art 52"))
  private static let rule = FineRule(.fined, kind: .person, mitigating: 2, aggravating: 0)
  private static let execution1 = CaseFacts.example(.sanctioned).execution(of: 1)

  /// Those of `LawReasons`. The closing reasons that a term over names have no code in the source.
  static let law: [Reason] =
    [
      .fourEyes, .warningNotProvided, .overrideNotNeeded, .calendarMissing(2027),
      .explanationPending(4, until: day(2026, 9, 9)), .earlierSanctionsUnchecked(5, 2),
      .signOfCrime(6), .authorityNotEstablished("inspector", on: today),
      .authorityExceeded(authority, limit: 30_000_000, top: 40_000_000), .beforeRecord(today),
      .tooMuchOnTheSpot(500_000), .termNotOver(until: today), .remedyDecisionNotFor(.executed),
    ] + (rule.map { [.fineLeavesRule($0)] } ?? [])

  /// Reasons whose code is computed.
  static let computed: [Reason] = [
    .termOver(.example(dueOn: today)), .termOver(limitation), .termOver(record),
    .explanationPending(4, until: nil), .remedyNotOpen([]), .remedyNotOpen(["new_code"]),
    .clockNotRunning("new_code"), .authorityNotEstablished("new_code", on: today),
    .remedyNotOfAct([]), .remedyNotOfAct(["new_code"]), .additionalNotOfAct([]),
  ]

  static let execution: [Reason] = [
    .coercionMissing, .exemptionMissing, .explanationRightMissing, .explanationOnFile,
    .nothingToCheck, .nothingToWithdraw, .noOpenComplaint, .notSuspended, .nothingOutstanding,
    .firstPartTooLow(40), .planNotInParts(3), .planNotWhole(1_500_000), .planTooLong(today),
    .partIsPast,
    .subjectNotSanctioned(3), .beforeDecision(today), .clockNotRunning("decide"),
    .moreThanOutstanding(2_000_000), .remedyNotOpen(["apology", "amend_rules"]),
    .fineTooLow(15_000_000, basis: authority.basis),
    .executionUnfinished(execution1, isDelivered: false), .resultDayNotNeeded,
    .deferredTooLong(today, authority.basis), .reliefForPersonsAlone(authority.basis),
    .interestUnpaid(3, 7_500), .remediesOutliveFine(execution1),
  ]

  static let disputes: [Reason] = [
    .noComplaintToAccept, .lawsuitHasNoLevel, .firstComplaintUndecided, .receivedBeforeDecided,
    .evasionEndsBeforeStart, .bodyDecisionNotNeeded, .returnedBeforeDecided,
    .beforeComplaint(today), .resultBeforeDetection(today),
  ]

  private static let charge = ChargedSubject(violation: 4, subject: 5)

  static let charges: [Reason] = [
    .offenderNotIdentified(4), .tooYoung(4), .onlyWarned(4), .nobodyToRemind,
    .alreadySanctioned(charge), .alreadyDisposed(charge), .chargeUndecided(charge),
    .everythingDecided, .nothingToDispose, .annulsNothing, .decisionUnknown, .decisionNotInForce,
    .decisionStands,
    .subjectSanctionedAlready(4),
  ]

  static let decision: [Reason] =
    [
      .remedyNotOfAct(["apology"]), .additionalNotOfAct(["confiscation"]),
      .authorityNotOverAct("inspector", on: today), .remediesNotInPower(authority),
      .notAtOnce(today), .delegatedAfterDecision, .recordBeforeDetection,
      .effectiveBeforeDecision(today),
    ] + (minor.map { [.amountNotAllowed(by: $0)] } ?? [])

  private static let minor = FineRule(
    .fined, kind: .person, mitigating: 0, aggravating: 0, share: 50)

  /// The fixed day of the tests as each language writes it.
  static let dayToday = Text("15/10/2026", "15 October 2026")

  private static func both(_ text: String) -> Text { Text(text, text) }

  static let partsOfLaw: [(Reason, Text)] = [
    (.termOver(.example(dueOn: today)), dayToday),
    (
      .termOver(.example(dueOn: today)),
      ClosingReason.decisionTermExpired.label.inSentence
    ),
    (.termOver(limitation), ClosingReason.limitationExpired.label.inSentence),
    (.termOver(record), Text("Thời hạn lập biên bản", "term to make the record")),
    (.calendarMissing(2027), both("2027")), (.explanationPending(4, until: today), both("4")),
    (.explanationPending(4, until: today), dayToday),
    (.earlierSanctionsUnchecked(5, 2), both("5")), (.earlierSanctionsUnchecked(5, 2), both("2")),
    (.signOfCrime(6), both("6")),
    (.authorityNotEstablished("inspector", on: today), .signerTitle("inspector")),
    (.authorityNotEstablished("inspector", on: today), dayToday),
    (.authorityExceeded(authority, limit: 30_000_000, top: 40_000_000), both("40 000 000")),
    (.authorityExceeded(authority, limit: 30_000_000, top: 40_000_000), both("30 000 000")),
    (
      .authorityExceeded(authority, limit: 30_000_000, top: 40_000_000),
      .signerTitle("commune_chair")
    ),
    (.beforeRecord(today), dayToday), (.tooMuchOnTheSpot(500_000), both("500 000")),
    (.termNotOver(until: today), dayToday),
    (.remedyDecisionNotFor(.executed), ClosingReason.executed.label.inSentence),
    (.beforeComplaint(today), dayToday), (.resultBeforeDetection(today), dayToday),
    (.deferredTooLong(today, authority.basis), dayToday), (.interestUnpaid(3, 7_500), both("3")),
    (.interestUnpaid(3, 7_500), both("7 500")),
    (.remediesOutliveFine(execution1), Remedy.correctInformation.label.inSentence),
    (.offenderNotIdentified(4), ClosingReason.offenderUnknown.label.inSentence),
    (.tooYoung(4), ClosingReason.noSanctionArticle11.label.inSentence),
    (.onlyWarned(4), both("4")), (.alreadySanctioned(charge), both("4")),
    (.alreadySanctioned(charge), both("5")), (.alreadyDisposed(charge), both("4")),
    (.chargeUndecided(charge), both("4")), (.chargeUndecided(charge), both("5")),
    (.subjectSanctionedAlready(4), both("4")),
    (.remedyNotOfAct(["apology"]), Remedy.apology.label.inSentence),
    (.remedyNotOfAct([]), Text("không có", "none")),
    (
      .additionalNotOfAct(["confiscation"]),
      AdditionalSanction.confiscation.label.inSentence
    ),
    (.authorityNotOverAct("inspector", on: today), .signerTitle("inspector")),
    (.authorityNotOverAct("inspector", on: today), dayToday),
    (.remediesNotInPower(authority), .signerTitle("commune_chair")),
    (.notAtOnce(today), dayToday), (.effectiveBeforeDecision(today), dayToday),
    (.planNotWhole(1_500_000), both("1 500 000")), (.planTooLong(today), dayToday),
    (.subjectNotSanctioned(3), both("3")), (.beforeDecision(today), dayToday),
    (.clockNotRunning("decide"), Text.clock("decide").inSentence),
    (.moreThanOutstanding(2_000_000), both("2 000 000")),
    (
      .remedyNotOpen(["apology", "amend_rules"]),
      .list([Remedy.apology, .amendRules].map(\.label.inSentence))
    ),
    (.fineTooLow(15_000_000, basis: authority.basis), both("15 000 000")),
    (.executionUnfinished(execution1, isDelivered: true), both("2 500 000")),
    (
      .executionUnfinished(execution1, isDelivered: true),
      Remedy.correctInformation.label.inSentence
    ),
  ]
}
