/// The reasons against a sanction decision as it is worded.
struct DecisionGuards {
  let decision: Decision
  let facts: CaseFacts
  let law: Law
  private let path = "/decision/sanctions"

  init(_ decision: Decision, on facts: CaseFacts, law: Law) {
    self.decision = decision
    self.facts = facts
    self.law = law
  }

  /// Every reason against it, by the place in the request.
  var unmet: [Problem] {
    guard !decision.sanctions.isEmpty else { return [Problem(path, .sanctionMissing)] }
    var found = unmetSigning
    var seen: Set<ChargedSubject> = []
    for (index, sanction) in decision.sanctions.enumerated() {
      let here = "\(path)/\(index)"
      if !seen.insert(sanction.charge).inserted { found.append(Problem(here, .sanctionRepeated)) }
      found += unmet(sanction, at: here)
    }
    return found
  }

  /// Who signs, and when.
  private var unmetSigning: [Problem] {
    var found: [Problem] = []
    if !law.hasAuthority(decision.signerTitle, on: decision.issuedOn) {
      let reason = Reason.authorityNotEstablished(decision.signerTitle, on: decision.issuedOn)
      found.append(Problem("/decision/signerTitle", reason))
    }
    if let madeOn = facts.recordMadeOn, decision.issuedOn < madeOn {
      found.append(Problem("/decision/issuedOn", .beforeRecord(madeOn)))
    }
    if facts.isOnTheSpot, let day = facts.onTheSpotOn, decision.issuedOn != day {
      found.append(Problem("/decision/issuedOn", .notAtOnce(day)))
    }
    switch (decision.delegationNumber, decision.delegatedOn) {
    case (nil, .some): found.append(Problem("/decision/delegationNumber", .required))
    case (.some, nil): found.append(Problem("/decision/delegatedOn", .required))
    case (_, let day?) where day > decision.issuedOn:
      found.append(Problem("/decision/delegatedOn", .delegatedAfterDecision))
    default: break
    }
    return found
  }

  /// Unknown subjects or violations, and what the act and the law say about form and amount.
  private func unmet(_ sanction: Sanction, at path: String) -> [Problem] {
    var found: [Problem] = []
    let kind = facts.subjects.element(numbered: sanction.subject)
    let charge = facts.charges.element(numbered: sanction.violation)
    if kind == nil {
      found.append(Problem("\(path)/subject", .subjectUnknown(sanction.subject)))
    }
    if charge == nil {
      found.append(Problem("\(path)/violation", .violationUnknown(sanction.violation)))
    }
    guard let kind, let charge else { return found }
    if !charge.subjects.isEmpty, !charge.subjects.contains(sanction.subject) {
      let reason = Reason.subjectNotCharged(
        subject: sanction.subject, violation: sanction.violation)
      found.append(Problem("\(path)/subject", reason))
    }
    if facts.isSanctioned(sanction.charge) {
      found.append(Problem(path, .alreadySanctioned(sanction.charge)))
    } else if facts.isDisposed(sanction.charge) {
      found.append(Problem(path, .alreadyDisposed(sanction.charge)))
    }
    return found + unmetForm(sanction, charge.act, kind, at: path)
      + unmetParts(sanction, charge.act, at: path)
      + unmetAuthority(sanction, charge.act, kind, at: path)
  }

  private func unmetForm(
    _ sanction: Sanction, _ act: Act, _ kind: SubjectKind, at path: String
  ) -> [Problem] {
    let ageGroup = facts.ageGroup(sanction.charge, law: law)
    if ageGroup == .exempt { return [Problem("\(path)/subject", .tooYoung(sanction.subject))] }
    switch (sanction.form, sanction.amount) {
    case (.warning, .some): return [Problem("\(path)/amount", .amountNotAllowed)]
    case (.warning, nil):
      let follows = act.warning || ageGroup == .warned
      return unmetOverride(sanction, follows: follows, .warningNotProvided, at: path, "form")
    case (.fine, _) where ageGroup == .warned:
      return [Problem("\(path)/form", .onlyWarned(sanction.subject))]
    case (.fine, nil): return [Problem("\(path)/amount", .amountMissing)]
    case (.fine, .some(let amount)):
      let rule = facts.fineRule(violation: sanction.violation, subject: sanction.subject, law: law)
      guard let rule else { return [Problem("\(path)/amount", .fineNotProvided)] }
      guard rule.allowed.contains(amount) else {
        return [Problem("\(path)/amount", .amountNotAllowed(by: rule))]
      }
      return unmetFine(sanction, amount, rule, kind, at: path)
    }
  }

  private func unmetFine(
    _ sanction: Sanction, _ amount: Int, _ rule: FineRule, _ kind: SubjectKind, at path: String
  ) -> [Problem] {
    if facts.isOnTheSpot,
      let limit = law.amount(.onTheSpot, on: decision.issuedOn)?.value(for: kind), amount > limit
    {
      return [Problem("\(path)/amount", .tooMuchOnTheSpot(limit))]
    }
    return unmetOverride(
      sanction, follows: rule.admits(amount), .fineLeavesRule(rule), at: path, "amount")
  }

  private func unmetOverride(
    _ sanction: Sanction, follows: Bool, _ reason: Reason, at path: String, _ field: String
  ) -> [Problem] {
    switch (follows, sanction.overrideReason) {
    case (false, nil): [Problem("\(path)/\(field)", reason)]
    case (true, .some): [Problem("\(path)/override", .overrideNotNeeded)]
    default: []
    }
  }

  /// Remedies and additional sanctions are those of the act (Decree 118/2021/NĐ-CP, Art 8.2).
  private func unmetParts(_ sanction: Sanction, _ act: Act, at path: String) -> [Problem] {
    sanction.remedies.enumerated().filter { !act.remedies.contains($0.element) }.map {
      Problem("\(path)/remedies/\($0.offset)", .remedyNotOfAct(act.remedies))
    }
      + sanction.additional.enumerated().filter { !act.additional.contains($0.element) }.map {
        Problem("\(path)/additional/\($0.offset)", .additionalNotOfAct(act.additional))
      }
  }

  /// The top of the bracket decides, not the fine (Law on Handling Administrative Violations,
  /// Art 52). A warning asks for no more than some authority over the act.
  private func unmetAuthority(
    _ sanction: Sanction, _ act: Act, _ kind: SubjectKind, at path: String
  ) -> [Problem] {
    let (title, day) = (decision.signerTitle, decision.issuedOn)
    guard law.hasAuthority(title, on: day) else { return [] }
    guard let authority = law.authority(of: title, for: act, on: day) else {
      return [Problem("\(path)/violation", .authorityNotOverAct(title, on: day))]
    }
    var found: [Problem] = []
    if !sanction.remedies.isEmpty, !authority.ordersRemedies {
      found.append(Problem("\(path)/remedies", .remediesNotInPower(authority)))
    }
    let limit = authority.maximumFine(for: kind)
    if sanction.form == .fine, let top = act.bracket(for: kind)?.upperBound, top > limit {
      found.append(
        Problem("\(path)/amount", .authorityExceeded(authority, limit: limit, top: top)))
    }
    return found
  }
}

extension Sanction {
  var charge: ChargedSubject { ChargedSubject(violation: violation, subject: subject) }
}

extension Array {
  /// The element people call number 1, 2, 3 …
  func element(numbered number: Int) -> Element? {
    number >= 1 && number <= count ? self[number - 1] : nil
  }
}
