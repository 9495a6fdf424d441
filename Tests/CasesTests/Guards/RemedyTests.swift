import Cases
import Testing

private func act(_ remedies: [String], _ additional: [String] = []) -> Act {
  .example("A", fine: 2_000_000...3_000_000, remedies: remedies, additional: additional)
}

private func against(
  _ remedies: [String], _ additional: [String] = [], of act: Act
) -> [String] {
  var sanction = Sanction(
    violation: 1, subject: 1, form: .fine, amount: 2_500_000, remedies: remedies)
  sanction.additional = additional
  let facts = CaseFacts.example(.investigated) {
    $0.charges = [.init(subjects: [1], act: act)]
  }
  return unmet(.sanction([sanction]), on: facts)
}

/// What is ordered beside a warning or fine.
@Suite struct RemedyTests {
  @Test func `remedies are those of the act (Decree 118, Art 8.2)`() {
    let act = act(["public_apology", "restore_rights"])
    #expect(against(["public_apology", "restore_rights"], of: act) == [])
    #expect(
      against(["public_apology", "reinstate_worker", "khong co that"], of: act) == [
        "/decision/sanctions/0/remedies/1 remedy_not_of_act",
        "/decision/sanctions/0/remedies/2 remedy_not_of_act",
      ])
    #expect(
      against(["public_apology"], of: .heavy).contains(
        "/decision/sanctions/0/remedies/0 remedy_not_of_act"))
  }

  @Test func `additional sanctions are those of the act (Art 21)`() {
    #expect(against([], ["confiscation"], of: act([], ["confiscation"])) == [])
    #expect(
      against([], ["confiscation", "expulsion"], of: act([], ["confiscation"]))
        == ["/decision/sanctions/0/additional/1 additional_not_of_act"])
    #expect(
      against([], ["confiscation"], of: act(["confiscation"]))
        == ["/decision/sanctions/0/additional/0 additional_not_of_act"])
  }

  @Test func `a confiscation is part of the execution (Decree 125, Art 6.6, 13.4)`() {
    var sanction = Sanction(violation: 1, subject: 1, form: .warning)
    sanction.additional = ["confiscation"]
    let open = CaseFacts.example(.sanctioned) {
      $0.decide([sanction])
      $0.proceedings = [delivered()]
    }
    #expect(open.execution(of: 1).openRemedies == ["confiscation"])
    #expect(open.execution(of: 1).completedOn == nil)
    var done = open
    done.proceedings.append(completed("confiscation", day(2026, 9, 12)))
    #expect(done.execution(of: 1).completedOn == day(2026, 9, 12))
    #expect(
      unmet(.bringing(.completeRemedy) { $0.code = "confiscation" }, on: open) == [])
  }
}
