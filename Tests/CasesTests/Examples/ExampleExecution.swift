import Cases

/// A case sanctioned on 2026-09-04 by version 3. Subject 1, a person, is to pay twice 2.5 million
/// VND and to correct what was said; subject 2, an organisation, 5 million and an apology in
/// public; subject 3 is warned.
func sanctioned(_ entries: ProceedingOnFile..., change: (inout CaseFacts) -> Void = { _ in })
  -> CaseFacts
{
  .example(.sanctioned) { facts in
    facts.decide([
      Sanction(
        violation: 1, subject: 1, form: .fine, amount: 2_500_000, remedies: ["correct_information"]),
      Sanction(
        violation: 3, subject: 1, form: .fine, amount: 2_500_000, remedies: ["correct_information"]),
      Sanction(
        violation: 1, subject: 2, form: .fine, amount: 5_000_000, remedies: ["public_apology"]),
      Sanction(violation: 1, subject: 3, form: .warning),
    ])
    facts.proceedings = entries
    change(&facts)
  }
}

/// The decision of the example, left to subject 1 for a single fine.
func fined(_ amount: Int, _ entries: ProceedingOnFile...) -> CaseFacts {
  .example(.sanctioned) { facts in
    facts.decide([Sanction(violation: 1, subject: 1, form: .fine, amount: amount)])
    facts.proceedings = [delivered(1)] + entries
    facts.clocks = [
      // Received on 2026-09-08; the tenth day, 2026-09-18, is a Friday.
      Clock(
        number: 1, rule: .rule("execute", .receipt, .execution, 10, .day), subject: 1,
        startedOn: day(2026, 9, 8), due: Due(day: day(2026, 9, 18)), version: 4)
    ]
  }
}

func delivered(_ subject: Int? = nil, _ receivedOn: Day = day(2026, 9, 8), version: Int = 4)
  -> ProceedingOnFile
{
  .example(version, .deliver) { ($0.subject, $0.on) = (subject, receivedOn) }
}

func paid(_ amount: Int, _ paidOn: Day, subject: Int = 1, version: Int = 5) -> ProceedingOnFile {
  .example(version, .pay) { ($0.subject, $0.amount, $0.on) = (subject, amount, paidOn) }
}

func completed(_ remedy: String, _ on: Day, subject: Int = 1, version: Int = 6) -> ProceedingOnFile
{
  .example(version, .completeRemedy) { ($0.subject, $0.code, $0.on) = (subject, remedy, on) }
}

/// In effect on 2026-09-10.
func reduced(by amount: Int, subject: Int = 1, version: Int = 7) -> ProceedingOnFile {
  .example(version, .reduce) { ($0.subject, $0.amount) = (subject, amount) }
}

/// In effect on 2026-09-10.
func exempted(_ subject: Int = 1, version: Int = 7) -> ProceedingOnFile {
  .example(version, .exempt) { $0.subject = subject }
}
