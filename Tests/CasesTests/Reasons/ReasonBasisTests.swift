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
  "execution_unfinished": "73", "authority_exceeded": "52", "fine_too_low": "52",
]

@Suite struct ReasonBasisTests {
  @Test(arguments: Reason.law + Reason.execution)
  func `a reason of the law says where it is written`(_ reason: Reason) {
    let article = reason.basis?[.en].split(separator: " ").last.map(String.init)
    #expect(article == articles[reason.code])
  }

  @Test(arguments: Reason.law + Reason.execution)
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
