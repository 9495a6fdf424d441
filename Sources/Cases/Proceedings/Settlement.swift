/// What becomes of a subject's money when single sanctions are annulled, in VND. What was paid or let
/// off stays with the fines still in force; only what they cannot hold is given back.
public struct Settlement: Sendable, Equatable {
  public var subject: Int
  /// What was left of the fines.
  public var annulled: Int
  /// Of reductions, what falls away with the fines.
  public var letOff: Int
  /// To be paid back.
  public var refunded: Int

  public init(subject: Int, annulled: Int, letOff: Int, refunded: Int) {
    self.subject = subject
    self.annulled = annulled
    self.letOff = letOff
    self.refunded = refunded
  }

  public static let shape = Shape(
    Settlement(subject: 0, annulled: 0, letOff: 0, refunded: 0),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .integer("annulled", \.annulled, in: 0...ClosedRange.vnd.upperBound),
      .integer("letOff", \.letOff, in: 0...ClosedRange.vnd.upperBound),
      .integer("refunded", \.refunded, in: 0...ClosedRange.vnd.upperBound),
    ])
}

extension Annulment {
  /// Whether it leaves what it does not name in force.
  var isPartial: Bool { decision != nil || violation != nil || subject != nil }

  /// Whether it ends a sanction of a decision in force.
  func ends(_ sanction: Sanction, of decision: Decision) -> Bool {
    self.decision.map { $0 == decision.number } ?? true
      && violation.isNil(or: sanction.violation) && subject.isNil(or: sanction.subject)
  }
}

extension CaseFacts {
  /// The decisions with the sanctions that stay in force after an annulment; without its paper none
  /// does.
  func decisions(after annulment: Annulment?) -> [DecisionOnFile] {
    guard let annulment else { return [] }
    return decisions.compactMap { entry in
      var left = entry.decision
      left.sanctions.removeAll { annulment.ends($0, of: entry.decision) }
      return left.sanctions.isEmpty
        ? nil : DecisionOnFile(version: entry.version, decision: left)
    }
  }

  /// What becomes of the money, subject by subject, when an annulment ends single sanctions.
  func settlements(of annulment: Annulment) -> [Settlement] {
    guard annulment.isPartial else { return [] }
    var after = self
    after.decisions = decisions(after: annulment)
    return sanctionedSubjects.compactMap { subject in
      let (old, new) = (execution(of: subject), after.execution(of: subject))
      guard old.imposed > new.imposed else { return nil }
      let surplus = max(0, new.remitted + new.paid - new.imposed)
      let refunded = min(surplus, new.paid)
      return Settlement(
        subject: subject, annulled: old.outstanding + refunded - new.outstanding,
        letOff: surplus - refunded, refunded: refunded)
    }
  }

  /// What earlier annulments of single sanctions settled for a subject, by the version of each.
  func settlements(
    for subject: Int
  ) -> [(version: Int, effectiveOn: Day, settlement: Settlement)] {
    sinceClearing.flatMap { entry -> [(version: Int, effectiveOn: Day, settlement: Settlement)] in
      guard case .annulment(let annulment) = entry.proceeding else { return [] }
      return annulment.settled.filter { $0.subject == subject }
        .map { (entry.version, entry.effectiveOn, $0) }
    }
  }
}
