extension CaseFacts {
  /// What happened to a decision annulled before does not count.
  var sinceDecision: ArraySlice<ProceedingOnFile> {
    guard let decisionVersion else { return [] }
    return proceedings.drop { $0.version <= decisionVersion }
  }

  /// What happened since the first decision in force about a subject.
  func sinceDecision(on subject: Int) -> ArraySlice<ProceedingOnFile> {
    guard let version = decisions(on: subject).first?.version else { return [] }
    return proceedings.drop { $0.version <= version }
  }

  /// What happened since every decision was last ended at once. Money is reckoned from then: what was
  /// paid stays with the subject when a part of what is imposed on it ends.
  var sinceClearing: ArraySlice<ProceedingOnFile> {
    proceedings.drop { $0.version <= clearedAt }
  }

  func hasSinceDecision(_ action: Action) -> Bool {
    sinceDecision.contains { $0.action == action }
  }

  func payments(by subject: Int) -> [(version: Int, payment: Payment)] {
    sinceClearing.compactMap {
      if case .payment(let payment) = $0.proceeding, payment.subject == subject {
        ($0.version, payment)
      } else {
        nil
      }
    }
  }

  func reductions(for subject: Int) -> [(version: Int, effectiveOn: Day, amount: Int)] {
    sinceClearing.compactMap {
      if case .reduction(let reduction) = $0.proceeding, reduction.subject == subject {
        ($0.version, $0.effectiveOn, reduction.amount)
      } else {
        nil
      }
    }
  }

  /// The last exemption of a subject, and when it took effect.
  func exemption(for subject: Int) -> (version: Int, effectiveOn: Day)? {
    sinceDecision(on: subject).last {
      if case .exemption(let exemption) = $0.proceeding {
        exemption.subject == subject
      } else {
        false
      }
    }.map { ($0.version, $0.effectiveOn) }
  }

  func completions(by subject: Int) -> [RemedyCompletion] {
    sinceDecision(on: subject).compactMap {
      if case .remedyCompletion(let completion) = $0.proceeding, completion.subject == subject {
        completion
      } else {
        nil
      }
    }
  }

  /// The first delivery of a decision to a subject.
  func delivery(of entry: DecisionOnFile, to subject: Int) -> Delivery? {
    let decision = entry.decision
    return proceedings.drop { $0.version <= entry.version }.lazy.compactMap { later in
      guard case .delivery(let delivery) = later.proceeding, delivery.subject.isNil(or: subject),
        delivery.decision == nil || delivery.decision == decision.number,
        delivery.receivedOn >= decision.issuedOn
      else { return nil }
      return delivery
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

extension CaseFacts {
  /// The day of the expert's result on which a longer term rests.
  func expertResultOn(for clock: String) -> Day? {
    proceedings.reversed().lazy.compactMap {
      if case .termExtension(let extended) = $0.proceeding, extended.clock == clock {
        extended.resultOn
      } else {
        nil
      }
    }.first
  }
}

extension Int? {
  /// Whether a proceeding that may name nobody in particular concerns a subject.
  func isNil(or subject: Int) -> Bool { self == nil || self == subject }
}
