extension CaseFacts {
  /// A case as its first event leaves it.
  public init(_ opening: Opening, openedOn: Day, acts: [Act], officer: Int) {
    self.init(
      state: .opened, version: 1, openedOn: openedOn, lastEffectiveOn: openedOn,
      description: opening.description, subjects: [], charges: [],
      victimsWithoutApology: [], recordMadeOn: nil)
    preparedBy = [officer]
    add(opening.documents, acts: acts)
  }

  /// What is on file once an accepted event is written. The clocks stay as they are.
  public mutating func apply(_ change: Change, acts: [Act], officer: Int) {
    state = change.step.to
    version = change.version
    lastEffectiveOn = change.effectiveOn
    add(change.documents, acts: acts)
    switch change.step.action {
    case .investigate:
      preparedBy.insert(officer)
      isOnTheSpot = change.documents.isOnTheSpot
    case .annul, .reopen:
      decision = nil
      decisionVersion = nil
      resumedOn = change.effectiveOn
    case .refer: isReferred = true
    default: break
    }
    guard let fact = change.documents.fact else { return }
    if change.step.action == .withdraw {
      facts.removeAll { $0.version == fact.event }
    } else {
      facts.append(
        FactOnFile(
          version: change.version, action: change.step.action, effectiveOn: change.effectiveOn,
          fact: fact))
    }
  }

  private mutating func add(_ documents: Documents, acts: [Act]) {
    if let description = documents.description { self.description = description }
    subjects += documents.subjects.map(\.kind)
    victimsWithoutApology += documents.victims.map(\.noApologyRequested)
    charges += documents.violations.compactMap { violation in
      let day = violation.judged(detectedOn: description.detectedOn)
      guard let act = acts.first(where: { $0.code == violation.type && $0.governs(day) }) else {
        return nil
      }
      return Charge(
        subjects: violation.subjects.sorted(), act: act, endedOn: violation.endedOn,
        victims: violation.victims)
    }
    if let record = documents.record, recordMadeOn == nil { recordMadeOn = record.madeOn }
    if let decision = documents.decision {
      self.decision = decision
      decisionVersion = version
    }
  }
}
