extension CaseFacts {
  /// The rule for a subject and a violation, with the circumstances on file; nil where the case
  /// has no such pair, the act carries no fine, or the subject is too young for one.
  public func fineRule(violation: Int, subject: Int, law: Law) -> FineRule? {
    guard let charge = charges.element(numbered: violation),
      let kind = subjects.element(numbered: subject)
    else { return nil }
    var share = 100
    switch ageGroup(ChargedSubject(violation: violation, subject: subject), law: law) {
    case .exempt, .warned: return nil
    case .fined(let part): share = part
    case .adult: break
    }
    func count(_ kind: Circumstance.Kind) -> Int {
      proceedings.count {
        guard case .circumstance(let circumstance) = $0.proceeding else { return false }
        return circumstance.violation == violation && circumstance.subject == subject
          && circumstance.kind == kind
      }
    }
    return FineRule(
      charge.act, kind: kind, mitigating: count(.mitigating), aggravating: count(.aggravating),
      share: share)
  }

  /// What the rule gives for every charge that is still undecided.
  public func proposedFines(law: Law) -> [ProposedFine] {
    undecided.compactMap { charge in
      fineRule(violation: charge.violation, subject: charge.subject, law: law).map {
        ProposedFine(violation: charge.violation, subject: charge.subject, rule: $0)
      }
    }
  }
}

/// The fine the rule gives for one subject and violation.
public struct ProposedFine: Sendable, Equatable {
  public let violation: Int
  public let subject: Int
  public let rule: FineRule
}
