import Cases
import Testing

/// Fined so much by a decision of a day, received the day after; today is 2026-10-15.
private func fined(_ amount: Int, _ kind: SubjectKind, on issuedOn: Day) -> CaseFacts {
  .example(.sanctioned) {
    $0.subjects = [kind]
    $0.charges = [.init(subjects: [1], act: .fined)]
    $0.decisions = [
      DecisionOnFile(
        version: 3,
        decision: Decision(
          number: "QD-00", issuedOn: issuedOn, signedBy: "Người ký Thử",
          signerTitle: "provincial_chair",
          sanctions: [Sanction(violation: 1, subject: 1, form: .fine, amount: amount)]))
    ]
    $0.proceedings = [delivered(1, issuedOn.adding(days: 1))]
  }
}

private func deferral(_ until: Day) -> EventRequest { .bringing(.defer) { $0.until = until } }

private let tooLow: String? = "fine_too_low"
private let personsAlone: String? = "relief_for_persons_alone"
private let (end2021, start2022) = (day(2021, 12, 31), day(2022, 1, 1))

/// When a fine may be paid later or in parts, by the law as shipped.
@Suite struct ReliefTests {
  @Test(arguments: [
    (2_999_999, SubjectKind.person, end2021, tooLow), (3_000_000, .person, end2021, nil),
    (3_000_000, .household, end2021, nil), (100_000_000, .organisation, end2021, personsAlone),
    (1_999_999, .person, start2022, tooLow), (2_000_000, .person, start2022, nil),
    (99_999_999, .organisation, start2022, tooLow), (100_000_000, .organisation, start2022, nil),
  ])
  func `a deferral takes the fine that the law of the decision's day asks for (Art 76)`(
    _ amount: Int, _ kind: SubjectKind, _ issuedOn: Day, _ code: String?
  ) {
    #expect(
      unmet(deferral(day(2026, 12, 1)), on: fined(amount, kind, on: issuedOn), law: .shipped)
        == [code].compactMap { $0.map { "/deferral/subject \($0)" } })
  }

  @Test(arguments: [
    (19_999_999, SubjectKind.person, end2021, tooLow), (20_000_000, .person, end2021, nil),
    (199_999_999, .organisation, end2021, tooLow), (200_000_000, .organisation, end2021, nil),
    (14_999_999, .person, start2022, tooLow), (15_000_000, .person, start2022, nil),
    (149_999_999, .organisation, start2022, tooLow),
    (150_000_000, .organisation, start2022, nil),
  ])
  func `instalments take the fine that the law of the decision's day asks for (Art 79)`(
    _ amount: Int, _ kind: SubjectKind, _ issuedOn: Day, _ code: String?
  ) {
    let first = amount / 2
    let request = EventRequest.bringing(.instal) {
      $0.parts = [
        Instalment(dueOn: issuedOn.adding(days: 30), amount: first),
        Instalment(dueOn: issuedOn.adding(days: 60), amount: amount - first),
      ]
    }
    let found = unmet(request, on: fined(amount, kind, on: issuedOn), law: .shipped)
    #expect(
      found.filter { $0.hasPrefix("/instalments/subject") }
        == [code].compactMap { $0.map { "/instalments/subject \($0)" } })
  }

  @Test(arguments: [
    (day(2026, 10, 15), ["/deferral/until ends_before_start"]), (day(2026, 10, 16), []),
    (day(2027, 1, 15), []), (day(2027, 1, 16), ["/deferral/until deferred_too_long"]),
    (day(2028, 10, 15), ["/deferral/until deferred_too_long"]),
  ])
  func `a deferral lasts three months at most (Art 76)`(_ until: Day, _ expected: [String]) {
    #expect(
      unmet(deferral(until), on: fined(2_500_000, .person, on: day(2026, 10, 1)), law: .shipped)
        == expected)
  }

  /// Of 20 million, decided on 2026-09-04.
  @Test(arguments: [
    ([(10, 20, 8), (11, 20, 6), (12, 20, 6)], []), ([(10, 20, 8), (12, 20, 12)], []),
    ([(10, 20, 20)], ["/instalments/payments plan_not_in_three"]),
    (
      [(10, 20, 8), (10, 21, 4), (10, 22, 4), (10, 23, 4)],
      ["/instalments/payments plan_not_in_three"]
    ),
    ([(10, 20, 7), (12, 20, 13)], ["/instalments/payments/0/amount first_part_too_low"]),
    ([(10, 20, 8), (12, 20, 11)], ["/instalments/payments plan_not_whole"]),
    ([(12, 20, 8), (10, 20, 12)], ["/instalments/payments plan_too_long"]),
  ])
  func `a plan has two or three parts, the first of 40 per cent (Art 79)`(
    _ parts: [(Int, Int, Int)], _ expected: [String]
  ) {
    let request = EventRequest.bringing(.instal) {
      $0.parts = parts.map { month, number, millions in
        Instalment(dueOn: day(2026, month, number), amount: millions * 1_000_000)
      }
    }
    #expect(unmet(request, on: fined(20_000_000, .person, on: day(2026, 9, 4))) == expected)
  }

  @Test(arguments: [
    (day(2027, 3, 4), []), (day(2027, 3, 5), ["/instalments/payments plan_too_long"]),
  ])
  func `the last part is due within six months of the decision (Art 79)`(
    _ last: Day, _ expected: [String]
  ) {
    let request = EventRequest.bringing(.instal) {
      $0.parts = [
        Instalment(dueOn: day(2026, 10, 20), amount: 8_000_000),
        Instalment(dueOn: last, amount: 12_000_000),
      ]
    }
    #expect(unmet(request, on: fined(20_000_000, .person, on: day(2026, 9, 4))) == expected)
  }
}
