import Cases
import Foundation

/// How the columns of a register's file become fields of a case.
public struct ImportMapping: Sendable, Equatable {
  public enum Field: String, Sendable, CaseIterable {
    case externalNumber, unit, openedOn, investigatedOn, detectedOn, title, summary, source
  }

  public var columns: [Field: String] = [:]
  /// Used where no column gives the source.
  public var defaultSource = "inspection"

  public init() {}
}

/// One row of an older register, read and checked.
struct LegacyCase: Sendable {
  let line: Int
  let externalNumber: String
  /// What follows the importing unit's code, or nil for that unit itself.
  let unitSuffix: String?
  let openedOn: Day
  let investigatedOn: Day?
  let description: CaseDescription
}

/// Reads rows by a mapping; collects every problem instead of stopping at the first.
struct LegacyReader {
  private let mapping: ImportMapping
  private let positions: [ImportMapping.Field: Int]
  private let today: Day
  private(set) var problems: [LineProblem] = []

  init(_ table: CSVTable, mapping: ImportMapping, today: Day) {
    self.mapping = mapping
    self.today = today
    var positions: [ImportMapping.Field: Int] = [:]
    for (field, column) in mapping.columns {
      if let position = table.header.firstIndex(of: column) {
        positions[field] = position
      } else {
        problems.append(
          LineProblem(line: 1, code: "no_such_column", detail: "\(field.rawValue)=\(column)"))
      }
    }
    for field in [ImportMapping.Field.externalNumber, .openedOn]
    where mapping.columns[field] == nil {
      problems.append(LineProblem(line: 1, code: "field_not_mapped", detail: field.rawValue))
    }
    self.positions = positions
  }

  mutating func read(_ row: CSVTable.Row) -> LegacyCase? {
    let before = problems.count
    let number = text(.externalNumber, row)
    if number == nil { report(row, "required", .externalNumber) }
    let openedOn = day(.openedOn, row)
    if openedOn == nil, text(.openedOn, row) == nil { report(row, "required", .openedOn) }
    let investigatedOn = day(.investigatedOn, row)
    let unitSuffix = text(.unit, row)
    if mapping.columns[.unit] != nil, unitSuffix == nil { report(row, "required", .unit) }
    let detectedOn = day(.detectedOn, row)
    if let detectedOn, let openedOn, detectedOn > openedOn {
      report(row, "detected_after_opening", .detectedOn)
    }
    guard problems.count == before, let number, let openedOn else { return nil }
    let earliest = min(openedOn, investigatedOn ?? openedOn)
    return LegacyCase(
      line: row.line, externalNumber: number, unitSuffix: unitSuffix, openedOn: openedOn,
      investigatedOn: investigatedOn,
      description: CaseDescription(
        title: title(row, number), summary: text(.summary, row),
        source: text(.source, row) ?? mapping.defaultSource, detectedOn: detectedOn ?? earliest))
  }

  /// The mapped title, or the beginning of the summary, or the number.
  private func title(_ row: CSVTable.Row, _ number: String) -> String {
    if let title = text(.title, row) { return title }
    guard let summary = text(.summary, row) else { return number }
    let line = summary.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 120 ? line : line.prefix(119) + "…"
  }

  private func text(_ field: ImportMapping.Field, _ row: CSVTable.Row) -> String? {
    guard let position = positions[field] else { return nil }
    let text = row.fields[position].trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text.precomposedStringWithCanonicalMapping
  }

  private mutating func day(_ field: ImportMapping.Field, _ row: CSVTable.Row) -> Day? {
    guard let text = text(field, row) else { return nil }
    guard let day = Day(text) else {
      report(row, "not_a_date", field)
      return nil
    }
    if day > today { report(row, "date_in_future", field) }
    return day
  }

  private mutating func report(
    _ row: CSVTable.Row, _ code: String, _ field: ImportMapping.Field
  ) {
    let column = mapping.columns[field] ?? ""
    let value = positions[field].map { ": \"\(row.fields[$0].prefix(40))\"" } ?? ""
    problems.append(
      LineProblem(line: row.line, code: code, detail: "\(field.rawValue) (\(column))\(value)"))
  }
}
