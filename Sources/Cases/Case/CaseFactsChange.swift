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
    closing = change.step.to == .closed ? ClosingOnFile(change) ?? closing : nil
    switch change.step.action {
    case .investigate:
      preparedBy.insert(officer)
      isOnTheSpot = change.documents.isOnTheSpot
      onTheSpotOn = isOnTheSpot ? change.effectiveOn : nil
    case .annul:
      if let annulment = change.documents.annulment, annulment.isPartial {
        decisions = decisions(after: annulment)
      } else {
        clear()
      }
    case .close where change.documents.closing == .annulled: clear()
    case .reopen:
      if case .reopening(let reopening) = change.documents.proceeding,
        reopening.ground.endsDecisions
      {
        clear()
      }
    case .refer: isReferred = true
    default: break
    }
    guard let proceeding = change.documents.proceeding else { return }
    if case .withdrawal(let withdrawal) = proceeding {
      proceedings.removeAll { $0.version == withdrawal.event }
    } else {
      proceedings.append(
        ProceedingOnFile(
          version: change.version, action: change.step.action, effectiveOn: change.effectiveOn,
          proceeding: proceeding))
    }
  }

  /// Ends every decision in force.
  private mutating func clear() {
    decisions = []
    clearedAt = version
  }

  private mutating func add(_ documents: Documents, acts: [Act]) {
    if let description = documents.description { self.description = description }
    for subject in documents.subjects {
      subjects.append(subject.kind)
      birthdays[subjects.count] = subject.bornOn
    }
    victimsWithoutApology += documents.victims.map(\.noApologyRequested)
    charges += documents.violations.compactMap { violation in
      Act.governing(violation, detectedOn: description.detectedOn, among: acts).map {
        Charge(
          subjects: violation.subjects.sorted(), act: $0, endedOn: violation.endedOn,
          victims: violation.victims)
      }
    }
    if let record = documents.record, recordMadeOn == nil { recordMadeOn = record.madeOn }
    if let decision = documents.decision {
      decisions.append(DecisionOnFile(version: version, decision: decision))
    }
  }
}
