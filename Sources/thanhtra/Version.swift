import CaseStore
import Postgres

/// Which program this is, and which schema it works with.
enum Version {
  /// The version of the program; `openapi.yaml` carries the same.
  static let program = "0.10.0"

  /// One line for `--version`.
  static var line: String { "thanhtra \(program) (schema \(schema))" }

  /// The number of the newest migration in the binary.
  private static var schema: Int { CaseStore.migrations.last?.number ?? 0 }
}
