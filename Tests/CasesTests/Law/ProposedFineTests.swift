import Cases
import Testing

private func circumstance(_ kind: String, violation: Int = 1, subject: Int = 1) -> ProceedingOnFile
{
  .example(5, .addCircumstance) {
    ($0.code, $0.violation, $0.subject) = (kind, violation, subject)
  }
}

private func fines(_ change: (inout CaseFacts) -> Void) -> [String] {
  CaseFacts.example(.investigated, change).proposedFines(law: .example).map {
    "\($0.violation)/\($0.subject) \($0.rule.amount)"
  }
}

@Suite struct ProposedFineTests {
  @Test func `every charged subject is proposed a fine for every act that carries one`() {
    #expect(
      fines { _ in } == ["1/1 2500000", "1/2 5000000", "1/3 2500000", "3/1 2500000"])
  }

  @Test func `a violation of nobody in particular is proposed to everyone`() {
    #expect(
      fines { $0.charges = [.init(subjects: [], act: .fined)] }
        == ["1/1 2500000", "1/2 5000000", "1/3 2500000"])
  }

  @Test func `a case without subjects is proposed nothing`() {
    #expect(fines { ($0.subjects, $0.charges) = ([], [.init(subjects: [], act: .fined)]) } == [])
  }

  @Test func `a circumstance counts for its subject and its violation alone`() {
    let found = fines {
      $0.proceedings = [
        circumstance("mitigating"), circumstance("mitigating"),
        circumstance("aggravating", subject: 3), circumstance("aggravating", violation: 3),
        circumstance("aggravating", violation: 3),
      ]
    }
    #expect(found == ["1/1 2000000", "1/2 5000000", "1/3 2750000", "3/1 3000000"])
  }

  @Test func `a rule exists only where the case has subject and violation`() {
    let facts = CaseFacts.example(.investigated)
    let pairs = [(1, 4), (4, 1), (0, 1), (1, 0), (2, 1)]
    let found = pairs.filter {
      facts.fineRule(violation: $0.0, subject: $0.1, law: .example) != nil
    }
    #expect(found.isEmpty)
  }

  @Test func `the proposal comes with the step to sanction and no other`() {
    let answers = Workflow.answers(on: .example(.investigated), for: .supervisor)
    let found = answers.filter { !$0.fines.isEmpty }.map { "\($0.step.action) \($0.fines.count)" }
    #expect(found == ["sanction 4"])
  }
}
