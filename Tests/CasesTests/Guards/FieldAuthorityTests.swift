import Cases
import Testing

/// Against a fine for an act of the catalogue, by the law as shipped, on a day.
private func against(
  _ title: String, _ code: String, _ kind: SubjectKind, on issuedOn: Day,
  remedies: [String] = []
) throws -> [String] {
  let row = try #require(CatalogueRow.all.first { $0.code == code })
  let factor = kind == .organisation ? row.factor : 1
  let amount = row.fine.map { ($0.lowerBound + $0.upperBound) / 2 * factor }
  let act = Act(
    id: 1, code: code, field: row.field, validFrom: nil, validTo: nil, fine: row.fine,
    organisationFactor: row.factor, ceiling: row.ceiling, remedies: remedies)
  let facts = CaseFacts.example(.investigated) {
    ($0.subjects, $0.charges) = ([kind], [.init(subjects: [1], act: act)])
    $0.recordMadeOn = issuedOn
    $0.proceedings = [
      .example(5, .explain) { ($0.subject, $0.code, $0.on) = (1, "waived", issuedOn) }
    ]
  }
  let request = EventRequest.complete(.sanction) {
    $0.documents.decision?.issuedOn = issuedOn
    $0.documents.decision?.signerTitle = title
    $0.documents.decision?.sanctions = [
      Sanction(violation: 1, subject: 1, form: .fine, amount: amount, remedies: remedies)
    ]
  }
  return unmet(request, on: facts, law: .shipped)
}

private let exceeded = ["/decision/sanctions/0/amount authority_exceeded"]
private let notOverAct = ["/decision/sanctions/0/violation authority_not_over_act"]
private let autumn = day(2026, 10, 1)

/// Powers are per field, and under Decree 283 per act (Decree 118, Art 6.1; Decree 283, Art 55 to 63).
@Suite struct FieldAuthorityTests {
  /// Of 50 to 75 million for a person.
  @Test(arguments: [
    ("provincial_chair", []), ("ministry_unit_head", []), ("minister_team_leader", []),
    ("provincial_police_director", []), ("government_team_leader", []),
    ("department_director", exceeded), ("commune_chair", exceeded),
    ("unit_team_leader", exceeded), ("police_officer", exceeded),
  ])
  func `ill-treating a household helper is for those who may fine 75 million (Art 55, 58, 61)`(
    _ title: String, _ expected: [String]
  ) throws {
    for kind in [SubjectKind.person, .organisation] {
      #expect(try against(title, "ND283-28-4", kind, on: autumn) == expected)
    }
  }

  /// Of 10 to 20 million for a person, 20 to 40 million for an organisation.
  @Test(arguments: [
    ("commune_chair", []), ("department_director", []), ("unit_team_leader", []),
    ("inspector", exceeded), ("police_officer", notOverAct),
    ("provincial_police_director", notOverAct),
  ])
  func `heavy work in pregnancy is for a commune's chair too, and not for the police`(
    _ title: String, _ expected: [String]
  ) throws {
    for kind in [SubjectKind.person, .organisation] {
      #expect(try against(title, "ND283-26-2-c", kind, on: autumn) == expected)
    }
  }

  /// Of 7 to 10 million for a person.
  @Test(arguments: [
    ("commune_chair", day(2025, 6, 30), exceeded), ("commune_chair", day(2025, 7, 1), []),
    ("department_chief_inspector", day(2025, 6, 30), []), ("inspector", autumn, exceeded),
    ("provincial_police_director", autumn, notOverAct),
  ])
  func `in the field of gender equality the powers are other ones`(
    _ title: String, _ issuedOn: Day, _ expected: [String]
  ) throws {
    #expect(try against(title, "ND125-13-3", .person, on: issuedOn) == expected)
  }

  @Test(arguments: [(day(2026, 9, 25), notOverAct), (day(2026, 9, 26), [])])
  func `a ministry's unit sanctions harassment at work since 2026-09-26`(
    _ issuedOn: Day, _ expected: [String]
  ) throws {
    #expect(try against("ministry_unit_head", "ND283-17-3", .person, on: issuedOn) == expected)
  }

  @Test func `an inspector orders no remedies`() throws {
    let found = { (remedies: [String]) in
      try against("inspector", "ND125-06-1-a", .person, on: autumn, remedies: remedies)
    }
    #expect(try found([]) == [])
    #expect(
      try found(["public_apology"]) == ["/decision/sanctions/0/remedies remedies_not_in_power"])
  }

  @Test(arguments: [
    ("A", true), ("AB", false), ("B-1", true), ("B-", true), ("B", false), ("C", false),
  ])
  func `an authority limited to acts covers those, and all that begin like one with a star`(
    _ code: String, _ isCovered: Bool
  ) {
    let authority = SigningAuthority(
      title: "inspector", maximumFine: 0, acts: ["A", "B-*"], validity: Validity(),
      basis: LegalBasis(vi: "Điều 52", en: "Art 52"))
    #expect(authority.covers(.example(code, fine: nil)) == isCovered)
  }
}
