import Cases
import Testing

/// One field of an event, changed.
struct FieldChange: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let apply: @Sendable (inout EventContents) -> Void

  init(_ field: String, _ apply: @escaping @Sendable (inout EventContents) -> Void) {
    testDescription = field
    self.apply = apply
  }

  /// Type and field, without what was done to it.
  var field: String { String(testDescription.prefix { $0 != " " }) }

  static let all = event + description + subject + victim + violation + decision + law

  private static let event = [
    FieldChange("EventContents.note") { $0.note = "khác" },
    FieldChange("EventContents.note removed") { $0.note = nil },
    FieldChange("EventContents.note emptied") { $0.note = "" },
    FieldChange("EventContents.firstSubject") { $0.firstSubject = 2 },
    FieldChange("EventContents.firstVictim") { $0.firstVictim = 2 },
    FieldChange("EventContents.firstViolation") { $0.firstViolation = 2 },
    FieldChange("EventContents.salt") { $0.salt[15] ^= 1 },
    FieldChange("EventContents.subjectSalts") { $0.subjectSalts[0][15] ^= 1 },
    FieldChange("EventContents.victimSalts") { $0.victimSalts[0][15] ^= 1 },
    FieldChange("EventContents.documents") { $0.documents = Documents() },
    FieldChange("Documents.description removed") { $0.documents.description = nil },
    FieldChange("Documents.subjects removed") { $0.documents.subjects = [] },
    FieldChange("Documents.victims removed") { $0.documents.victims = [] },
    FieldChange("Documents.violations removed") { $0.documents.violations = [] },
    FieldChange("Documents.record removed") { $0.documents.record = nil },
    FieldChange("Documents.decision removed") { $0.documents.decision = nil },
    FieldChange("Documents.closing") { $0.documents.closing = .exempted },
    FieldChange("Documents.closing removed") { $0.documents.closing = nil },
    FieldChange("Record.number") { $0.documents.record?.number = "BB-02" },
    FieldChange("Record.madeOn") { $0.documents.record?.madeOn = day(2026, 9, 3) },
  ]

  private static let description = [
    FieldChange("CaseDescription.title") { $0.documents.description?.title = "Khác" },
    FieldChange("CaseDescription.summary") { $0.documents.description?.summary = "Khác" },
    FieldChange("CaseDescription.summary removed") { $0.documents.description?.summary = nil },
    FieldChange("CaseDescription.source") { $0.documents.description?.source = "check" },
    FieldChange("CaseDescription.detectedOn") {
      $0.documents.description?.detectedOn = day(2026, 8, 29)
    },
  ]

  private static let subject = [
    FieldChange("Subject.kind") { $0.documents.subjects[0].kind = .household },
    FieldChange("Subject.name") { $0.documents.subjects[0].name = "Khác" },
    FieldChange("Subject.identifier") { $0.documents.subjects[0].identifier = "1" },
    FieldChange("Subject.identifier removed") { $0.documents.subjects[0].identifier = nil },
    FieldChange("Subject.sex") { $0.documents.subjects[0].sex = .other },
    FieldChange("Subject.sex removed") { $0.documents.subjects[0].sex = nil },
    FieldChange("Subject.bornOn") { $0.documents.subjects[0].bornOn = day(1990, 1, 3) },
    FieldChange("Subject.bornOn removed") { $0.documents.subjects[0].bornOn = nil },
    FieldChange("Subject.nationality") { $0.documents.subjects[0].nationality = "LA" },
    FieldChange("Subject.occupation") { $0.documents.subjects[0].occupation = "thầy" },
    FieldChange("Subject.address") { $0.documents.subjects[0].address = "Huế" },
    FieldChange("Subject.representative") { $0.documents.subjects[0].representative = nil },
    FieldChange("Subject.phone") { $0.documents.subjects[0].phone = "0900000009" },
    FieldChange("Subject.phone swapped with address") {
      let subject = $0.documents.subjects[0]
      $0.documents.subjects[0].phone = subject.address
      $0.documents.subjects[0].address = subject.phone
    },
  ]

  private static let victim = [
    FieldChange("Victim.name") { $0.documents.victims[0].name = "Khác" },
    FieldChange("Victim.identifier") { $0.documents.victims[0].identifier = "1" },
    FieldChange("Victim.sex") { $0.documents.victims[0].sex = .unknown },
    FieldChange("Victim.bornOn") { $0.documents.victims[0].bornOn = day(1991, 3, 5) },
    FieldChange("Victim.address") { $0.documents.victims[0].address = "Huế" },
    FieldChange("Victim.phone") { $0.documents.victims[0].phone = nil },
    FieldChange("Victim.noApologyRequested") {
      $0.documents.victims[0].noApologyRequested = false
    },
  ]

  private static let violation = [
    FieldChange("Violation.type") { $0.documents.violations[0].type = "PLAIN" },
    FieldChange("Violation.subjects") { $0.documents.violations[0].subjects = [1] },
    FieldChange("Violation.subjects removed") { $0.documents.violations[0].subjects = [] },
    FieldChange("Violation.subjects run together") {
      $0.documents.violations[0].subjects = [12]
    },
    FieldChange("Violation.victims") { $0.documents.violations[0].victims = [2] },
    FieldChange("Violation.startedOn") {
      $0.documents.violations[0].startedOn = day(2026, 7, 2)
    },
    FieldChange("Violation.endedOn") { $0.documents.violations[0].endedOn = day(2026, 8, 2) },
    FieldChange("Violation.endedOn removed") { $0.documents.violations[0].endedOn = nil },
    FieldChange("Violation.startedOn moved to endedOn") {
      let started = $0.documents.violations[0].startedOn
      ($0.documents.violations[0].startedOn, $0.documents.violations[0].endedOn) = (nil, started)
    },
    FieldChange("Violation.place") { $0.documents.violations[0].place = "chợ" },
    FieldChange("Violation.areaKind") { $0.documents.violations[0].areaKind = .remote },
    FieldChange("Violation.description") { $0.documents.violations[0].description = "khác" },
  ]

  private static let decision = [
    FieldChange("Decision.number") { $0.documents.decision?.number = "QD-02" },
    FieldChange("Decision.issuedOn") { $0.documents.decision?.issuedOn = day(2026, 9, 21) },
    FieldChange("Decision.signedBy") { $0.documents.decision?.signedBy = "Khác" },
    FieldChange("Decision.signerTitle") { $0.documents.decision?.signerTitle = "chair" },
    FieldChange("Decision.delegationNumber") {
      $0.documents.decision?.delegationNumber = "GQ-01"
    },
    FieldChange("Decision.delegatedOn") {
      $0.documents.decision?.delegatedOn = day(2026, 9, 19)
    },
    FieldChange("Decision.executionDays") { $0.documents.decision?.executionDays = 30 },
    FieldChange("Decision.sanctions removed") { $0.documents.decision?.sanctions = [] },
    FieldChange("Sanction.violation") { $0.documents.decision?.sanctions[0].violation = 2 },
    FieldChange("Sanction.subject") { $0.documents.decision?.sanctions[0].subject = 1 },
    FieldChange("Sanction.form") { $0.documents.decision?.sanctions[0].form = .warning },
    FieldChange("Sanction.amount") { $0.documents.decision?.sanctions[0].amount = 2_500_001 },
    FieldChange("Sanction.amount removed") { $0.documents.decision?.sanctions[0].amount = nil },
    FieldChange("Sanction.remedies") { $0.documents.decision?.sanctions[0].remedies = [] },
    FieldChange("Sanction.additional") {
      $0.documents.decision?.sanctions[0].additional = ["confiscation"]
    },
    FieldChange("Sanction.remedies joined") {
      $0.documents.decision?.sanctions[0].remedies = ["apology\nrepair"]
    },
  ]
}

@Suite struct ContentsFieldTests {
  @Test(arguments: FieldChange.all)
  func `a change of any one field changes the text that is hashed`(_ change: FieldChange) {
    var changed = EventContents.full()
    change.apply(&changed)
    #expect(changed.canonical != EventContents.full().canonical)
  }

  @Test func `the table leaves out no field of any document`() throws {
    let full = EventContents.full()
    let decision = try #require(full.documents.decision)
    let values: [Mirror] = [
      Mirror(reflecting: full), Mirror(reflecting: full.documents),
      Mirror(reflecting: CaseDescription.example),
      Mirror(reflecting: full.documents.subjects[0]),
      Mirror(reflecting: full.documents.victims[0]),
      Mirror(reflecting: full.documents.violations[0]),
      Mirror(reflecting: try #require(full.documents.record)),
      Mirror(reflecting: decision), Mirror(reflecting: decision.sanctions[0]),
    ]
    let fields = values.flatMap { mirror in
      mirror.children.compactMap { child in child.label.map { "\(mirror.subjectType).\($0)" } }
    }
    #expect(Set(fields) == Set(FieldChange.all.map(\.field)))
  }
}
