/// Attempts to write a history that did not happen.
extension HostileStatement {
  static let onHistory: [HostileStatement] = rewriting + outOfTurn + mistimed + forged + moved

  private static let note = RawEvent(
    "note", on: "opened", version: 2, from: "opened", to: "opened")

  private static let rewriting = [
    HostileStatement("rewrite a note", "UPDATE events SET note = 'khác'"),
    HostileStatement("move an effective date", "UPDATE events SET effective_on = '2026-01-01'"),
    HostileStatement("delete the history", "DELETE FROM events WHERE case_id = {opened}"),
    HostileStatement("truncate the history", "TRUNCATE events CASCADE"),
    HostileStatement(
      "replace an event by upsert",
      note.with("version", "1").sql.replacing(
        ");", with: ") ON CONFLICT (case_id, version) DO UPDATE SET note = 'khác'")
    ),
  ]

  private static let outOfTurn = [
    HostileStatement(
      "skip the investigation",
      RawEvent("sanction", on: "opened", version: 2, from: "opened", to: "sanctioned").sql),
    HostileStatement(
      "investigate straight to closed",
      RawEvent("investigate", on: "opened", version: 2, from: "opened", to: "closed").sql,
      refusedBy: "step_is_permitted"),
    HostileStatement(
      "return a sanctioned case",
      RawEvent("return", on: "sanctioned", version: 4, from: "sanctioned", to: "opened").sql),
    HostileStatement(
      "annul back to the beginning",
      RawEvent("annul", on: "sanctioned", version: 4, from: "sanctioned", to: "opened").sql,
      refusedBy: "step_is_permitted"),
    HostileStatement(
      "annul everything and stay sanctioned",
      RawEvent("annul", on: "sanctioned", version: 4, from: "sanctioned", to: "sanctioned").sql,
      refusedBy: "annulment_leaves_its_state"),
    HostileStatement(
      "reopen to a state of one's own choice",
      RawEvent("reopen", on: "closed", version: 5, from: "closed", to: "sanctioned").sql,
      refusedBy: "step_is_permitted"),
    HostileStatement(
      "act from a state the case is not in",
      RawEvent("note", on: "opened", version: 2, from: "closed", to: "closed").sql,
      refusedBy: "event_starts_where_the_last_ended"),
    HostileStatement(
      "write an event of a later version", note.with("version", "3").sql,
      refusedBy: stateNotFollowing),
    HostileStatement(
      "write a version that is taken",
      RawEvent("note", on: "sanctioned", version: 3, from: "sanctioned", to: "sanctioned").sql,
      refusedBy: stateNotFollowing),
    HostileStatement(
      "write a version before the first", note.with("version", "0").sql,
      refusedBy: stateNotFollowing),
    HostileStatement(
      "open a case a second time",
      RawEvent("open", on: "opened", version: 1, from: "", to: "opened")
        .with("from_state", "NULL").with("effective_on", "'2026-09-01'").sql,
      refusedBy: "events_pkey"),
    HostileStatement(
      "open a case in its second version",
      RawEvent("open", on: "opened", version: 2, from: "", to: "opened")
        .with("from_state", "NULL").sql),
    HostileStatement(
      "invent an action",
      RawEvent("forgive", on: "sanctioned", version: 4, from: "sanctioned", to: "closed").sql),
    HostileStatement(
      "adopt by hand",
      RawEvent("adopt", on: "opened", version: 2, from: "opened", to: "investigated")
        .with("via", "'import'").sql),
    HostileStatement(
      "claim to be the import", note.with("via", "'import'").sql, refusedBy: "import_adopts"),
    HostileStatement(
      "claim a way in that does not exist", note.with("via", "'psql'").sql,
      refusedBy: "via_is_known"),
  ]

  private static let mistimed = [
    HostileStatement(
      "take effect in the future", note.with("effective_on", "'9999-12-31'").sql,
      refusedBy: "effect_is_not_in_the_future"),
    HostileStatement(
      "take effect at infinity", note.with("effective_on", "'infinity'").sql,
      refusedBy: "effect_is_not_in_the_future"),
    HostileStatement(
      "take effect before the opening", note.with("effective_on", "'2026-08-31'").sql,
      refusedBy: "effect_is_not_before_the_last"),
    HostileStatement(
      "take effect before the event before",
      RawEvent("note", on: "sanctioned", version: 4, from: "sanctioned", to: "sanctioned")
        .with("effective_on", "'2026-10-14'").sql,
      refusedBy: "effect_is_not_before_the_last"),
    HostileStatement(
      "give the time of recording", note.with("recorded_at", "'2026-01-01'").sql),
    HostileStatement("give the transaction", note.with("transaction_id", "'1'").sql),
    HostileStatement("give the hash", note.with("hash", "'\\x00'").sql),
    HostileStatement("say that a note needs no note", note.with("needs_note", "false").sql),
    HostileStatement("say that a note moves the case", note.with("moves_unit", "true").sql),
    HostileStatement("say that a note brings a fact", note.with("brings_fact", "true").sql),
    HostileStatement("say that a note is counted", note.with("is_counted", "true").sql),
    HostileStatement(
      "give the evidence", note.with("evidence", "1").sql, refusedBy: "428C9"),
  ]

