/// The reasons against a decision that orders remedies where nobody is sanctioned.
struct RemedyGuards {
  let decision: RemedyDecision
  let facts: CaseFacts
  let law: Law
  private let path = "/closure/remedyDecision"

  init(decision: RemedyDecision, facts: CaseFacts, law: Law) {
    self.decision = decision
    self.facts = facts
    self.law = law
  }

  /// Every reason against it, by the place in the request.
  var unmet: [Problem] { unmetSigner + unmetRemedies }

  /// Only who may sanction the case may order remedies in it (Decree 118/2021/NĐ-CP, Art 9.9).
  private var unmetSigner: [Problem] {
    let (title, day) = (decision.signerTitle, decision.issuedOn)
    let here = "\(path)/signerTitle"
    guard law.hasAuthority(title, on: day) else {
      return [Problem(here, .authorityNotEstablished(title, on: day))]
    }
    for charge in facts.charged {
      let act = facts.charges[charge.violation - 1].act
      guard let authority = law.authority(of: title, for: act, on: day) else {
        return [Problem(here, .authorityNotOverAct(title, on: day))]
      }
      if !authority.ordersRemedies { return [Problem(here, .remediesNotInPower(authority))] }
      let kind = facts.subjects[charge.subject - 1]
      let limit = authority.maximumFine(for: kind)
      if let top = act.bracket(for: kind)?.upperBound, top > limit {
        return [Problem(here, .authorityExceeded(authority, limit: limit, top: top))]
      }
    }
    return []
  }

  /// The remedies and the confiscation that the acts of the case provide for.
  private var unmetRemedies: [Problem] {
    let provided = Set(facts.charges.flatMap { $0.act.remedies + $0.act.additional }).sorted()
    return decision.remedies.enumerated().filter { !provided.contains($0.element) }.map {
      Problem("\(path)/remedies/\($0.offset)", .remedyNotOfAct(provided))
    }
  }
}
