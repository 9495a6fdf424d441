/// Attempts on what an officer may not read, by an officer's own token.
extension Intrusion {
  private static let statistics = "SELECT enter_statistics();"

  static let purposes: [Intrusion] = rowsForStatistics + foreignFigures

  private static let rowsForStatistics: [Intrusion] = [
    "cases", "events", "subjects", "violations", "decisions", "clocks",
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
    "unnest(officer_scope())", "unnest(figure_scope())",
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
}
