import Postgres

/// What the server writes into its log of the statements it runs: the values bound to them are
/// names, addresses and notes.
struct LoggingChecks {
  private let settings: [String: String]

  init(_ session: Session) throws {
    let rows = try session.query(
      """
      SELECT name, setting FROM pg_settings
      WHERE name LIKE 'log\\_%' OR name LIKE 'pgaudit.%' OR name LIKE 'auto\\_explain.%'
      """)
    settings = try Dictionary(
      uniqueKeysWithValues: rows.map { try ($0.decode("name"), $0.decode("setting")) })
  }

  init(settings: [String: String]) { self.settings = settings }

  var checks: [HealthCheck] {
    [values, valuesOnError, check("log_error_verbosity", is: ["terse"], isRequired: false)]
      + module("auto_explain", allows: ["auto_explain.log_min_duration": ["-1"]])
      + module("pgaudit", allows: ["pgaudit.log_parameter": ["off"]])
  }

  /// Details are left out of a terse log, and values are details.
  private var isTerse: Bool { settings["log_error_verbosity"] == "terse" }

  /// Statements may be logged, but not the values with them.
  private var values: HealthCheck {
    let wanted: [(String, [String])] = [
      ("log_statement", ["none", "ddl"]), ("log_min_duration_statement", ["-1"]),
      ("log_min_duration_sample", ["-1"]), ("log_transaction_sample_rate", ["0"]),
    ]
    let logging = wanted.filter { name, values in
      settings[name].map { !values.contains($0) } ?? false
    }.map { "\($0.0) = \(settings[$0.0] ?? "")" }
    let isLogged = !logging.isEmpty && !isTerse && settings["log_parameter_max_length"] != "0"
    return HealthCheck(
      name: "values of statements in the server's log", isHealthy: !isLogged,
      found: isLogged
        ? logging.joined(separator: ", ") + "; set log_parameter_max_length = 0" : "none",
      isRequired: true)
  }

  private var valuesOnError: HealthCheck {
    let length = settings["log_parameter_max_length_on_error"] ?? "0"
    return HealthCheck(
      name: "log_parameter_max_length_on_error", isHealthy: length == "0" || isTerse,
      found: length, isRequired: true)
  }

  private func check(_ name: String, is values: [String], isRequired: Bool) -> HealthCheck {
    let found = settings[name] ?? "unknown"
    return HealthCheck(
      name: name, isHealthy: values.contains(found), found: found, isRequired: isRequired)
  }

  /// Of a module that is loaded: its settings exist.
  private func module(_ name: String, allows: [String: [String]]) -> [HealthCheck] {
    guard settings.keys.contains(where: { $0.hasPrefix(name + ".") }) else { return [] }
    return allows.sorted { $0.key < $1.key }.map { check($0.key, is: $0.value, isRequired: true) }
  }
}
