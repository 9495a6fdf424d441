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

/// A case as fields below each other.
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

/// The bytes of a file, or of standard input for `-`.
func readInput(_ path: String) throws -> [UInt8] {
  if path == "-" {
    return Array(try FileHandle.standardInput.readToEnd() ?? Data())
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    throw Failure(1, "The file \(path) cannot be read.")
  }
  return Array(data)
}

/// Writes a whole file, or none of it.
func writeOutput(_ bytes: some Sequence<UInt8>, to path: String) throws {
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw Failure(1, "The file \(path) cannot be written.")
  }
}

/// JSON laid out for people, its keys in the order they came.
func pretty(_ json: String) -> String {
  var (text, depth, isText, isEscaped) = ("", 0, false, false)
  func indent() -> String { "\n" + String(repeating: "  ", count: depth) }
  var previous: Character?
  for character in json {
    defer { if !character.isWhitespace { previous = character } }
    if isText {
      text.append(character)
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isText = false
      }
      continue
    }
    switch character {
    case "\"":
      if previous == "[" || previous == "{" { text += indent() }
      isText = true
      text.append(character)
    case "{", "[":
      if previous == "[" { text += indent() }
      depth += 1
      text.append(character)
    case "}", "]":
      depth -= 1
      if previous != "{", previous != "[" { text += indent() }
      text.append(character)
    case ",": text += "," + indent()
    case ":": text += ": "
    case _ where character.isWhitespace: break
    default:
      if previous == "[" { text += indent() }
      text.append(character)
    }
  }
  return text
}
