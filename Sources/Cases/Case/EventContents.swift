/// What an event brought, as it enters the chain of hashes and as `audit verify` recounts it.
public struct EventContents: Sendable, Equatable {
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
  public static func sealed(note: String?, documents: Documents) -> EventContents {
    EventContents(
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
    if let description = documents.description { text.add(description, CaseDescription.shape) }
    for (index, subject) in documents.subjects.enumerated() {
      text.add("subject", firstSubject + index)
      text.add(person: subject, Subject.shape, salt: subjectSalts[index])
    }
    for (index, victim) in documents.victims.enumerated() {
      text.add("victim", firstVictim + index)
      text.add(person: victim, Victim.shape, salt: victimSalts[index])
    }
    for (index, violation) in documents.violations.enumerated() {
      text.add("violation", firstViolation + index)
      text.add(violation, Violation.shape)
    }
    if let record = documents.record { text.add(record, Record.shape, prefix: "record.") }
    if let decision = documents.decision {
      text.add(decision, Decision.shape, prefix: "decision.")
      for sanction in decision.sanctions {
        text.add(sanction, Sanction.shape, prefix: "sanction.")
      }
    }
    text.add("closing", documents.closing?.rawValue)
    if let decision = documents.remedyDecision {
      text.add(decision, RemedyDecision.shape, prefix: "remedyDecision.")
    }
    if let proceeding = documents.proceeding {
      text.add(proceeding.values, ProceedingValues.shape, prefix: "fact.")
    }
    if documents.isOnTheSpot { text.add("onTheSpot", 1) }
    return text.text
  }

  public static func == (left: EventContents, right: EventContents) -> Bool {
    left.canonical == right.canonical
  }
}
