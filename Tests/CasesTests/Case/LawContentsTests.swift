import Cases
import Testing

extension FieldChange {
  static let law = [
    FieldChange("Documents.remedyDecision") { $0.documents.remedyDecision = remedies },
    FieldChange("Documents.proceeding") { $0.documents.proceeding = payment },
    FieldChange("Documents.isOnTheSpot") { $0.documents.isOnTheSpot = true },
    FieldChange("Sanction.overrideReason") {
      $0.documents.decision?.sanctions[0].overrideReason = "ngoại lệ"
    },
  ]
}

private let remedies = RemedyDecision(
  number: "KP-01", issuedOn: day(2026, 9, 21), signedBy: "Người ký Thử",
  signerTitle: "commune_chair", remedies: ["apology", "amend_rules"])

private let payment = Proceeding.payment(
  Payment(
    subject: 1, amount: 3_000_000, paidOn: day(2026, 9, 22), receipt: "BL-02", interest: 4_500))

private func contents(_ change: (inout Documents) -> Void = { _ in }) -> EventContents {
  var documents = Documents()
  (documents.proceeding, documents.remedyDecision) = (payment, remedies)
  documents.isOnTheSpot = true
  change(&documents)
  return EventContents(
    note: nil, documents: documents, salt: Array(0..<16), subjectSalts: [], victimSalts: [])
}

private struct Edit: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let apply: @Sendable (inout Documents) -> Void

  init(_ field: String, _ apply: @escaping @Sendable (inout Documents) -> Void) {
    (testDescription, self.apply) = (field, apply)
  }
}

private let edits = [
  Edit("RemedyDecision.number") { $0.remedyDecision?.number = "KP-02" },
  Edit("RemedyDecision.issuedOn") { $0.remedyDecision?.issuedOn = day(2026, 9, 22) },
  Edit("RemedyDecision.signedBy") { $0.remedyDecision?.signedBy = "Khác" },
  Edit("RemedyDecision.signerTitle") { $0.remedyDecision?.signerTitle = "inspector" },
  Edit("RemedyDecision.remedies") { $0.remedyDecision?.remedies = ["apology"] },
]

@Suite struct LawContentsTests {
  private static let golden = """
    remedyDecision.number:5:KP-01
    remedyDecision.issuedOn:10:2026-09-21
    remedyDecision.signedBy:18:Người ký Thử
    remedyDecision.signerTitle:13:commune_chair
    remedyDecision.remedy:7:apology
    remedyDecision.remedy:11:amend_rules
    fact.subject:1:1
    fact.amount:7:3000000
    fact.interest:4:4500
    fact.on:10:2026-09-22
    fact.number:5:BL-02
    onTheSpot:1:1

    """

  @Test func `the text of what the law asks for keeps its format`() {
    #expect(contents().canonical == Self.golden)
  }

  @Test(arguments: edits)
  private func `a change of any one value changes the text that is hashed`(_ edit: Edit) {
    #expect(contents(edit.apply).canonical != contents().canonical)
  }

  @Test func `the table leaves out no value of a remedy decision`() {
    let fields = Mirror(reflecting: remedies).children.compactMap { child in
      child.label.map { "RemedyDecision.\($0)" }
    }
    #expect(Set(fields) == Set(edits.map(\.testDescription)))
  }
}
