public import HTTPTypes

/// The proxies in front of the service, and the header in which they name their client.
public struct TrustedProxies: Sendable {
  /// A list of addresses to which each proxy adds the one it was asked from, as `X-Forwarded-For`.
  public let header: HTTPField.Name?
  private let ranges: [AddressRange]

  /// Nobody's word is believed.
  public init() { self.init(header: nil, ranges: []) }

  public init(header: HTTPField.Name?, ranges: [AddressRange]) {
    self.header = header
    self.ranges = ranges
  }

  /// Whether a peer speaks for others.
  func includes(_ peer: ClientAddress?) -> Bool {
    guard let peer, header != nil else { return false }
    return ranges.contains { $0.contains(peer) }
  }

  /// Who asks: the last address of the header that is no proxy of ours, when a proxy of ours wrote
  /// it; else the peer. `values` are those of the header, in their order.
  func client(of peer: ClientAddress?, _ values: [String]) -> ClientAddress? {
    guard includes(peer) else { return peer }
    for text in values.joined(separator: ",").split(separator: ",").reversed() {
      guard let address = ClientAddress(text.description.trimmed) else { return peer }
      if !includes(address) { return address }
    }
    return peer
  }

  /// Headers by which a proxy tells that it asks for somebody else.
  private static let traces = ["forwarded", "via", "x-forwarded-for", "x-real-ip"]
    .compactMap { HTTPField.Name($0) }

  /// Whether a program on this machine asks for itself. A proxy on this machine that nobody named
  /// does not make its clients local.
  func isLocal(_ peer: ClientAddress?, _ headers: HTTPFields) -> Bool {
    if includes(peer) {
      return client(of: peer, header.map { headers[values: $0] } ?? [])?.isLoopback == true
    }
    return peer?.isLoopback != false && !Self.traces.contains { headers[$0] != nil }
  }
}
