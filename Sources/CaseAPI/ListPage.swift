import Cases
import HTTPTypes
import Hummingbird

/// One page of a list: its items and where the next page begins, null on the last.
struct ListPage {
  /// Each a JSON value.
  private let items: [String]
  /// Opaque to the client.
  private let next: String?
  /// The instant the whole list is of, where it is of one.
  private let asOf: Instant?

  /// Of items that PostgreSQL wrote as JSON.
  init(json items: [String], next: (some Encodable)?) {
    self.items = items
    self.next = next.map { Cursor.encode($0) }
    asOf = nil
  }

  init(_ items: [some Encodable], next: (some Encodable)?, asOf: Instant? = nil) throws {
    self.items = try items.map { try jsonText($0) }
    self.next = next.map { Cursor.encode($0) }
    self.asOf = asOf
  }

  /// The page, with the way to the next one in `Link` (RFC 8288).
  func response(to call: Call, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    if let next { headers[.link] = "<\(Self.link(call, after: next))>; rel=\"next\"" }
    let instant = asOf.map { #""asOf":"\#($0)","# } ?? ""
    let cursor = next.map { "\"\($0)\"" } ?? "null"
    return .json(
      #"{\#(instant)"items":[\#(items.joined(separator: ","))],"next":\#(cursor)}"#,
      headers: headers)
  }

  private static func link(_ call: Call, after cursor: String) -> String {
    let kept = (call.request.uri.query ?? "").split(separator: "&").filter {
      !$0.hasPrefix("after=")
    }
    return call.request.uri.path + "?" + (kept + ["after=\(cursor)"]).joined(separator: "&")
  }
}
