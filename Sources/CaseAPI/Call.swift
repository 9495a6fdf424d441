import CaseStore
import Cases
import Contract
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// One request, as the handlers read it.
struct Call {
  let request: Request
  let context: CallContext

  var language: Language { Language(accepting: request.headers[.acceptLanguage]) }

  /// The bearer token (RFC 6750), or `unauthenticated`.
  func token() throws -> String {
    guard let header = request.headers[.authorization] else { throw CaseError.unauthenticated }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw CaseError.unauthenticated
    }
    return String(parts[1])
  }

  func asker() throws -> Asker { .token(try token()) }

  func parameter(_ name: String) throws -> String {
    guard let value = context.parameters.get(name)?.removingPercentEncoding else {
      throw CaseError.notFound
    }
    return value
  }

  func query(_ names: String...) throws -> Query {
    try Query(request.uri.queryParameters, knowing: names)
  }

  /// The JSON body's bytes, within the limit.
  func body(limit: Int = Reason.bodyLimit) async throws -> [UInt8] {
    guard Self.isJSON(request.headers[.contentType]) else { throw RequestError.wrongMediaType }
    let length = request.headers[.contentLength].flatMap { Int($0) }
    if let length, length > limit { throw RequestError.tooLarge(limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(length ?? 0, 64 << 10))
    for try await chunk in request.body {
      guard bytes.count + chunk.readableBytes <= limit else { throw RequestError.tooLarge(limit) }
      bytes += chunk.readableBytesView
    }
    return bytes
  }

  private static func isJSON(_ contentType: String?) -> Bool {
    let type = contentType?.split(separator: ";").first?.lowercased()
    return type?.filter { $0 != " " } == "application/json"
  }

  /// `Idempotency-Key`, bound to the method, the path and the body it came with.
  func idempotencyKey(_ body: [UInt8]) throws -> IdempotencyKey? {
    guard let key = request.headers[.idempotencyKey] else { return nil }
    guard (1...255).contains(key.count), key.unicodeScalars.allSatisfy({ $0.isASCII }) else {
      throw RequestError.malformedHeader("Idempotency-Key")
    }
    let head = Array("\(request.method.rawValue) \(request.uri.path)\n".utf8)
    return IdempotencyKey(key, request: head + body)
  }

  /// The versions `If-Match` admits (RFC 9110, 13.1.1); nil when it admits any.
  func expectedVersions() throws -> Set<Int>? {
    guard let header = request.headers[.ifMatch] else { throw RequestError.preconditionRequired }
    if header.trimmed == "*" { return nil }
    return Set(Self.versions(in: header, weak: false))
  }

  /// Whether `If-None-Match` names this version (RFC 9110, 13.1.2).
  func knows(_ version: Int) -> Bool {
    guard let header = request.headers[.ifNoneMatch] else { return false }
    return header.trimmed == "*" || Self.versions(in: header, weak: true).contains(version)
  }

  /// A weak tag never matches where the comparison is strong.
  private static func versions(in header: String, weak: Bool) -> [Int] {
    header.split(separator: ",").compactMap { tag in
      var text = tag.description.trimmed[...]
      if weak, text.hasPrefix("W/") { text = text.dropFirst(2) }
      guard text.count > 2, text.first == "\"", text.last == "\"" else { return nil }
      return Int(text.dropFirst().dropLast())
    }
  }
}

extension String {
  var trimmed: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

extension HTTPField.Name {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
  static let requestID = HTTPField.Name("X-Request-Id")!
  static let link = HTTPField.Name("Link")!
}
