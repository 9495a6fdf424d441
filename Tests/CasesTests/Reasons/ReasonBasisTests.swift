import Testing

@testable import Cases

/// The article each reason of the law rests on, as domain.md has it; the rest are the register's
/// own or take theirs from the rule they speak of.
private let articles: [String: String] = [
  "warning_not_provided": "22", "explanation_pending": "61", "earlier_sanctions_unchecked": "7",
  "sign_of_crime": "62", "authority_not_established": "52", "too_much_on_the_spot": "56",
  "fine_leaves_rule": "23.4", "term_not_over": "65", "remedy_decision_not_allowed": "65.2",
  "coercion_missing": "86", "exemption_missing": "77", "explanation_right_missing": "61",
  "first_part_too_low": "79", "plan_not_in_three": "79", "plan_too_long": "79",
  "part_is_past": "79", "decision_stands": "3.1.d",
  "execution_unfinished": "73", "authority_exceeded": "52", "fine_too_low": "52",
  "deferred_too_long": "52", "relief_for_persons_alone": "52", "interest_unpaid": "78.1",
  "remedies_not_done": "74.1", "offender_not_identified": "65.1.b", "too_young": "11.5",
  "minor_not_fined": "134.3", "nobody_to_remind": "139", "already_sanctioned": "3.1.d",
  "charge_undecided": "3.1.d", "everything_decided": "3.1.d", "remedy_not_of_act": "8.2",
  "additional_not_of_act": "21", "authority_not_over_act": "52", "remedies_not_in_power": "52",
  "not_at_once": "56", "delegated_after_decision": "54", "record_before_detection": "58",
  "amount_outside_bracket": "134.3", "first_complaint_undecided": "33",
]

private let reasons = Reason.law + Reason.execution + Reason.charges + Reason.decision

@Suite struct ReasonBasisTests {
  @Test(arguments: reasons)
  func `a reason of the law says where it is written`(_ reason: Reason) {
    let article = reason.basis?[.en].split(separator: " ").last.map(String.init)
    #expect(article == articles[reason.code])
  }

  @Test(arguments: reasons)
  func `the basis names the same article in both languages`(_ reason: Reason) {
    let numbers = Language.allCases.map { language in
      reason.basis?[language].split(separator: " ").last.map(String.init)
    }
    #expect(numbers[0] == numbers[1])
  }

  @Test func `a term over rests on the rule of its clock`() {
    let clock = Clock.example(dueOn: today)
    #expect(Reason.termOver(clock).basis == clock.rule.basis)
  }

  @Test(arguments: Reason.computed, Language.allCases)
  func `a reason with a computed code has a whole sentence`(
    _ reason: Reason, _ language: Language
  ) {
    let message = reason.message[language]
    #expect(message.hasSuffix(".") && message.first?.isUppercase == true)
  }

  @Test(arguments: [(0, "decision_term_expired"), (1, "limitation_expired"), (2, "term_over")])
  func `a term over has the code of the way on`(_ index: Int, _ code: String) {
    #expect(Reason.computed[index].code == code)
  }

  @Test(arguments: Reason.computed)
  func `English stays plain ASCII whatever it names`(_ reason: Reason) {
    #expect(reason.message[.en].utf8.allSatisfy { $0 < 128 })
  }
}
