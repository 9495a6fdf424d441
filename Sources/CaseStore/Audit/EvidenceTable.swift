/// A table whose rows a checkpoint keeps, and what may become of them afterwards.
///
/// Nothing may change that is not said here to change. The rules travel in the signed text of the
/// checkpoint, so that whoever verifies it needs nothing else.
struct EvidenceTable: Sendable, Equatable {
  let name: String
  /// The columns that name a row.
  let key: [String]
  /// Columns that may be written again; `*` for all.
  var changing: [String] = []
  /// Whether rows may go.
  var mayLoseRows = false
  /// Whether ordinary changes are so many that nobody wants to read them.
  var isQuiet = false
  /// A table that changes with every ordinary change of this one.
  var explainedBy: String?
  /// A column with the moment a row was added.
  var datedBy: String?
  /// A column that says that a row was made anew; all of it may differ then.
  var renewedBy: String?

  /// The heads of the chains: read and compared in a way of their own.
  static let cases = EvidenceTable(name: "cases", key: ["number"], isQuiet: true)

  /// Policies, grants, functions, triggers and constraints, as `db/schema.sql` shows them.
  static let catalogue = EvidenceTable(
    name: "catalogue", key: ["name"], changing: ["*"], mayLoseRows: true,
    explainedBy: "schema_migrations")

  /// The figures kept of each half month, from several tables.
  static let settled = EvidenceTable(
    name: "settled", key: ["first_on"], mayLoseRows: true, isQuiet: true, renewedBy: "settled_at")

  /// Tables that are read row by row. One that the database does not have is left out.
  static let stored = [
    EvidenceTable(name: "schema_migrations", key: ["number"]),
    migrated("rights", key: ["role", "name"]), migrated("role_rights", key: ["role"]),
    migrated("actions", key: ["action"]),
    migrated("steps", key: ["from_state", "action", "to_state"]),
    migrated("closing_reasons", key: ["from_state", "reason"]),
    EvidenceTable(name: "signer_titles", key: ["code"]),
    law("violation_types"), law("clock_rules"), law("signing_authorities"), law("legal_amounts"),
    EvidenceTable(
      name: "calendar_days", key: ["day"], changing: ["*"], mayLoseRows: true,
      explainedBy: "law_revision"),
    EvidenceTable(name: "law_revision", key: [], changing: ["*"]),
    EvidenceTable(
      name: "units", key: ["id"], changing: ["name", "parent_id", "closed_on", "four_eyes"]),
    EvidenceTable(
      name: "unit_descendants", key: ["above_id", "unit_id"], mayLoseRows: true,
      explainedBy: "units"),
    EvidenceTable(
      name: "unit_scopes", key: ["unit_id"], changing: ["*"], mayLoseRows: true,
      explainedBy: "units"),
    EvidenceTable(name: "unit_successions", key: ["from_id", "to_id"]),
    EvidenceTable(
      name: "unit_revisions", key: ["unit_id", "recorded_at"], changing: ["superseded_at"],
      isQuiet: true),
    EvidenceTable(
      name: "act_revisions", key: ["type_id"], changing: ["superseded_at"], isQuiet: true),
    EvidenceTable(
      name: "superseded_terms", key: ["case_id", "number", "superseded_at"], isQuiet: true),
    EvidenceTable(
      name: "officers", key: ["id"], changing: ["name", "unit_id", "role", "disabled_at"]),
    EvidenceTable(
      name: "case_serials", key: ["unit_id", "year"], changing: ["last"], isQuiet: true),
    EvidenceTable(name: "publications", key: ["id"], isQuiet: true, datedBy: "published_at"),
    EvidenceTable(name: "public_reports", key: ["id"], isQuiet: true, datedBy: "given_at"),
    EvidenceTable(name: "checkpoints", key: ["id"], isQuiet: true),
  ]

  /// Tables that need no leaf of their own, and why.
  static let elsewhere = [
    // In the chain of the case, or counted again from it.
    "cases", "events", "descriptions", "subjects", "victims", "violations", "violation_subjects",
    "violation_victims", "records", "decisions", "sanctions", "closures", "facts",
    "remedy_decisions", "clocks", "tallies", "balances", "stays", "late_events",
    // In `settled`.
    "settlements", "settled_totals", "settled_standings", "settled_balances",
    // Of the day: who is signed in, what was answered, what is being settled or recorded.
    "passwords", "sessions", "idempotency_keys", "settling", "recording",
    // A secret.
    "seal",
  ]

  /// Written by migrations alone.
  private static func migrated(_ name: String, key: [String]) -> EvidenceTable {
    EvidenceTable(
      name: name, key: key, changing: ["*"], mayLoseRows: true, explainedBy: "schema_migrations")
  }

  /// A rule once on file is never changed: it is marked as replaced.
  private static func law(_ name: String) -> EvidenceTable {
    EvidenceTable(
      name: name, key: ["id"], changing: ["replaced_at"], explainedBy: "law_revision")
  }

  func mayChange(_ column: String) -> Bool {
    changing.contains(column) || changing.contains("*")
  }
}

/// Rows of a table as a checkpoint and an export have them.
struct EvidenceRows: Sendable, Equatable {
  let table: EvidenceTable
  let columns: [String]
  let rows: [[String?]]

  var root: [UInt8] { MerkleTree.root(rows.map { MerkleTree.leaf(leaf($0).utf8) }) }

  /// The bytes of a row.
  private func leaf(_ row: [String?]) -> String {
    var text = "row 1\n\(table.name)\n"
    for (column, value) in zip(columns, row) {
      if let value { text += "\(column):\(value.utf8.count):\(value)\n" }
    }
    return text
  }

  func key(_ row: [String?]) -> String {
    table.key.map { name in columns.firstIndex(of: name).flatMap { row[$0] } ?? "" }
      .joined(separator: ",")
  }

  var byKey: [String: [String?]] {
    Dictionary(rows.map { (key($0), $0) }) { first, _ in first }
  }
}
