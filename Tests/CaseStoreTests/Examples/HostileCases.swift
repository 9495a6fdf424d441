/// Attempts to set a case by hand, or to make one that was never opened.
extension HostileStatement {
  static let onCases: [HostileStatement] = set + made

  private static let set =
    [
      ("state", "'closed'"), ("version", "99"), ("number", "'HN-1-2026-000009'"),
      ("assigned_to", "{inspector.hn1}"), ("description_version", "9"), ("unit_id", "{HN-2}"),
      ("opened_on", "'2020-01-01'"), ("opened_by", "{me}"), ("external_number", "'1'"),
      ("updated_at", "now()"),
    ].map { column, value in
      HostileStatement(
        "set \(column)", "UPDATE cases SET \(column) = \(value) WHERE id = {opened}")
    } + [
      HostileStatement(
        "roll the version back", "UPDATE cases SET version = 2, state = 'investigated'"),
      HostileStatement("delete a case", "DELETE FROM cases WHERE id = {opened}"),
      HostileStatement("truncate the cases", "TRUNCATE cases CASCADE"),
      HostileStatement(
        "touch a case by upsert",
        newCase() + " ON CONFLICT (id) DO UPDATE SET updated_at = now()", refusedBy: "cases_pkey"),
      HostileStatement("wind the ids back", "SELECT setval('case_ids', 1)"),
      HostileStatement("wind the numbers back", "UPDATE case_serials SET last = 0"),
      HostileStatement("look at the numbers", "SELECT * FROM case_serials"),
    ]

  private static func newCase(
    id: String = "{opened}", unit: String = "{HN-1}", by officer: String = "{me}",
    on day: String = "'2026-10-15'", _ column: String = "", _ value: String = ""
  ) -> String {
    """
    INSERT INTO cases (id, unit_id, opened_unit_id, opened_by, opened_on \(column))
    VALUES (\(id), \(unit), \(unit), \(officer), \(day) \(value))
    """
  }

  private static let opening = RawEvent("open", on: "", version: 1, from: "", to: "opened")
    .with("case_id", "9000").with("from_state", "NULL")
  private static let description = RawDocument.description(of: "", version: 1)
    .replacing("{}", with: "9000")

  private static let made = [
    HostileStatement("make a case in state closed", newCase(id: "9000", ", state", ", 'closed'")),
    HostileStatement("make a case of a later version", newCase(id: "9000", ", version", ", 9")),
    HostileStatement("choose a number", newCase(id: "9000", ", number", ", 'HN-1-2026-777777'")),
    HostileStatement(
      "claim a number of an old register", newCase(id: "9000", ", external_number", ", '1'")),
    HostileStatement("make a case of a foreign unit", newCase(id: "9000", unit: "{DN}")),
    HostileStatement(
      "make a case for the unit above", newCase(id: "9000", unit: "{HN}"), as: "inspector.hn1"),
    HostileStatement(
      "make a case in another's name", newCase(id: "9000", by: "{inspector.hn1}")),
    HostileStatement(
      "make a case as nobody", newCase(id: "9000", by: "{supervisor.hn}"), as: nil),
    HostileStatement(
      "make a case without an event", newCase(id: "9000"),
      refusedBy: "case_is_where_its_last_event_left_it"),
    HostileStatement(
      "make a case without a description", newCase(id: "9000") + ";" + opening.sql,
      refusedBy: "case_is_described"),
    HostileStatement(
      "make a case of tomorrow",
      newCase(id: "9000", on: "'9999-12-31'") + ";"
        + opening.with("effective_on", "'9999-12-31'").sql + description,
      refusedBy: "effect_is_not_in_the_future"),
    HostileStatement(
      "make a case of one day and open it on another",
      newCase(id: "9000") + ";" + opening.with("effective_on", "'2026-10-14'").sql,
      refusedBy: stateNotFollowing),
    HostileStatement(
      "adopt a case by hand",
      newCase(id: "9000") + ";"
        + opening.with("action", "'adopt'").with("via", "'import'").sql),
    HostileStatement(
      "open a case as an auditor", newCase(id: "9000") + ";" + opening.sql + description,
      as: "auditor.hn"),
    HostileStatement("make a case with an id that is taken", newCase(), refusedBy: "cases_pkey"),
    HostileStatement(
      "use up a number without a case", newCase() + " ON CONFLICT DO NOTHING",
      refusedBy: "cases_pkey"),
  ]
}
