extension Workflow {
  /// What is wrong with the opening of a case, field by field.
  public static func problems(with opening: Opening, acts: [Act], today: Day) -> [Problem] {
    let openedOn = opening.openedOn ?? today
    var found: [Problem] = []
    if openedOn > today { found.append(Problem("/openedOn", .dateInFuture)) }
    found += problems(withDetection: opening.description.detectedOn, openedOn, today: today)
    let documents = opening.documents
    let numbers = Numbers(
      subjects: documents.subjects.count, victims: documents.victims.count,
      detectedOn: opening.description.detectedOn)
    return found + problems(with: documents, numbers, acts: acts, today: today)
  }

  /// What is wrong with an event's own fields, whatever the guards say.
  static func problems(
    with request: EventRequest, on facts: CaseFacts, acts: [Act], law: Law, today: Day
  ) -> [Problem] {
    let documents = request.documents
    let detectedOn = request.amendment?.detectedOn ?? facts.description.detectedOn
    let numbers = Numbers(
      subjects: facts.subjects.count + documents.subjects.count,
      victims: facts.victimCount + documents.victims.count,
      detectedOn: detectedOn)
    var found = problems(with: documents, numbers, acts: acts, today: today)
    if request.amendment?.detectedOn != nil {
      found += problems(withDetection: detectedOn, facts.openedOn, today: today)
    }
    for (path, title) in [
      ("/decision", documents.decision?.signerTitle),
      ("/closure/remedyDecision", documents.remedyDecision?.signerTitle),
    ] where title.map({ !law.titles.contains($0) }) ?? false {
      found.append(Problem("\(path)/signerTitle", .titleUnknown))
    }
    return found + problems(with: documents.proceeding, of: request.action, today: today)
  }

  /// The legal date of a proceeding has come; a term or a payment to come may lie ahead.
  private static func problems(
    with proceeding: Proceeding?, of action: Action, today: Day
  ) -> [Problem] {
    guard let values = proceeding?.values, let form = action.form else { return [] }
    return form.shape.fields.filter { field in
      guard ProceedingValues.pastDays.contains(field.column) else { return false }
      return isFuture(values.day(field.column), today)
    }.map { Problem("/\(form.name)/\($0.name)", .dateInFuture) }
  }

  private struct Numbers {
    let subjects: Int
    let victims: Int
    let detectedOn: Day
  }

  private static func problems(withDetection day: Day, _ openedOn: Day, today: Day) -> [Problem] {
    if day > today { return [Problem("/detectedOn", .dateInFuture)] }
    return day > openedOn ? [Problem("/detectedOn", .detectedAfterOpening)] : []
  }

  private static func problems(
    with documents: Documents, _ numbers: Numbers, acts: [Act], today: Day
  ) -> [Problem] {
    var found: [Problem] = []
    for (index, violation) in documents.violations.enumerated() {
      found += problems(
        with: violation, at: "/violations/\(index)", numbers, acts: acts, today: today)
    }
    for (index, subject) in documents.subjects.enumerated() where isFuture(subject.bornOn, today) {
      found.append(Problem("/subjects/\(index)/bornOn", .dateInFuture))
    }
    for (index, victim) in documents.victims.enumerated() where isFuture(victim.bornOn, today) {
      found.append(Problem("/victims/\(index)/bornOn", .dateInFuture))
    }
    if isFuture(documents.record?.madeOn, today) {
      found.append(Problem("/record/madeOn", .dateInFuture))
    } else if let record = documents.record, record.madeOn < numbers.detectedOn {
      found.append(Problem("/record/madeOn", .recordBeforeDetection))
    }
    if isFuture(documents.decision?.issuedOn, today) {
      found.append(Problem("/decision/issuedOn", .dateInFuture))
    }
    if isFuture(documents.remedyDecision?.issuedOn, today) {
      found.append(Problem("/closure/remedyDecision/issuedOn", .dateInFuture))
    }
    return found
  }

  private static func problems(
    with violation: Violation, at path: String, _ numbers: Numbers, acts: [Act], today: Day
  ) -> [Problem] {
    var found: [Problem] = []
    if Act.governing(violation, detectedOn: numbers.detectedOn, among: acts) == nil {
      let judged = violation.judged(detectedOn: numbers.detectedOn)
      let isKnown = acts.contains { $0.code == violation.type }
      found.append(Problem("\(path)/type", isKnown ? .typeNotInForce(on: judged) : .typeUnknown))
    }
    found += problems(
      with: violation.subjects, at: "\(path)/subjects", upTo: numbers.subjects,
      Reason.subjectUnknown)
    found += problems(
      with: violation.victims, at: "\(path)/victims", upTo: numbers.victims, Reason.victimUnknown)
    if isFuture(violation.startedOn, today) {
      found.append(Problem("\(path)/startedOn", .dateInFuture))
    }
    if isFuture(violation.endedOn, today) {
      found.append(Problem("\(path)/endedOn", .dateInFuture))
    }
    if let start = violation.startedOn, let end = violation.endedOn, end < start {
      found.append(Problem("\(path)/endedOn", .endsBeforeStart))
    }
    return found
  }

  /// Numbers that nothing in the case bears, or that are named twice.
  private static func problems(
    with numbers: [Int], at path: String, upTo count: Int, _ unknown: (Int) -> Reason
  ) -> [Problem] {
    var seen: Set<Int> = []
    return numbers.enumerated().compactMap { index, number in
      if number < 1 || number > count { return Problem("\(path)/\(index)", unknown(number)) }
      return seen.insert(number).inserted ? nil : Problem("\(path)/\(index)", .numberRepeated)
    }
  }

  private static func isFuture(_ day: Day?, _ today: Day) -> Bool {
    day.map { $0 > today } ?? false
  }
}
