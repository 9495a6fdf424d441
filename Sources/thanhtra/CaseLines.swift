import CaseStore
import Cases
import Foundation

/// A case as one line of a list.
struct CaseLine: Decodable {
  static let header = ["number", "state", "opened", "unit", "officer", "external", "title"]

  let number: String
  let state: String
  let openedOn: String
  let unit: String
  let assignedTo: String?
  let externalNumber: String?
  let title: String

  init(_ json: String) throws {
    self = try JSONDecoder().decode(CaseLine.self, from: Data(json.utf8))
  }

  var row: [String] {
    let short = title.count <= 60 ? title : title.prefix(59) + "…"
    return [number, state, openedOn, unit, assignedTo ?? "", externalNumber ?? "", short]
  }
}

/// A case as a list of fields.
struct CaseOutline {
  let rows: [[String]]

  init(_ json: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
    let order = [
      "number", "unit", "state", "version", "title", "summary", "source", "detectedOn",
      "openedOn", "openedBy", "assignedTo", "externalNumber", "subjects", "violations", "victims",
      "record", "decision", "execution", "closure", "facts", "deadlines", "updatedAt",
    ]
    rows = order.flatMap { name in Self.rows(name, object[name]) }
  }

  private static func rows(_ name: String, _ value: Any?) -> [[String]] {
    switch value {
    case nil, is NSNull: return []
    case let list as [Any]:
      return list.enumerated().flatMap { rows("\(name).\($0 + 1)", $1) }
    case let object as [String: Any]:
      return object.keys.sorted().flatMap { rows("\(name).\($0)", object[$0]) }
    case let number as NSNumber where String(cString: number.objCType) == "c":
      return [[name, number.boolValue ? "yes" : "no"]]
    case let text?: return [[name, "\(text)"]]
    }
  }
}

/// An event as one line of a history.
struct EventLine: Decodable {
  static let header = [
    "version", "action", "to", "effective", "recorded", "officer", "via", "note",
  ]

  let version: Int
  let action: String
  let to: String
  let effectiveOn: String
  let recordedAt: String
  let officer: String
  let via: String
  let toUnit: String?
  let note: String?

  var row: [String] {
    let moved = toUnit.map { "\(action) \($0)" } ?? action
    return ["\(version)", moved, to, effectiveOn, recordedAt, officer, via, note ?? ""]
  }
}
