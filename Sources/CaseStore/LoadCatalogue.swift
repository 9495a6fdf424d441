import Cases
import Foundation
import Postgres

extension CaseStore {
  /// Adds the acts of a catalogue file (CSV), or corrects those that have the same code and start.
  ///
  /// All or nothing; answers how many rows the file has. Cases keep the version they refer to.
  public func loadCatalogue(_ bytes: [UInt8]) async throws -> Int {
    let columns = [
      "code", "area", "valid_from", "valid_to", "label_vi", "label_en", "warning", "fine_min",
      "fine_max", "remedies", "verification",
    ]
    let table = try CSVTable.read(bytes, columns: columns)
    let problems = table.rows.compactMap(Self.problem) + Self.repeated(in: table.rows)
    guard problems.isEmpty else {
      throw ImportRefused(problems: problems.sorted { $0.line < $1.line })
    }
    return try await database.transaction { session in
      try session.query("CREATE TEMPORARY TABLE acts (\(Self.stagedColumns)) ON COMMIT DROP")
      _ = try session.copy(
        into: "acts", rows: table.rows.map { $0.fields.map { $0.isEmpty ? nil : $0 } })
      return try session.query(Self.merge).affected
    }
  }

  private static let stagedColumns: Statement = """
    code text, area text, valid_from date, valid_to date, label_vi text, label_en text,
    warning boolean, fine_min bigint, fine_max bigint, remedies text, verification text
    """

  private static let merge: Statement = """
    INSERT INTO violation_types AS t (code, area, valid_from, valid_to, label_vi, label_en,
      warning, fine_min, fine_max, remedies, verification)
    SELECT code, area, valid_from, valid_to, normalize(label_vi, NFC), normalize(label_en, NFC),
      warning, fine_min, fine_max, COALESCE(string_to_array(remedies, ';'), '{}'), verification
    FROM acts
    ON CONFLICT ON CONSTRAINT act_version_is_unique DO UPDATE SET
      area = EXCLUDED.area, valid_to = EXCLUDED.valid_to, label_vi = EXCLUDED.label_vi,
      label_en = EXCLUDED.label_en, warning = EXCLUDED.warning, fine_min = EXCLUDED.fine_min,
      fine_max = EXCLUDED.fine_max, remedies = EXCLUDED.remedies,
      verification = EXCLUDED.verification
    """

  /// Rows whose code and start an earlier row has.
  private static func repeated(in rows: [CSVTable.Row]) -> [LineProblem] {
    var seen: Set<[String]> = []
    return rows.filter { !seen.insert([$0.fields[0], $0.fields[2]]).inserted }
      .map { LineProblem(line: $0.line, code: "repeated_act", detail: "code") }
  }

  /// The first thing wrong with a row, named by its column.
  private static func problem(_ row: CSVTable.Row) -> LineProblem? {
    func wrong(_ code: String, _ column: String) -> LineProblem {
      LineProblem(line: row.line, code: code, detail: column)
    }
    let fields = row.fields
    for (index, column) in [(0, "code"), (1, "area"), (4, "label_vi"), (5, "label_en")]
    where fields[index].trimmingCharacters(in: .whitespaces).isEmpty {
      return wrong("required", column)
    }
    for (index, column) in [(2, "valid_from"), (3, "valid_to")]
    where !fields[index].isEmpty && Day(fields[index]) == nil {
      return wrong("not_a_date", column)
    }
    if let start = Day(fields[2]), let end = Day(fields[3]), end < start {
      return wrong("ends_before_start", "valid_to")
    }
    if !["true", "false"].contains(fields[6]) { return wrong("not_one_of", "warning") }
    for (index, column) in [(7, "fine_min"), (8, "fine_max")]
    where !fields[index].isEmpty && (Int(fields[index]).map { $0 < 0 } ?? true) {
      return wrong("not_an_amount", column)
    }
    if let low = Int(fields[7]), let high = Int(fields[8]), low > high {
      return wrong("bracket_not_ordered", "fine_min")
    }
    if fields[7].isEmpty != fields[8].isEmpty { return wrong("bracket_not_whole", "fine_max") }
    return ["yes", "partial"].contains(fields[10]) ? nil : wrong("not_one_of", "verification")
  }
}
