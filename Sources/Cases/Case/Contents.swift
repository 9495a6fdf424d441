/// What an event brought, as it enters the chain of hashes and as `audit verify` recounts it.
public struct Contents: Sendable, Equatable {
  public var note: String?
  public var documents: Documents
  /// For the note and the narrative texts of this event.
  public var salt: [UInt8]
  /// One per subject, in order: erasing one person leaves the others provable.
  public var subjectSalts: [[UInt8]]
  public var victimSalts: [[UInt8]]
  /// Numbers the first subject, victim and violation of this event have inside the case.
  public var firstSubject = 1
  public var firstVictim = 1
  public var firstViolation = 1

  public init(
    note: String?, documents: Documents, salt: [UInt8], subjectSalts: [[UInt8]],
    victimSalts: [[UInt8]]
  ) {
    self.note = note
    self.documents = documents
    self.salt = salt
    self.subjectSalts = subjectSalts
    self.victimSalts = victimSalts
  }

  /// Fresh salts from the system's random source.
  public static func sealed(note: String?, documents: Documents) -> Contents {
    Contents(
      note: note, documents: documents, salt: freshSalt(),
      subjectSalts: documents.subjects.map { _ in freshSalt() },
      victimSalts: documents.victims.map { _ in freshSalt() })
  }

  private static func freshSalt() -> [UInt8] {
    var source = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: 0...255, using: &source) }
  }

  /// The text that is hashed.
  public var canonical: String {
    var text = CanonicalText(salt: salt)
    text.addDigest("note", of: note)
    if let description = documents.description { text.add(description) }
    for (index, subject) in documents.subjects.enumerated() {
      text.add(subject, number: firstSubject + index, salt: subjectSalts[index])
    }
    for (index, victim) in documents.victims.enumerated() {
      text.add(victim, number: firstVictim + index, salt: victimSalts[index])
    }
    for (index, violation) in documents.violations.enumerated() {
      text.add(violation, number: firstViolation + index)
    }
    if let record = documents.record {
      text.add("record.number", record.number)
      text.add("record.madeOn", record.madeOn)
    }
    if let decision = documents.decision { text.add(decision) }
    text.add("closing", documents.closing?.rawValue)
    if let decision = documents.remedyDecision { text.add(decision) }
    if let fact = documents.fact { text.add(fact) }
    if documents.isOnTheSpot { text.add("onTheSpot", 1) }
    return text.text
  }

  public static func == (left: Contents, right: Contents) -> Bool {
    left.canonical == right.canonical
  }
}

extension CanonicalText {
  fileprivate mutating func add(_ description: CaseDescription) {
    addDigest("title", of: description.title)
    addDigest("summary", of: description.summary)
    add("source", description.source)
    add("detectedOn", description.detectedOn)
  }

  fileprivate mutating func add(_ subject: Subject, number: Int, salt: [UInt8]) {
    var person = CanonicalText(salt: salt)
    person.add("name", subject.name)
    person.add("identifier", subject.identifier)
    person.add("bornOn", subject.bornOn)
    person.add("nationality", subject.nationality)
    person.add("occupation", subject.occupation)
    person.add("address", subject.address)
    person.add("representative", subject.representative)
    person.add("phone", subject.phone)
    add("subject", number)
    add("kind", subject.kind.rawValue)
    add("sex", subject.sex?.rawValue)
    add("person", CanonicalText.digest(person.text, salt: salt))
  }

  fileprivate mutating func add(_ victim: Victim, number: Int, salt: [UInt8]) {
    var person = CanonicalText(salt: salt)
    person.add("name", victim.name)
    person.add("identifier", victim.identifier)
    person.add("bornOn", victim.bornOn)
    person.add("address", victim.address)
    person.add("phone", victim.phone)
    add("victim", number)
    add("sex", victim.sex?.rawValue)
    add("noApologyRequested", victim.noApologyRequested ? 1 : 0)
    add("person", CanonicalText.digest(person.text, salt: salt))
  }

  fileprivate mutating func add(_ violation: Violation, number: Int) {
    add("violation", number)
    add("type", violation.type)
    add("subjects", violation.subjects.sorted())
    add("victims", violation.victims.sorted())
    add("startedOn", violation.startedOn)
    add("endedOn", violation.endedOn)
    addDigest("place", of: violation.place)
    add("areaKind", violation.areaKind?.rawValue)
    addDigest("description", of: violation.description)
  }

  fileprivate mutating func add(_ decision: Decision) {
    add("decision.number", decision.number)
    add("decision.issuedOn", decision.issuedOn)
    add("decision.signedBy", decision.signedBy)
    add("decision.signerTitle", decision.signerTitle)
    for sanction in decision.sanctions {
      add("sanction.violation", sanction.violation)
      add("sanction.subject", sanction.subject)
      add("sanction.form", sanction.form.rawValue)
      add("sanction.amount", sanction.amount)
      add("sanction.remedy", sanction.remedies)
      addDigest("sanction.override", of: sanction.overrideReason)
    }
  }

  fileprivate mutating func add(_ decision: RemedyDecision) {
    add("remedyDecision.number", decision.number)
    add("remedyDecision.issuedOn", decision.issuedOn)
    add("remedyDecision.signedBy", decision.signedBy)
    add("remedyDecision.signerTitle", decision.signerTitle)
    add("remedyDecision.remedy", decision.remedies)
  }

  fileprivate mutating func add(_ fact: Fact) {
    add("fact.subject", fact.subject)
    add("fact.violation", fact.violation)
    add("fact.amount", fact.amount)
    add("fact.interest", fact.interest)
    add("fact.on", fact.on)
    add("fact.from", fact.from)
    add("fact.until", fact.until)
    add("fact.code", fact.code)
    add("fact.number", fact.number)
    addDigest("fact.text", of: fact.text)
    add("fact.event", fact.event)
    for part in fact.parts {
      add("fact.part.dueOn", part.dueOn)
      add("fact.part.amount", part.amount)
    }
  }
}
