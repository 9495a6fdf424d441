import Cases
import Foundation

/// A JSON value (RFC 8259) of unknown shape, as a request brings it.
package enum JSON: Decodable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([String: JSON])

  // Texts are by far the most frequent, so they are tried first.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let object = try? container.decode([String: JSON].self) {
      self = .object(object)
    } else if let array = try? container.decode([JSON].self) {
      self = .array(array)
    } else if container.decodeNil() {
      self = .null
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  /// Reads a request; refuses what is no JSON, or has more values than any request needs.
  package static func read(_ bytes: [UInt8]) throws -> JSON {
    if Extent(of: bytes).values > longest {
      throw CaseError.invalid([Problem("", .tooManyValues(longest))])
    }
    guard let json = JSON(bytes) else { throw MalformedJSON() }
    return json
  }

  /// The most values of a request; a case with everything it may have stays far below.
  package static let longest = 20_000

  /// Nil when the bytes are not JSON, or are nested beyond all reason.
  package init?(_ bytes: [UInt8]) {
    guard Extent(of: bytes).depth <= 32 else { return nil }
    do {
      self = try JSONDecoder().decode(JSON.self, from: Data(bytes))
    } catch {
      return nil
    }
  }

  /// How deep brackets nest and how many values there are at most, texts left aside; counted before
  /// anything recursive or costly sees them.
  private struct Extent {
    var depth = 0
    var values = 1

    init(of bytes: [UInt8]) {
      var (open, isText, isEscaped) = (0, false, false)
      for byte in bytes {
        switch byte {
        case _ where isEscaped: isEscaped = false
        case UInt8(ascii: "\\") where isText: isEscaped = true
        case UInt8(ascii: "\""): isText.toggle()
        case _ where isText: break
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          open += 1
          values += 1
          depth = max(depth, open)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
        case UInt8(ascii: ","): values += 1
        default: break
        }
      }
    }
  }
}
