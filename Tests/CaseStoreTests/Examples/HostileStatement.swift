import Testing

/// SQL that must be refused, and by what: the name of a constraint, or an SQLSTATE.
struct HostileStatement: Sendable, CustomTestStringConvertible {
  let name: String
  let sql: String
  /// Whose token the transaction begins with; nil for none.
  let officer: String?
  let refusal: String

  init(
    _ name: String, _ sql: String, as officer: String? = "supervisor.hn",
    refusedBy refusal: String = insufficientPrivilege
  ) {
    self.name = name
    self.sql = sql
    self.officer = officer
    self.refusal = refusal
  }

  var testDescription: String { name }

  /// Also the state of a row that row security refuses.
  static let insufficientPrivilege = "42501"
  static let stateNotFollowing = "event_follows_the_case"
}

/// An event as SQL, honest but for what a test changes.
struct RawEvent {
  private var columns: [(name: String, value: String)]

  init(
    _ action: String, on name: String, version: Int, from: String, to: String
  ) {
    columns = [
      ("case_id", "{\(name)}"), ("version", "\(version)"), ("unit_id", "{HN-1}"),
      ("officer_id", "{me}"), ("effective_on", "'2026-10-15'"), ("from_state", "'\(from)'"),
      ("to_state", "'\(to)'"), ("action", "'\(action)'"), ("via", "'api'"),
      ("note", "'ghi chú'"), ("salt", "'\\x00'"), ("canonical", "''"),
    ]
  }

  /// The same with one column as given; nil leaves the column out.
  func with(_ column: String, _ value: String?) -> RawEvent {
    var changed = self
    changed.columns.removeAll { $0.name == column }
    if let value { changed.columns.append((column, value)) }
    return changed
  }

  var sql: String {
    let names = columns.map(\.name).joined(separator: ", ")
    let values = columns.map(\.value).joined(separator: ", ")
    return "INSERT INTO events (\(names)) VALUES (\(values));"
  }
}

/// Documents as SQL.
enum RawDocument {
  static func subject(of name: String, number: Int, version: Int) -> String {
    """
    INSERT INTO subjects (case_id, number, version, kind, name, salt)
    VALUES ({\(name)}, \(number), \(version), 'person', 'Kẻ lạ', '\\x00');
    """
  }

  static func victim(of name: String, number: Int, version: Int) -> String {
    """
    INSERT INTO victims (case_id, number, version, name, no_apology_requested, salt)
    VALUES ({\(name)}, \(number), \(version), 'Kẻ lạ', false, '\\x00');
    """
  }

  static func violation(of name: String, number: Int, version: Int) -> String {
    """
    INSERT INTO violations (case_id, number, version, type_id)
    SELECT {\(name)}, \(number), \(version), min(id) FROM violation_types;
    """
  }

  static func record(of name: String, ordinal: Int, version: Int) -> String {
    """
    INSERT INTO records (case_id, ordinal, version, made_on, number)
    VALUES ({\(name)}, \(ordinal), \(version), '2026-10-15', 'BB-99');
    """
  }

  static func decision(of name: String, version: Int) -> String {
    """
    INSERT INTO decisions (case_id, version, issued_on, number, signed_by, signer_title)
    VALUES ({\(name)}, \(version), '2026-10-15', 'QD-99', 'Kẻ lạ', 'department_director');
    """
  }

  static func sanction(of name: String, version: Int, ordinal: Int = 1) -> String {
    """
    INSERT INTO sanctions (case_id, version, ordinal, violation, subject, amount, form)
    VALUES ({\(name)}, \(version), \(ordinal), 1, 1, 2500000, 'fine');
    """
  }

  static func closure(
    of name: String, version: Int, from: String, reason: String
  ) -> String {
    """
    INSERT INTO closures (case_id, version, from_state, reason)
    VALUES ({\(name)}, \(version), '\(from)', '\(reason)');
    """
  }

  static func description(of name: String, version: Int) -> String {
    """
    INSERT INTO descriptions (case_id, version, detected_on, title, source)
    VALUES ({\(name)}, \(version), '2026-09-01', 'Tên khác', 'inspection');
    """
  }

  static func link(_ table: String, _ column: String, of name: String, version: Int) -> String {
    """
    INSERT INTO \(table) (case_id, violation, \(column), version)
    VALUES ({\(name)}, 1, 1, \(version));
    """
  }
}
