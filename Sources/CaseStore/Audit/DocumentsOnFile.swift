import Cases
import Postgres

/// The documents of a batch of cases, by the event that brought them.
struct DocumentsOnFile {
  private struct Key: Hashable {
    let caseID: Int
    let version: Int

    init(_ row: Row) throws {
      caseID = try row.decode("case_id")
      version = try row.decode("version")
    }

    init(caseID: Int, version: Int) {
      self.caseID = caseID
      self.version = version
    }
  }

  private struct Entry {
    var documents = Documents()
    var subjectSalts: [[UInt8]] = []
    var victimSalts: [[UInt8]] = []
    var firstSubject = 1
    var firstVictim = 1
    var firstViolation = 1
  }

  private var entries: [Key: Entry] = [:]

  /// The contents an event had, if the documents are still what they were.
  func contents(ofCase id: Int, version: Int, note: String?, salt: [UInt8]) -> Contents {
    let entry = entries[Key(caseID: id, version: version)] ?? Entry()
    var contents = Contents(
      note: note, documents: entry.documents, salt: salt, subjectSalts: entry.subjectSalts,
      victimSalts: entry.victimSalts)
    contents.firstSubject = entry.firstSubject
    contents.firstVictim = entry.firstVictim
    contents.firstViolation = entry.firstViolation
    return contents
  }

  static func question(after id: Int, _ size: Int) -> Question<DocumentsOnFile> {
    let answers: Question<[Rows]> = .each(queries(after: id, size).map(Question.rows))
    return answers.map(DocumentsOnFile.init)
  }

  /// In the order `init` reads the answers.
  private static func queries(after id: Int, _ size: Int) -> [Statement] {
    func all(_ columns: Statement, of table: Statement, by order: Statement) -> Statement {
      """
      SELECT case_id, version, \(columns) FROM \(table)
      WHERE case_id IN \(AuditBatch.ids(after: id, size)) ORDER BY case_id, \(order)
      """
    }
    return [
      all("detected_on, title, summary, source", of: "descriptions", by: "version"),
      all(
        """
        number, born_on, kind, name, identifier, sex, nationality, occupation, address,
        representative, phone, salt
        """, of: "subjects", by: "number"),
      all(
        "number, born_on, name, identifier, sex, address, phone, no_apology_requested, salt",
        of: "victims", by: "number"),
      all(
        """
        number, started_on, ended_on, place, area_kind, description,
        (SELECT code FROM violation_types t WHERE t.id = type_id) AS type,
        ARRAY(SELECT subject FROM violation_subjects x WHERE x.case_id = violations.case_id
          AND x.violation = violations.number ORDER BY 1) AS subjects,
        ARRAY(SELECT victim FROM violation_victims x WHERE x.case_id = violations.case_id
          AND x.violation = violations.number ORDER BY 1) AS victims
        """, of: "violations", by: "number"),
      all("number, made_on", of: "records", by: "ordinal"),
      all("number, issued_on, signed_by, signer_title", of: "decisions", by: "version"),
      all(
        "violation, subject, amount, form, remedies, override_reason", of: "sanctions",
        by: "version, ordinal"),
      all("reason", of: "closures", by: "version"),
      all(
        "number, issued_on, signed_by, signer_title, remedies", of: "remedy_decisions",
        by: "version"),
      all("facts.*", of: "facts", by: "version"),
      all("on_the_spot", of: "events", by: "version"),
    ]
  }

  private init(_ answers: [Rows]) throws {
    for row in answers[0] {
      entries[try Key(row), default: Entry()].documents.description = try CaseDescription(
        title: row.decode("title"), summary: row.decode("summary"), source: row.decode("source"),
        detectedOn: row.decode("detected_on"))
    }
    for row in answers[1] { try add(subject: row) }
    for row in answers[2] { try add(victim: row) }
    for row in answers[3] { try add(violation: row) }
    for row in answers[4] {
      entries[try Key(row), default: Entry()].documents.record = try Record(
        number: row.decode("number"), madeOn: row.decode("made_on"))
    }
    for row in answers[5] {
      entries[try Key(row), default: Entry()].documents.decision = try Decision(
        number: row.decode("number"), issuedOn: row.decode("issued_on"),
        signedBy: row.decode("signed_by"), signerTitle: row.decode("signer_title"), sanctions: [])
    }
    for row in answers[6] {
      entries[try Key(row)]?.documents.decision?.sanctions.append(try Sanction(row))
    }
    for row in answers[7] {
      entries[try Key(row), default: Entry()].documents.closing = try row.decode("reason")
    }
    for row in answers[8] {
      entries[try Key(row), default: Entry()].documents.remedyDecision = try RemedyDecision(
        number: row.decode("number"), issuedOn: row.decode("issued_on"),
        signedBy: row.decode("signed_by"), signerTitle: row.decode("signer_title"),
        remedies: row.decode("remedies"))
    }
    for row in answers[9] {
      entries[try Key(row), default: Entry()].documents.fact = try Fact(row)
    }
    for row in answers[10] where try row.decode("on_the_spot") {
      entries[try Key(row), default: Entry()].documents.isOnTheSpot = true
    }
  }

  private mutating func add(subject row: Row) throws {
    let key = try Key(row)
    var subject = try Subject(kind: row.decode("kind"), name: row.decode("name"))
    subject.identifier = try row.decode("identifier")
    subject.sex = try row.decode("sex")
    subject.bornOn = try row.decode("born_on")
    subject.nationality = try row.decode("nationality")
    subject.occupation = try row.decode("occupation")
    subject.address = try row.decode("address")
    subject.representative = try row.decode("representative")
    subject.phone = try row.decode("phone")
    var entry = entries[key] ?? Entry()
    if entry.documents.subjects.isEmpty { entry.firstSubject = try row.decode("number") }
    entry.documents.subjects.append(subject)
    entry.subjectSalts.append(try row.decode("salt"))
    entries[key] = entry
  }

  private mutating func add(victim row: Row) throws {
    let key = try Key(row)
    var victim = try Victim(name: row.decode("name"))
    victim.identifier = try row.decode("identifier")
    victim.sex = try row.decode("sex")
    victim.bornOn = try row.decode("born_on")
    victim.address = try row.decode("address")
    victim.phone = try row.decode("phone")
    victim.noApologyRequested = try row.decode("no_apology_requested")
    var entry = entries[key] ?? Entry()
    if entry.documents.victims.isEmpty { entry.firstVictim = try row.decode("number") }
    entry.documents.victims.append(victim)
    entry.victimSalts.append(try row.decode("salt"))
    entries[key] = entry
  }

  private mutating func add(violation row: Row) throws {
    let key = try Key(row)
    var violation = try Violation(type: row.decode("type"), subjects: row.decode("subjects"))
    violation.victims = try row.decode("victims")
    violation.startedOn = try row.decode("started_on")
    violation.endedOn = try row.decode("ended_on")
    violation.place = try row.decode("place")
    violation.areaKind = try row.decode("area_kind")
    violation.description = try row.decode("description")
    var entry = entries[key] ?? Entry()
    if entry.documents.violations.isEmpty { entry.firstViolation = try row.decode("number") }
    entry.documents.violations.append(violation)
    entries[key] = entry
  }
}
