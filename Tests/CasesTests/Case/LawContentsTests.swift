import Cases
import Testing

extension FieldChange {
  static let law = [
    FieldChange("Documents.remedyDecision") { $0.documents.remedyDecision = remedies },
    FieldChange("Documents.fact") { $0.documents.fact = wholeFact },
    FieldChange("Documents.isOnTheSpot") { $0.documents.isOnTheSpot = true },
    FieldChange("Sanction.overrideReason") {
      $0.documents.decision?.sanctions[0].overrideReason = "ngoại lệ"
    },
  ]
}

private let remedies = RemedyDecision(
  number: "KP-01", issuedOn: day(2026, 9, 21), signedBy: "Người ký Thử",
  signerTitle: "commune_chair", remedies: ["apology", "amend_rules"])

/// Every value filled, which no form asks for.
private let wholeFact = fact {
  ($0.subject, $0.violation, $0.amount, $0.interest) = (1, 2, 3_000_000, 4_500)
  ($0.on, $0.from, $0.until) = (day(2026, 9, 22), day(2026, 9, 23), day(2026, 9, 24))
  ($0.code, $0.number, $0.text, $0.event) = ("received", "BL-02", "giảm nhẹ", 5)
  $0.parts = [
    Fact.Part(dueOn: day(2026, 10, 1), amount: 1_000_000),
    Fact.Part(dueOn: day(2026, 11, 1), amount: 2_000_000),
  ]
}

private func contents(_ change: (inout Documents) -> Void = { _ in }) -> Contents {
  var documents = Documents()
  (documents.fact, documents.remedyDecision, documents.isOnTheSpot) = (wholeFact, remedies, true)
  change(&documents)
  return Contents(
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
  Edit("Fact.subject") { $0.fact?.subject = 2 },
  Edit("Fact.violation") { $0.fact?.violation = 1 },
  Edit("Fact.amount") { $0.fact?.amount = 3_000_001 },
  Edit("Fact.interest") { $0.fact?.interest = nil },
  Edit("Fact.on") { $0.fact?.on = day(2026, 9, 23) },
  Edit("Fact.from") { $0.fact?.from = day(2026, 9, 22) },
  Edit("Fact.until") { $0.fact?.until = nil },
  Edit("Fact.code") { $0.fact?.code = "waived" },
  Edit("Fact.number") { $0.fact?.number = "BL-03" },
  Edit("Fact.text") { $0.fact?.text = "khác" },
  Edit("Fact.event") { $0.fact?.event = 6 },
  Edit("Fact.parts") { $0.fact?.parts.reverse() },
  Edit("Part.dueOn") { $0.fact?.parts[1] = .init(dueOn: day(2026, 11, 2), amount: 2_000_000) },
  Edit("Part.amount") { $0.fact?.parts[1] = .init(dueOn: day(2026, 11, 1), amount: 2_000_001) },
  Edit("RemedyDecision.number") { $0.remedyDecision?.number = "KP-02" },
  Edit("RemedyDecision.issuedOn") { $0.remedyDecision?.issuedOn = day(2026, 9, 22) },
  Edit("RemedyDecision.signedBy") { $0.remedyDecision?.signedBy = "Khác" },
  Edit("RemedyDecision.signerTitle") { $0.remedyDecision?.signerTitle = "inspector" },
  Edit("RemedyDecision.remedies") { $0.remedyDecision?.remedies = ["apology"] },
]

@Suite struct LawContentsTests {
  /// The digest was counted by another program.
  private static let golden = """
    remedyDecision.number:5:KP-01
    remedyDecision.issuedOn:10:2026-09-21
    remedyDecision.signedBy:18:Người ký Thử
    remedyDecision.signerTitle:13:commune_chair
    remedyDecision.remedy:7:apology
    remedyDecision.remedy:11:amend_rules
    fact.subject:1:1
    fact.violation:1:2
    fact.amount:7:3000000
    fact.interest:4:4500
    fact.on:10:2026-09-22
    fact.from:10:2026-09-23
    fact.until:10:2026-09-24
    fact.code:8:received
    fact.number:5:BL-02
    fact.text:64:caf21d53b001216d64cb86c3e6ee6a94d55b6a563bd703d74271683edfc6e7e1
    fact.event:1:5
    fact.part.dueOn:10:2026-10-01
    fact.part.amount:7:1000000
    fact.part.dueOn:10:2026-11-01
    fact.part.amount:7:2000000
    onTheSpot:1:1

    """

  @Test func `the text of what the law asks for keeps its format`() {
    #expect(contents().canonical == Self.golden)
  }

  @Test(arguments: edits)
  private func `a change of any one value changes the text that is hashed`(_ edit: Edit) {
    #expect(contents(edit.apply).canonical != contents().canonical)
  }

  @Test func `the table leaves out no value of a fact or a remedy decision`() {
    let part = Fact.Part(dueOn: today, amount: 1)
    let mirrors = [
      Mirror(reflecting: wholeFact), Mirror(reflecting: part), Mirror(reflecting: remedies),
    ]
    let fields = mirrors.flatMap { mirror in
      mirror.children.compactMap { child in child.label.map { "\(mirror.subjectType).\($0)" } }
    }
    #expect(Set(fields) == Set(edits.map(\.testDescription)))
  }
}
