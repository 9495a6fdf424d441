import CaseStore
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// The figures of the service are for this machine and for administrators.
@Suite struct MetricsAccessTests {
  private static func status(
    _ officer: String?, opened: Bool = false, forwarded: String? = "203.0.113.5"
  ) async throws -> Int? {
    var policy = EdgePolicy()
    policy.opensMetrics = opened
    return try await TestRegister.with { [policy] register in
      var request = "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
      if let forwarded { request += "X-Forwarded-For: \(forwarded)\r\n" }
      if let officer {
        let token = try await register.store.issueToken(to: officer, hours: 1).token
        request += "Authorization: Bearer \(token)\r\n"
      }
      return try await ListeningService.answer(register.store, policy, to: request + "\r\n").status
    }
  }

  @Test func `this machine reads them`() async throws {
    #expect(try await Self.status(nil, forwarded: nil) == 200)
  }

  @Test(arguments: [(nil, 401), ("supervisor.hn", 403), ("administrator.hn", 200)])
  func `whoever comes through a proxy needs to be an administrator`(
    _ officer: String?, _ status: Int
  ) async throws {
    #expect(try await Self.status(officer) == status)
  }

  @Test func `they can be opened to everyone`() async throws {
    #expect(try await Self.status(nil, opened: true) == 200)
  }
}
