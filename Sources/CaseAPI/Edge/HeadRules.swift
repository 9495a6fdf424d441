import Cases
import Contract
import NIOHTTP1

/// What the head of a request must be like before a route sees it.
struct HeadRules {
  /// Names that `Host` may have besides this machine's own; empty admits all.
  let hosts: Set<String>

  private static let own: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

  /// Nil when the head is in order (RFC 9112, 3.2 and 6.1); the decoder has refused two lengths.
  func refusal(of head: HTTPRequestHead) -> Refusal? {
    // Another coding would be read as what it is not.
    let codings = head.headers["transfer-encoding"]
    if !codings.isEmpty, codings.map({ $0.trimmed.lowercased() }) != ["chunked"] {
      return Refusal(400, .malformedRequest)
    }
    let found = head.headers["host"]
    if found.isEmpty, head.version == .http1_0, hosts.isEmpty { return nil }
    guard found.count == 1, let host = found.first.flatMap(Self.name) else {
      return Refusal(400, .badHost)
    }
    if let target = Self.authority(of: head.uri), target != found[0].lowercased() {
      return Refusal(400, .badHost)
    }
    let isKnown = hosts.isEmpty || hosts.contains(host) || Self.own.contains(host)
    return isKnown ? nil : Refusal(421, .unknownHost)
  }

  /// The host without its port, in small letters; nil when it is none (RFC 3986, 3.2.2).
  static func name(_ value: String) -> String? {
    let text = value.lowercased()
    let isAddress = text.hasPrefix("[")
    let last =
      isAddress ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":")
    guard let end = last ?? (isAddress ? nil : text.endIndex) else { return nil }
    let inner = isAddress ? text[..<end].dropFirst().dropLast() : text[..<end]
    let isName = inner.utf8.allSatisfy { isAddress ? isOfAddress($0) : isOfName($0) }
    return isName && !inner.isEmpty && isPort(text[end...]) ? String(text[..<end]) : nil
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard text.first == ":" else { return text.isEmpty }
    let digits = text.dropFirst()
    return digits.isEmpty || (digits.utf8.allSatisfy(isDigit) && UInt16(digits) != nil)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: isDigit(byte)
    }
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: ":"), UInt8(ascii: "."): true
    default: isDigit(byte)
    }
  }

  /// Of a target in absolute form.
  private static func authority(of target: String) -> String? {
    guard !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") else { return nil }
    return target[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }.lowercased()
  }
}

extension HTTPRequestHead {
  var isChunked: Bool { headers.contains(name: "transfer-encoding") }
}
