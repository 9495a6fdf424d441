package import Cases

/// The tables of the documents that events bring.
package enum CaseTables {
  package static let descriptions = DocumentTable(
    "descriptions", shownBy: "shown_descriptions", as: "d", CaseDescription.shape)
  package static let subjects = DocumentTable(
    "subjects", shownBy: "shown_subjects", as: "s", Subject.shape)
  package static let victims = DocumentTable("victims", as: "v", Victim.shape)
  package static let violations = DocumentTable(
    "violations", shownBy: "shown_violations", as: "x", Violation.shape,
    join: " JOIN violation_types t ON t.id = x.type_id",
    elsewhere: [
      "type": "t.code",
      "subjects": """
      ARRAY(SELECT y.subject FROM violation_subjects y
        WHERE y.case_id = x.case_id AND y.violation = x.number ORDER BY 1)
      """,
      "victims": """
      ARRAY(SELECT y.victim FROM violation_victims y
        WHERE y.case_id = x.case_id AND y.violation = x.number ORDER BY 1)
      """,
    ])
  package static let records = DocumentTable("records", as: "r", Record.shape)
  package static let decisions = DocumentTable(
    "decisions", shownBy: "shown_decisions", as: "q", Decision.shape)
  package static let sanctions = DocumentTable(
    "sanctions", shownBy: "shown_sanctions", as: "p", Sanction.shape)
  package static let remedyDecisions = DocumentTable(
    "remedy_decisions", shownBy: "shown_remedy_decisions", as: "m", RemedyDecision.shape)
  package static let proceedings = DocumentTable(
    "facts", shownBy: "shown_facts", as: "f", ProceedingValues.shape)
}
