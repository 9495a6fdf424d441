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
    var found: [Problem] = []
    if authority == nil {
      let reason = Reason.authorityNotEstablished(decision.signerTitle, on: decision.issuedOn)
      found.append(Problem("/decision/signerTitle", reason))
    }
    if let madeOn = facts.recordMadeOn, decision.issuedOn < madeOn {
      found.append(Problem("/decision/issuedOn", .beforeRecord(madeOn)))
    }
    var seen: Set<[Int]> = []
    for (index, sanction) in decision.sanctions.enumerated() {
      let here = "\(path)/\(index)"
      if !seen.insert([sanction.violation, sanction.subject]).inserted {
        found.append(Problem(here, .sanctionRepeated))
      }
      found += unmet(sanction, at: here)
    }
    return found
  }

  private var authority: SigningAuthority? {
    law.authority(of: decision.signerTitle, on: decision.issuedOn)
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
    return found + unmetForm(sanction, charge.act, kind, at: path)
  }

  private func unmetForm(
    _ sanction: Sanction, _ act: Act, _ kind: SubjectKind, at path: String
  ) -> [Problem] {
    switch (sanction.form, sanction.amount) {
    case (.warning, .some): return [Problem("\(path)/amount", .amountNotAllowed)]
    case (.warning, nil):
      let follows = act.warning
      return unmetOverride(sanction, follows: follows, .warningNotProvided, at: path, "form")
    case (.fine, nil): return [Problem("\(path)/amount", .amountMissing)]
    case (.fine, .some(let amount)):
      guard let bracket = act.bracket(for: kind) else {
        return [Problem("\(path)/amount", .fineNotProvided)]
      }
      guard bracket.contains(amount) else {
        return [Problem("\(path)/amount", .amountOutsideBracket(bracket))]
      }
      return unmetFine(sanction, amount, kind, at: path)
        + unmetAuthority(over: bracket.upperBound, kind, at: path)
    }
  }

  private func unmetFine(_ sanction: Sanction, _ amount: Int, _ kind: SubjectKind, at path: String)
    -> [Problem]
  {
    if facts.isOnTheSpot, let limit = law.amount(.onTheSpot, on: decision.issuedOn),
      amount > limit.value(for: kind)
    {
      return [Problem("\(path)/amount", .tooMuchOnTheSpot(limit.value(for: kind)))]
    }
    let rule = facts.fineRule(violation: sanction.violation, subject: sanction.subject)
    guard let rule else { return [] }
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

  /// The top of the bracket decides, not the fine (Law on Handling Administrative Violations,
  /// Art 52). A warning asks for no more than some authority.
  private func unmetAuthority(over top: Int, _ kind: SubjectKind, at path: String) -> [Problem] {
    guard let authority else { return [] }
    let limit = authority.maximumFine * (kind == .organisation ? 2 : 1)
    if top <= limit { return [] }
    return [Problem("\(path)/amount", .authorityExceeded(authority, limit: limit, top: top))]
  }
}

extension Array {
  /// The element people call number 1, 2, 3 …
  func element(numbered number: Int) -> Element? {
    number >= 1 && number <= count ? self[number - 1] : nil
  }
}
