import Foundation

/// A report as anybody can read it: JSON with numbers, and null for what is hidden.
struct Sheet: Decodable {
  struct Table: Decodable {
    let by: String
    let rows: [Line]
  }

  struct Point: Decodable {
    let from: String
    let to: String
    let total: Line
  }

  let from: String
  let to: String
  let units: [Line]
  let subtotals: [Line]
  let total: Line
  let breakdowns: [Table]
  let ageing: [String: Int?]
  let trend: [Point]
}

/// A row by the names of its columns, lists flattened: `closedByReason.executed`.
struct Line: Decodable {
  private(set) var unit: String?
  private(set) var parent: String?
  /// Nil where it is hidden. What is not here is zero.
  private(set) var figures: [String: Int?] = [:]

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for key in container.allKeys {
      let name = key.stringValue
      if name == "unit" {
        unit = try container.decode(String.self, forKey: key)
      } else if name == "parent" {
        parent = try container.decode(String.self, forKey: key)
      } else if let parts = try? container.decode([String: Int?].self, forKey: key) {
        for (part, value) in parts { figures.updateValue(value, forKey: "\(name).\(part)") }
      } else {
        figures.updateValue(try container.decode(Int?.self, forKey: key), forKey: name)
      }
    }
  }

  /// Zero where the row does not say, nil where it hides.
  func shown(_ figure: String) -> Int? { figures[figure] ?? 0 }
}
