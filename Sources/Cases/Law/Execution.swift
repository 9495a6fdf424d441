/// How far a decision has been carried out for one subject. Amounts in VND.
public struct Execution: Sendable, Equatable {
  public let subject: Int
  public let imposed: Int
  /// Let off, by reductions and an exemption.
  public let remitted: Int
  public let paid: Int
  /// Codes of the remedies ordered and not yet completed.
  public let openRemedies: [String]
  /// When the last part was done; nil while something is left.
  public let completedOn: Day?

  public var outstanding: Int { max(0, imposed - remitted - paid) }
}

extension CaseFacts {
  /// Subjects of the decision in force, each once, in order.
  public var sanctionedSubjects: [Int] {
    Set(decision?.sanctions.map(\.subject) ?? []).sorted()
  }

  /// How far the decision in force has been carried out for a subject.
  public func execution(of subject: Int) -> Execution {
    let sanctions = decision?.sanctions.filter { $0.subject == subject } ?? []
    let imposed = sanctions.compactMap(\.amount).reduce(0, +)
    let paid = payments(by: subject).reduce(0) { $0 + $1.amount }
    let reduced = reductions(for: subject).reduce(0) { $0 + $1.reduction.amount }
    let isExempt = exemption(for: subject) != nil
    let remitted = isExempt ? max(reduced, imposed - paid) : reduced
    let openRemedies = openRemedies(of: sanctions, subject)
    let isDone = imposed - remitted - paid <= 0 && openRemedies.isEmpty
    return Execution(
      subject: subject, imposed: imposed, remitted: remitted, paid: paid,
      openRemedies: openRemedies,
      completedOn: isDone ? receivedOn(by: subject).map { lastDone(by: subject, after: $0) } : nil)
  }

  /// When the decision was carried out in full, for everyone; nil while something is left.
  public var executedOn: Day? {
    let days = sanctionedSubjects.map { execution(of: $0).completedOn }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// When a subject received the decision in force.
  func receivedOn(by subject: Int) -> Day? { delivery(to: subject)?.receivedOn }

  /// When the decision had been sent to everyone it is for.
  var deliveredOn: Day? {
    let days = sanctionedSubjects.map { subject in
      delivery(to: subject).map { $0.sentOn ?? $0.receivedOn }
    }
    return days.isEmpty || days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// Whether the term of execution is held up: deferred, in instalments or suspended.
  func isExecutionHeld(for subject: Int) -> Bool {
    let isRelieved = sinceDecision.contains {
      switch $0.proceeding {
      case .deferral(let deferral): deferral.subject == subject
      case .instalmentPlan(let plan): plan.subject == subject
      default: false
      }
    }
    return isRelieved || isSuspended(for: subject)
  }

  func isSuspended(for subject: Int) -> Bool {
    var isSuspended = false
    for entry in sinceDecision {
      switch entry.proceeding {
      case .suspension(let suspension) where suspension.subject.isNil(or: subject):
        isSuspended = true
      case .resumption(let resumption) where resumption.subject.isNil(or: subject):
        isSuspended = false
      default: break
      }
    }
    return isSuspended
  }

  /// A public apology falls away when the victims ask in writing that none be made.
  private func openRemedies(of sanctions: [Sanction], _ subject: Int) -> [String] {
    let completed = Set(completions(by: subject).map(\.remedy))
    let ordered = sanctions.flatMap { sanction in
      sanction.remedies.filter {
        $0 != "public_apology"
          || !(charges.element(numbered: sanction.violation).map(isUnwanted) ?? false)
      }
    }
    return Set(ordered).subtracting(completed).sorted()
  }

  private func isUnwanted(_ charge: Charge) -> Bool {
    !charge.victims.isEmpty
      && charge.victims.allSatisfy { victimsWithoutApology.element(numbered: $0) ?? false }
  }

  private func lastDone(by subject: Int, after receivedOn: Day) -> Day {
    let done =
      payments(by: subject).map(\.paidOn) + completions(by: subject).map(\.completedOn)
      + reductions(for: subject).map(\.effectiveOn)
    return (done + [exemption(for: subject)].compactMap { $0 }).reduce(receivedOn, max)
  }
}

// MARK: - Proceedings about the decision in force

extension CaseFacts {
  /// What happened to a decision annulled before does not count.
  var sinceDecision: ArraySlice<ProceedingOnFile> {
    guard let decisionVersion else { return [] }
    return proceedings.drop { $0.version <= decisionVersion }
  }

  func hasSinceDecision(_ action: Action) -> Bool {
    sinceDecision.contains { $0.action == action }
  }

  func payments(by subject: Int) -> [Payment] {
    sinceDecision.compactMap {
      if case .payment(let payment) = $0.proceeding, payment.subject == subject {
        payment
      } else {
        nil
      }
    }
  }

  func reductions(for subject: Int) -> [(effectiveOn: Day, reduction: Reduction)] {
    sinceDecision.compactMap {
      if case .reduction(let reduction) = $0.proceeding, reduction.subject == subject {
        ($0.effectiveOn, reduction)
      } else {
        nil
      }
    }
  }

  /// When the last exemption of a subject took effect.
  func exemption(for subject: Int) -> Day? {
    sinceDecision.last {
      if case .exemption(let exemption) = $0.proceeding {
        exemption.subject == subject
      } else {
        false
      }
    }?.effectiveOn
  }

  private func completions(by subject: Int) -> [RemedyCompletion] {
    sinceDecision.compactMap {
      if case .remedyCompletion(let completion) = $0.proceeding, completion.subject == subject {
        completion
      } else {
        nil
      }
    }
  }

  private func delivery(to subject: Int) -> Delivery? {
    sinceDecision.lazy.compactMap {
      if case .delivery(let delivery) = $0.proceeding, delivery.subject.isNil(or: subject) {
        delivery
      } else {
        nil
      }
    }.first
  }

  /// The first complaint by a subject, or by nobody in particular.
  func complaint(by subject: Int?) -> Complaint? {
    sinceDecision.lazy.compactMap {
      if case .complaint(let complaint) = $0.proceeding,
        complaint.subject == nil || complaint.subject == subject
      {
        complaint
      } else {
        nil
      }
    }.first
  }

  /// Whether a longer term was put on record.
  func isExtended(to clock: String) -> Bool {
    proceedings.contains {
      if case .termExtension(let extended) = $0.proceeding {
        extended.clock == clock
      } else {
        false
      }
    }
  }
}

extension Int? {
  /// Whether a proceeding that may name nobody in particular concerns a subject.
  fileprivate func isNil(or subject: Int) -> Bool { self == nil || self == subject }
}
