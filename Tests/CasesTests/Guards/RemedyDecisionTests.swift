import Cases
import Testing

/// Against remedies ordered when a case of these acts ends without a sanction.
private func against(
  _ title: String, _ remedies: [String], acts: [Act] = [.fined],
  kind: SubjectKind = .person, closing: ClosingReason = .subjectGone, law: Law = .example
) -> [String] {
  let facts = CaseFacts.example(.investigated) {
    $0.subjects = [kind]
    $0.charges = acts.map { .init(subjects: [1], act: $0) }
  }
  var request = EventRequest.close(closing)
  request.documents.remedyDecision = RemedyDecision(
    number: "KP-01", issuedOn: day(2026, 10, 15), signedBy: "Người ký Thử", signerTitle: title,
    remedies: remedies)
  return unmet(request, on: facts, law: law)
}

private let signer = "/closure/remedyDecision/signerTitle"
private let labour = Act(
  id: 1, code: "B", field: "labour", validFrom: nil, validTo: nil, fine: 2_000_000...3_000_000,
  remedies: ["reinstate_worker"])

/// Remedies where nobody is sanctioned (Art 65.2).
@Suite struct RemedyDecisionTests {
  @Test func `who may sanction the case may order its remedies (Decree 118, Art 9.9)`() {
    #expect(against("commune_chair", ["public_apology"]) == [])
  }

  @Test func `a title without authority on the day orders nothing (Decree 118, Art 9.9)`() {
    #expect(
      against("district_chair", ["public_apology"]) == ["\(signer) authority_not_established"])
  }

  /// Of 15 million for a person, 30 for an organisation.
  @Test(arguments: [SubjectKind.person, .organisation])
  func `authority over every act charged is asked for, by the top of its bracket`(
    _ kind: SubjectKind
  ) {
    let high = Act.example("A", fine: 1_000_000...15_000_001)
    #expect(
      against("commune_chair", ["public_apology"], acts: [.fined, high], kind: kind)
        == ["\(signer) authority_exceeded"])
  }

  @Test func `authority in another field is none`() {
    #expect(
      against("commune_chair", ["public_apology"], acts: [.fined, labour])
        == ["\(signer) authority_not_over_act"])
  }

  @Test func `a title that may order no remedies orders none here either`() {
    #expect(
      against("inspector", ["public_apology"], law: .shipped)
        == ["\(signer) remedies_not_in_power"])
  }

  @Test func `remedies are those of the acts charged (Decree 118, Art 8.2)`() {
    #expect(
      against("commune_chair", ["public_apology", "reinstate_worker"])
        == ["/closure/remedyDecision/remedies/1 remedy_not_of_act"])
  }

  @Test func `exhibits of the act may be confiscated`() {
    let act = Act.example("A", fine: 2_000_000...3_000_000, additional: ["confiscation"])
    #expect(against("commune_chair", ["confiscation"], acts: [act]) == [])
  }

  @Test func `where there was no violation there is nothing to remedy (Art 65.2)`() {
    #expect(
      against("commune_chair", ["public_apology"], closing: .noViolation)
        == ["/closure/remedyDecision remedy_decision_not_allowed"])
  }
}
