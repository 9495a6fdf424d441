import Cases
import Testing

private func circumstance(_ kind: String, subject: Int = 1) -> ProceedingOnFile {
  .example(5, .addCircumstance) { ($0.code, $0.violation, $0.subject) = (kind, 1, subject) }
}

private func against(
  _ form: Sanction.Form, _ amount: Int? = nil, override reason: String? = nil,
  _ mitigating: Int = 0, _ aggravating: Int = 0, act: Act = .fined
) -> [String] {
  let facts = CaseFacts.example(.investigated) {
    $0.charges = [.init(subjects: [1, 2], act: act)]
    $0.proceedings =
      (0..<mitigating).map { _ in circumstance("mitigating") }
      + (0..<aggravating).map { _ in circumstance("aggravating") }
      + [circumstance("aggravating", subject: 2)]
  }
  var sanction = Sanction(violation: 1, subject: 1, form: form, amount: amount)
  sanction.overrideReason = reason
  return unmet(.sanction([sanction]), on: facts)
}

private let stern = Act(
  id: 1, code: "STERN", validFrom: nil, validTo: nil, fine: 2_000_000...3_000_000, warning: false)
private let leaves = ["/decision/sanctions/0/amount fine_leaves_rule"]
private let notNeeded = ["/decision/sanctions/0/override override_not_needed"]

@Suite struct OverrideTests {
  /// Of 2 to 3 million VND, with mitigating and aggravating circumstances.
  @Test(arguments: [
    (0, 0, 2_500_000, true), (0, 0, 2_499_999, false), (0, 0, 2_500_001, false),
    (1, 1, 2_500_000, true), (1, 0, 2_000_000, false), (1, 0, 2_000_001, true),
    (1, 0, 2_499_999, true), (1, 0, 2_500_000, false), (0, 1, 2_500_000, false),
    (0, 1, 2_500_001, true), (0, 1, 2_999_999, true), (0, 1, 3_000_000, false),
    (2, 0, 2_000_000, true), (2, 0, 2_000_001, false), (3, 1, 2_000_000, true),
    (0, 2, 3_000_000, true), (0, 2, 2_999_999, false), (1, 2, 2_750_000, true),
  ])
  func `a fine follows the circumstances, or is overridden`(
    _ mitigating: Int, _ aggravating: Int, _ amount: Int, _ follows: Bool
  ) {
    #expect(against(.fine, amount, mitigating, aggravating) == (follows ? [] : leaves))
    #expect(
      against(.fine, amount, override: "ngoại lệ", mitigating, aggravating)
        == (follows ? notNeeded : []))
  }

  @Test(arguments: [1_999_999, 3_000_001])
  func `no override leads out of the bracket`(_ amount: Int) {
    #expect(
      against(.fine, amount, override: "ngoại lệ")
        == ["/decision/sanctions/0/amount amount_outside_bracket"])
  }

  @Test func `a warning the act does not provide for is overridden or refused`() {
    #expect(
      against(.warning, act: stern) == ["/decision/sanctions/0/form warning_not_provided"])
    #expect(against(.warning, override: "ngoại lệ", act: stern) == [])
  }

  @Test func `a warning the act provides for needs no override`() {
    #expect(against(.warning) == [])
    #expect(against(.warning, override: "ngoại lệ") == notNeeded)
  }

  @Test func `an override reaches what is written`() throws {
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.sanctions[0].amount = 2_100_000
      $0.documents.decision?.sanctions[0].overrideReason = "ngoại lệ"
    }
    let written = try change(by: request, on: .example(.investigated)).documents.decision
    #expect(written?.sanctions[0].overrideReason == "ngoại lệ")
  }
}
