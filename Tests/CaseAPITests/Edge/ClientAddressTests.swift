import HTTPTypes
import Testing

@testable import CaseAPI

/// Who asks, and whose word about it counts.
@Suite struct ClientAddressTests {
  private static let header = HTTPField.Name("X-Forwarded-For")

  private static func proxies(_ ranges: String...) -> TrustedProxies {
    TrustedProxies(header: header, ranges: ranges.compactMap { AddressRange($0) })
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("::ffff:10.0.0.1", "10.0.0.1"),
    ("2001:DB8::1", "2001:db8::1"),
  ])
  func `an address is written in one way`(_ text: String, _ form: String) throws {
    #expect(try #require(ClientAddress(text)).description == form)
  }

  @Test(arguments: ["", "unknown", "1.2.3", "1.2.3.4:80", "localhost", "_hidden"])
  func `what is no address is none`(_ text: String) {
    #expect(ClientAddress(text) == nil)
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.9.9.9", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("192.168.1.128/25", "192.168.1.200", true), ("192.168.1.128/25", "192.168.1.1", false),
    ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
    ("2001:db8::/32", "2001:db8::1", true), ("0.0.0.0/0", "::1", false),
  ])
  func `a range holds the addresses that begin like it`(
    _ range: String, _ address: String, _ isInside: Bool
  ) throws {
    let range = try #require(AddressRange(range))
    #expect(range.contains(try #require(ClientAddress(address))) == isInside)
  }

  @Test(arguments: ["10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "ten"])
  func `what is no range is none`(_ text: String) {
    #expect(AddressRange(text) == nil)
  }

  @Test(arguments: [
    ("10.0.0.1", "203.0.113.5", "203.0.113.5"),
    ("10.0.0.1", "8.8.8.8, 203.0.113.5", "203.0.113.5"),
    ("10.0.0.1", "203.0.113.5, 10.0.0.2", "203.0.113.5"),
    ("10.0.0.1", "203.0.113.5, nonsense", "10.0.0.1"), ("10.0.0.1", "", "10.0.0.1"),
    ("203.0.113.9", "1.1.1.1", "203.0.113.9"),
  ])
  func `the client is the last that a proxy of ours did not know as a proxy`(
    _ peer: String, _ values: String, _ client: String
  ) {
    let found = Self.proxies("10.0.0.0/8").client(of: ClientAddress(peer), [values])
    #expect(found?.description == client)
  }

  @Test func `without a proxy nobody is believed`() {
    let found = TrustedProxies().client(of: ClientAddress("127.0.0.1"), ["203.0.113.5"])
    #expect(found?.description == "127.0.0.1")
  }

  @Test(arguments: [
    ("127.0.0.1", nil, true), ("::1", nil, true), ("203.0.113.5", nil, false),
    ("127.0.0.1", "203.0.113.5", false), ("10.0.0.1", "127.0.0.1", true),
    ("10.0.0.1", "203.0.113.5", false),
  ])
  func `a program is local when it asks from this machine for itself`(
    _ peer: String, _ forwarded: String?, _ isLocal: Bool
  ) throws {
    var headers: HTTPFields = [:]
    headers[try #require(Self.header)] = forwarded
    #expect(Self.proxies("10.0.0.1").isLocal(ClientAddress(peer), headers) == isLocal)
  }
}