  private static let move = RawEvent(
    "transfer", on: "opened", version: 2, from: "opened", to: "opened"
  ).with("to_unit_id", "{HN-2}")

  private static let moved = [
    HostileStatement(
      "transfer to nowhere", move.with("to_unit_id", nil).sql,
      refusedBy: "move_names_a_destination"),
    HostileStatement(
      "move a case by a note", note.with("to_unit_id", "{HN-2}").sql,
      refusedBy: "move_names_a_destination"),
    HostileStatement(
      "transfer to a unit that is not there", move.with("to_unit_id", "99999").sql,
      refusedBy: "cases_unit_id_fkey"),
    HostileStatement(
      "transfer to the same unit", move.with("to_unit_id", "{HN-1}").sql,
      refusedBy: "destination_is_another_unit"),
    HostileStatement(
      "refer a sanctioned case",
      RawEvent("refer", on: "sanctioned", version: 4, from: "sanctioned", to: "sanctioned")
        .with("to_unit_id", "{HN-2}").sql),
    HostileStatement(
      "transfer a closed case",
      RawEvent("transfer", on: "closed", version: 5, from: "closed", to: "closed")
        .with("to_unit_id", "{HN-2}").sql),
    HostileStatement("transfer as an inspector", move.sql, as: "inspector.hn1"),
    HostileStatement("transfer as an auditor", move.sql, as: "auditor.hn"),
    HostileStatement(
      "pull a case over from another authority", move.with("to_unit_id", "{DN}").sql,
      as: "supervisor.dn"),
    HostileStatement(
      "pull a case over in one's own name",
      move.with("to_unit_id", "{HN}").with("unit_id", "{DN}").sql, as: "supervisor.dn",
      refusedBy: stateNotFollowing),
    HostileStatement(
      "write on in the unit a case has left",
      move.sql + RawEvent("note", on: "opened", version: 3, from: "opened", to: "opened").sql,
      refusedBy: stateNotFollowing),
    HostileStatement(
      "write on in an authority one is not of",
      move.with("to_unit_id", "{DN}").sql
        + RawEvent("note", on: "opened", version: 3, from: "opened", to: "opened")
        .with("unit_id", "{DN}").sql),
  ]

  private static let forged = [
    HostileStatement("sign as somebody else", note.with("officer_id", "{inspector.hn1}").sql),
    HostileStatement(
      "leave the note out", note.with("note", nil).sql, refusedBy: "step_is_explained"),
    HostileStatement(
      "leave the note blank", note.with("note", "' '").sql, refusedBy: "step_is_explained"),
    HostileStatement(
      "book an event on another unit", note.with("unit_id", "{HN-2}").sql,
      refusedBy: stateNotFollowing),
    HostileStatement(
      "assign to nobody",
      RawEvent("assign", on: "opened", version: 2, from: "opened", to: "opened").sql,
      refusedBy: "assignment_names_an_officer"),
    HostileStatement(
      "assign in passing", note.with("assignee_id", "{inspector.hn1}").sql,
      refusedBy: "assignment_names_an_officer"),
    HostileStatement(
      "take a supervisor's step as an inspector",
      RawEvent("return", on: "investigated", version: 3, from: "investigated", to: "opened").sql,
      as: "inspector.hn1"),
    HostileStatement("write in the unit next door", note.sql, as: "inspector.hn2"),
    HostileStatement("write in a foreign unit", note.sql, as: "supervisor.dn"),
    HostileStatement("write as an auditor", note.sql, as: "auditor.hn"),
    HostileStatement("write as a statistician", note.sql, as: "statistician.hn"),
    HostileStatement(
      "write as a statistician at work",
      "SELECT enter_statistics();" + note.sql, as: "statistician.hn"),
    HostileStatement("write as an administrator", note.sql, as: "administrator.hn"),
    HostileStatement(
      "write as nobody", note.with("officer_id", "{supervisor.hn}").sql, as: nil),
    HostileStatement(
      "write as an officer that does not exist",
      "SET LOCAL thanhtra.context = '|99999';" + note.with("officer_id", "99999").sql, as: nil),
  ]
}
