/// Attempts on what an officer may not read, by an officer's own token.
extension Intrusion {
  private static let hidden: [(String, String)] = [
    ("subjects", "name"), ("subjects", "identifier"), ("subjects", "born_on"),
    ("subjects", "phone"), ("subjects", "search"), ("subjects", "salt"),
    ("descriptions", "title"), ("descriptions", "summary"), ("descriptions", "search"),
    ("violations", "place"), ("violations", "description"), ("events", "note"), ("events", "salt"),
    ("facts", "text"), ("sanctions", "override_reason"), ("decisions", "signed_by"),
    ("remedy_decisions", "signed_by"),
  ]

  static let masks: [Intrusion] = maskedColumns + maskedRows + maskedViews + foreignWords

  private static let maskedColumns: [Intrusion] = hidden.map { table, column in
    Intrusion(
      "\(column) of \(table)", "SELECT \(column) FROM \(table)", as: "auditor.hn", finds: refused,
      where: "SELECT case_id FROM \(table)", by: "supervisor.hn")
  }

  private static let maskedRows: [Intrusion] = [
    ("a whole row", "SELECT s FROM subjects s", "SELECT s.kind FROM subjects s"),
    ("every column", "SELECT * FROM descriptions", "SELECT source FROM descriptions"),
    (
      "an estimate", "EXPLAIN SELECT case_id FROM subjects WHERE name = 'Nguyễn Văn Thử'",
      "EXPLAIN SELECT case_id FROM subjects WHERE kind = 'person'"
    ),
  ].map { Intrusion($0.0, $0.1, as: "supervisor.hn", finds: refused, where: $0.2) }

  private static let maskedViews: [Intrusion] = [
    "shown_subjects WHERE name <> '***'", "shown_subjects WHERE born_on IS NOT NULL",
    "shown_descriptions WHERE title <> '***'", "shown_descriptions WHERE summary IS NOT NULL",
    "shown_decisions WHERE signed_by <> '***'",
    "cases_with_word('%nguyen%')", "cases_with_word('%tom tat%')",
  ].map { source in
    Intrusion(
      source, "SELECT FROM \(source)", as: "auditor.hn",
      where: source.contains("born_on")
        ? "SELECT FROM shown_subjects WHERE kind = 'person'" : "SELECT FROM \(source)")
  }

  private static let foreignWords: [Intrusion] = [
    Intrusion(
      "a name by an error", "SELECT name::integer FROM shown_subjects WHERE case_id = {foreign}",
      as: "supervisor.hn", where: "SELECT name FROM shown_subjects"),
    Intrusion(
      "words of a foreign case",
      "SELECT FROM cases_with_word('%') AS found (id) WHERE id = {foreign}",
      as: "supervisor.hn", where: "SELECT FROM cases_with_word('%')"),
  ]

  private static let statistics = "SELECT enter_statistics();"

  static let purposes: [Intrusion] = rowsForStatistics + foreignFigures

  private static let rowsForStatistics: [Intrusion] = [
    "cases", "events", "subjects", "violations", "decisions", "clocks", "shown_subjects",
    "shown_descriptions", "shown_events", "shown_violations", "cases_with_word('%')",
  ].map {
    Intrusion(
      "\($0) for statistics", "\(statistics) SELECT FROM \($0)", as: "statistician.hn",
      where: "\(statistics) SELECT FROM tallies", by: "statistician.hn")
  }

  private static let foreignFigures: [Intrusion] = [
    Intrusion(
      "figures without the purpose", "SELECT FROM tallies", as: "statistician.hn",
      where: "\(statistics) SELECT FROM tallies", by: "statistician.hn"),
    Intrusion(
      "figures of foreign units", "\(statistics) SELECT FROM tallies WHERE unit_id = {DN}",
      as: "statistician.hn", where: "\(statistics) SELECT FROM tallies", by: "statistician.hn"),
    Intrusion(
      "figures for who has no right", "\(statistics) SELECT FROM tallies",
      as: "administrator.hn", where: "\(statistics) SELECT FROM tallies", by: "auditor.hn"),
    Intrusion(
      "figures without an officer", "\(statistics) SELECT FROM tallies",
      where: "\(statistics) SELECT FROM tallies"),
  ]

  private static let span = "'2020-01-01', '2030-01-01', now()"

  static let functions: [Intrusion] = withoutOfficer + aboutOthers

  private static let withoutOfficer: [Intrusion] = [
    "tallied(\(span))", "stays_on('2026-10-15', now())", "open_on('2026-10-15', now())",
    "balances_on('2026-10-15', now())", "earlier_sanctions({sanctioned})",
    "cases_with_word('%')", "unnest(officer_scope())", "unnest(figure_scope())",
    "officer_rights", "officer_units",
  ].map {
    Intrusion(
      "\($0) without an officer", "SELECT FROM \($0)",
      where: $0.hasPrefix("earlier") || $0.hasPrefix("balances")
        ? "SELECT FROM cases" : "SELECT FROM \($0)")
  }

  private static let aboutOthers: [Intrusion] = [
    Intrusion(
      "the number of a foreign case", "SELECT WHERE booked_number({foreign}) IS NOT NULL",
      as: "supervisor.hn", where: "SELECT WHERE booked_number({sanctioned}) IS NOT NULL"),
    Intrusion(
      "a case without an officer", "SELECT WHERE booked_number({sanctioned}) IS NOT NULL",
      where: "SELECT WHERE booked_number({sanctioned}) IS NOT NULL"),
    Intrusion(
      "a moment that locks everybody out", "SELECT settled_instant()", finds: refused,
      where: "SELECT settled_instant()"),
    Intrusion(
      "what the public was given", "SELECT FROM public_reports_near(NULL)",
      where: "SELECT FROM cases"),
  ]

  private static let sanctioning = RawEvent(
    "sanction", on: "investigated", version: 3, from: "investigated", to: "sanctioned"
  ).sql
  private static let decision = RawDocument.decision(of: "investigated", version: 3)
  private static let sanction = RawDocument.sanction(of: "investigated", version: 3)
  private static let honestly = sanctioning + decision + sanction + "SELECT 1"

  static let guards: [Intrusion] = outOfTheBracket + outOfThePower

  private static let outOfTheBracket: [Intrusion] = [
    ("a fine of one đồng", decision, sanction.replacing("2500000", with: "1")),
    ("a fine above the bracket", decision, sanction.replacing("2500000", with: "3000001")),
  ].map { name, decision, sanction in
    Intrusion(
      name, sanctioning + decision + sanction, as: "supervisor.hn",
      finds: "fine_is_in_the_bracket", where: "SELECT FROM cases")
  }

  private static let outOfThePower: [Intrusion] = [
    Intrusion(
      "a fine that the signer may not impose",
      sanctioning + decision.replacing("department_director", with: "district_chair") + sanction,
      as: "supervisor.hn", finds: "fine_is_in_the_power_of_the_signer", where: honestly)
  ]
}
