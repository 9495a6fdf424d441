import Postgres
import Schema

extension CaseStore {
  private static let expected = SchemaInventory(Schema.printed)

  /// What the schema of the database has that the program does not know, or lacks: policies,
  /// grants, functions, triggers, constraints, columns, owners.
  static func schemaDifferences(_ session: Session) throws -> [SchemaDifference] {
    let isSamePrinter = try session.query(
      "SELECT current_setting('server_version_num')::integer / 10000 = 15 AS same")[0]
      .decode("same", as: Bool.self)
    return SchemaInventory(try SchemaText(session).text).differences(from: expected).map {
      var difference = $0
      let isView = difference.name.hasPrefix("view ") && difference.found != nil
      difference.isCertain = isSamePrinter || !isView
      return difference
    }
  }

  /// One check that all is as the program has it, or one for each difference.
  static func schemaChecks(_ session: Session) throws -> [HealthCheck] {
    let differences = try schemaDifferences(session)
    guard !differences.isEmpty else {
      return [
        HealthCheck(
          name: "objects of the schema", isHealthy: true,
          found: "\(expected.pieces.count), all as in the program", isRequired: true)
      ]
    }
    return differences.map {
      HealthCheck(
        name: $0.name, isHealthy: false, found: $0.words, isRequired: $0.isCertain)
    }
  }
}
