import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

private func sanction(
  _ subject: Int, _ amount: Int?, _ remedies: [String] = []
) -> Sanction {
  Sanction(
    violation: 1, subject: subject, form: amount == nil ? .warning : .fine, amount: amount,
    remedies: remedies)
}

/// Two persons charged with one act, sanctioned like this and served.
private func decided(_ sanctions: [Sanction], _ entries: ProceedingOnFile...) -> CaseFacts {
  .example(.sanctioned) {
    $0.subjects = [.person, .person]
    $0.charges = [.init(subjects: sanctions.map(\.subject), act: .fined)]
    $0.decide(sanctions)
    $0.proceedings = [delivered()] + entries
  }
}

private let unfinished = ["/closure/reason execution_unfinished"]

/// What must be done before a decision counts as carried out.
@Suite struct ExecutedCloseTests {
  @Test func `an exemption from the fine leaves the remedies to be done (Art 77)`() {
    let facts = decided([sanction(1, 2_500_000, ["public_apology"])], exempted())
    #expect(unmet(.close(.exempted), on: facts) == unfinished)
  }

  @Test func `an exemption of one subject leaves the other's fine (Art 77)`() {
    let both = [sanction(1, 2_500_000), sanction(2, 2_500_000)]
    #expect(unmet(.close(.exempted), on: decided(both, exempted())) == unfinished)
    let paidToo = decided(both, paid(2_500_000, day(2026, 9, 9), subject: 2), exempted())
    #expect(unmet(.close(.exempted), on: paidToo) == [])
  }

  @Test func `the limitation of the execution leaves the remedies to be done (Art 74.1)`() {
    let open = decided([sanction(1, 2_500_000, ["public_apology"])])
    #expect(
      unmet(.close(.executionLimitationExpired), on: open)
        == ["/closure/reason remedies_not_done"])
    let done = decided(
      [sanction(1, 2_500_000, ["public_apology"])],
      completed("public_apology", day(2026, 9, 12)))
    #expect(unmet(.close(.executionLimitationExpired), on: done) == [])
  }

  /// Received on 2026-03-12, so that the term ends on 03-23; paid on 03-30, six days late: 7 500.
  @Test(arguments: [
    (0, ["/closure/reason interest_unpaid"]), (7_499, ["/closure/reason interest_unpaid"]),
    (7_500, []),
  ])
  func `a fine paid late is carried out with its interest (Art 78.1)`(
    _ interest: Int, _ expected: [String]
  ) throws {
    var file = try late()
    if interest > 0 { try file.take(payment(0, interest), on: march(31)) }
    #expect(file.refusal(of: .close(.executed), on: day(2026, 4, 20)) == expected)
  }

  @Test func `a payment is of something`() throws {
    #expect(
      try late().refusal(of: payment(0, nil), on: march(31)) == ["/payment/amount amount_missing"])
    #expect(
      try late().refusal(of: payment(0, 0), on: march(31)) == ["/payment/amount amount_missing"])
  }

  @Test func `an exemption lets off the interest with the rest`() throws {
    var file = try late(2_000_000)
    try file.bring(.exempt, on: march(31))
    #expect(file.refusal(of: .close(.exempted), on: march(31)) == [])
  }

  /// Sanctioned on 2026-03-10; so much is paid on 03-30.
  private func late(_ amount: Int = 2_500_000) throws -> Docket {
    var file = Docket()
    try file.prepare()
    try file.sanction(on: march(10))
    try file.bring(.deliver, on: march(12))
    try file.bring(.pay, on: march(30)) { $0.amount = amount }
    return file
  }

  private func payment(_ amount: Int, _ interest: Int?) -> EventRequest {
    .complete(.pay) {
      $0.documents.proceeding = .payment(
        Payment(
          subject: 1, amount: amount, paidOn: march(31), receipt: "BL-02", interest: interest))
    }
  }
}
