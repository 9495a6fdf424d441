import Cases
import Foundation

/// Where a page of a list ended, as opaque text (base64url, RFC 4648, without padding).
enum Cursor {
  static func encode(_ position: some Encodable) -> String {
    ((try? JSONEncoder().encode(position)) ?? Data()).base64URL
  }

  static func decode<Position: Decodable>(_ text: String, as: Position.Type) -> Position? {
    var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
    base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
    return Data(base64Encoded: base64).flatMap {
      try? JSONDecoder().decode(Position.self, from: $0)
    }
  }
}
