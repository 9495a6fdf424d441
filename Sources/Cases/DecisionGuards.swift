extension Workflow {
  /// What stands against a sanction decision: unknown subjects or violations, a pair sanctioned
  /// twice, an amount outside the act's bracket (Law on Handling Administrative Violations, Art 23).
  static func unmet(_ decision: Decision, on facts: CaseFacts) -> [Problem] {
    let path = "/decision/sanctions"
    guard !decision.sanctions.isEmpty else { return [Problem(path, .sanctionMissing)] }
    var found: [Problem] = []
    var seen: Set<[Int]> = []
    for (index, sanction) in decision.sanctions.enumerated() {
      let here = "\(path)/\(index)"
      if !seen.insert([sanction.violation, sanction.subject]).inserted {
        found.append(Problem(here, .sanctionRepeated))
      }
      found += unmet(sanction, at: here, on: facts)
    }
    return found
  }

  private static func unmet(_ sanction: Sanction, at path: String, on facts: CaseFacts)
    -> [Problem]
  {
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
    if let reason = unmetAmount(sanction, bracket: charge.act.bracket(for: kind)) {
      found.append(Problem("\(path)/amount", reason))
    }
    return found
  }

  private static func unmetAmount(_ sanction: Sanction, bracket: ClosedRange<Int>?) -> Reason? {
    switch (sanction.form, sanction.amount) {
    case (.warning, nil): return nil
    case (.warning, .some): return .amountNotAllowed
    case (.fine, nil): return .amountMissing
    case (.fine, .some(let amount)):
      guard let bracket else { return .fineNotProvided }
      return bracket.contains(amount) ? nil : .amountOutsideBracket(bracket)
    }
  }
}

extension Array {
  /// The element people call number 1, 2, 3 …
  func element(numbered number: Int) -> Element? {
    number >= 1 && number <= count ? self[number - 1] : nil
  }
}
