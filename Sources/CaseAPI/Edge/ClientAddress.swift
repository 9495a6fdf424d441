import NIOCore

/// The IP address of a client: what is counted for it, what the log says of it.
public struct ClientAddress: Sendable, Hashable, CustomStringConvertible {
  /// 4 or 16 bytes, in network order.
  fileprivate let bytes: [UInt8]

  /// Reads an address without a port; an IPv4 address written as IPv6 is the IPv4 address.
  public init?(_ text: some StringProtocol) {
    guard let address = try? SocketAddress(ipAddress: String(text), port: 0) else { return nil }
    self.init(address)
  }

  /// Nil for a peer without an IP address: a local socket.
  init?(_ address: SocketAddress?) {
    switch address {
    case .v4?: bytes = Self.bytes(4..<8, of: address)
    case .v6?:
      let all = Self.bytes(8..<24, of: address)
      let isMapped = all[..<10].allSatisfy { $0 == 0 } && all[10..<12].allSatisfy { $0 == 0xff }
      bytes = isMapped ? Array(all[12...]) : all
    case .unixDomainSocket?, nil: return nil
    }
  }

  /// Where ip(7) and ipv6(7) have the address.
  private static func bytes(_ range: Range<Int>, of address: SocketAddress?) -> [UInt8] {
    address?.withSockAddr { Array(UnsafeRawBufferPointer(start: $0, count: $1)[range]) } ?? []
  }

  /// Whether it is this machine.
  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
  }

  /// What limits are counted for: whoever has one IPv6 address has the 2^64 of its network.
  var network: ClientNetwork { ClientNetwork(bytes: Array(bytes.prefix(bytes.count == 4 ? 4 : 8))) }

  public var description: String {
    let address = try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0)
    return address?.ipAddress ?? "unknown"
  }
}

/// One IPv4 address, or the first half of an IPv6 address.
struct ClientNetwork: Hashable {
  fileprivate let bytes: [UInt8]
}

/// Addresses that begin alike, as `10.0.0.0/8`; a single one without a length.
public struct AddressRange: Sendable, Hashable {
  private let address: ClientAddress
  private let length: Int

  /// Nil when the text is no address, or its length does not fit.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ ClientAddress($0) }) else { return nil }
    let longest = address.bytes.count * 8
    guard let length = parts.count == 2 ? Int(parts[1]) : longest, (0...longest).contains(length)
    else { return nil }
    self.address = address
    self.length = length
  }

  func contains(_ other: ClientAddress) -> Bool {
    guard address.bytes.count == other.bytes.count else { return false }
    let (whole, rest) = length.quotientAndRemainder(dividingBy: 8)
    guard address.bytes[..<whole] == other.bytes[..<whole] else { return false }
    return rest == 0 || (address.bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0
  }
}
