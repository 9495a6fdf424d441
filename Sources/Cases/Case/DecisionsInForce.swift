/// A decision in force with the event that brought it.
public struct DecisionOnFile: Sendable, Equatable {
  public let version: Int
  public let decision: Decision

  public init(version: Int, decision: Decision) {
    self.version = version
    self.decision = decision
  }
}

extension CaseFacts {
  /// The last decision in force.
  public var decision: Decision? { decisions.last?.decision }

  /// The event that brought the first decision in force: what was recorded before it is about
  /// decisions that are in force no more.
  public var decisionVersion: Int? { decisions.first?.version }

  /// The decisions in force about a subject.
  func decisions(on subject: Int) -> [DecisionOnFile] {
    decisions.filter { $0.decision.sanctions.contains { $0.subject == subject } }
  }

  /// Every violation with every subject charged with it; one charged to nobody in particular may
  /// be anyone's.
  var charged: [ChargedSubject] {
    charges.enumerated().flatMap { index, charge in
      (charge.subjects.isEmpty ? subjects.indices.map { $0 + 1 } : charge.subjects)
        .map { ChargedSubject(violation: index + 1, subject: $0) }
    }
  }

  /// The charges that are neither sanctioned nor disposed of.
  var undecided: [ChargedSubject] {
    charged.filter { !isSanctioned($0) && !isDisposed($0) }
  }

  /// Whether a decision is waited for, or was taken.
  var isDecisionAwaited: Bool { charged.isEmpty || !undecided.isEmpty || !decisions.isEmpty }

  func isSanctioned(_ charge: ChargedSubject) -> Bool {
    decisions.contains { $0.decision.sanctions.contains { $0.charge == charge } }
  }

  /// Whether the charge was ended without a sanction.
  func isDisposed(_ charge: ChargedSubject) -> Bool {
    proceedings.contains {
      guard case .disposal(let disposal) = $0.proceeding else { return false }
      return disposal.violation == charge.violation && disposal.subject.isNil(or: charge.subject)
    }
  }

  /// Whether a subject is sanctioned and has no open charge.
  func isDecided(_ subject: Int) -> Bool {
    !decisions(on: subject).isEmpty && !undecided.contains { $0.subject == subject }
  }

  /// When the last decision on a violation and a subject, or on any, was issued; nil while a charge
  /// is undecided.
  func decidedOn(violation: Int?, subject: Int?) -> Day? {
    func isMeant(_ charge: ChargedSubject) -> Bool {
      violation.isNil(or: charge.violation) && subject.isNil(or: charge.subject)
    }
    guard !undecided.contains(where: isMeant) else { return nil }
    return decisions.filter { entry in
      violation == nil || entry.decision.sanctions.contains { isMeant($0.charge) }
    }.map(\.decision.issuedOn).max()
  }
}

/// One violation and one subject charged with it.
struct ChargedSubject: Hashable {
  let violation: Int
  let subject: Int
}
