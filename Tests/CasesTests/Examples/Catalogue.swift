import Cases
import Foundation
import Testing

/// The shipped acts, read without the product's own reader.
struct CatalogueRow: Sendable, CustomTestStringConvertible {
  let code: String
  /// For a person, in VND; nil when the act carries no fine.
  let fine: ClosedRange<Int>?
  let validFrom: Day?
  let validTo: Day?
  let field: String
  /// How many times more an organisation pays, and the decree's ceiling for a person, as domain.md
  /// has them.
  let factor: Int
  let ceiling: Int?

  var testDescription: String { code }

  var act: Act {
    Act(
      id: 1, code: code, field: field, validFrom: validFrom, validTo: validTo, fine: fine,
      organisationFactor: factor, ceiling: ceiling)
  }

  static let files = ["decree-55-2009", "decree-125-2021", "decree-12-2022", "decree-283-2026"]
  static let all = files.flatMap(rows)

  /// Cells of a file by the names of their columns.
  static func cells(_ file: String, in folder: String = "catalogue") -> [[String: String]] {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let path = here.appending(path: "../../../db/\(folder)/\(file).csv")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    let lines = text.split(whereSeparator: \.isNewline).map { split(String($0)) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func rows(_ file: String) -> [CatalogueRow] {
    cells(file).map { cell in
      let code = cell["code"] ?? ""
      let (low, high) = (Int(cell["fine_min"] ?? ""), Int(cell["fine_max"] ?? ""))
      return CatalogueRow(
        code: code, fine: low.flatMap { low in high.map { low...$0 } },
        validFrom: Day(cell["valid_from"] ?? ""), validTo: Day(cell["valid_to"] ?? ""),
        field: code.hasPrefix("ND12-") || code.hasPrefix("ND283-") ? "labour" : "gender_equality",
        factor: code.hasPrefix("ND55-") ? 1 : 2,
        ceiling: code.hasPrefix("ND55-")
          ? 40_000_000 : code.hasPrefix("ND125-") ? 30_000_000 : 75_000_000)
    }
  }

  /// Commas inside quotes do not part cells.
  private static func split(_ line: String) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
