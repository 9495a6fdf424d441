package import Cases

/// One step of the answer to "what can be done with this case now?".
package struct StepEntry: Encodable {
  /// What the rule of fines gives for one subject and violation.
  package struct Fine: Encodable {
    package let violation: Int
    package let subject: Int
    package let min: Int
    package let max: Int
    package let amount: Int
    package let rule: FineRule.Rule
    package let reasoning: String

    init(_ fine: ProposedFine, _ language: Language) {
      violation = fine.violation
      subject = fine.subject
      min = fine.rule.bracket.lowerBound
      max = fine.rule.bracket.upperBound
      amount = fine.rule.amount
      rule = fine.rule.rule
      reasoning = fine.rule.reasoning(in: language)
    }
  }

  package let action: Action
  package let to: CaseState
  package let allowed: Bool
  package let unmet: [ReasonDetail]
  package let requires: [String]
  /// Only with `sanction`.
  package let fines: [Fine]?

  package init(_ answer: StepAnswer, _ language: Language) {
    action = answer.step.action
    to = answer.step.to
    allowed = answer.isAllowed
    unmet = answer.unmet.map { ReasonDetail($0, language) }
    requires = answer.requires
    fines = action == .sanction ? answer.fines.map { Fine($0, language) } : nil
  }
}
