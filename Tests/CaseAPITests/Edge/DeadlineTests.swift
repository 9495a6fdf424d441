import Testing

@testable import CaseAPI

/// Whatever arrives in between, every connection has to move on in time.
@Suite struct DeadlineTests {
  /// One limit is short, the others longer than any test lasts.
  private static func policy(_ shorten: (inout EdgeLimits) -> Void) -> EdgePolicy {
    var policy = EdgePolicy()
    (policy.limits.header, policy.limits.body) = (.seconds(600), .seconds(600))
    (policy.limits.answer, policy.limits.idle) = (.seconds(600), .seconds(600))
    (policy.limits.closing) = .seconds(600)
    shorten(&policy.limits)
    return policy
  }

  @Test func `a header that drips is refused and its connection ended`() async throws {
    let policy = Self.policy { ($0.header, $0.closing) = (.milliseconds(500), .milliseconds(500)) }
    try await ListeningService.with(policy) { service in
      let socket = try service.open()
      socket.send("GET /healthz HTTP/1.1\r\n")
      let heard = await socket.drip("X-A: b\r\n")
      #expect(heard.isClosed)
      #expect(heard.status == 408 && heard.body.contains("too_slow"))
    }
  }

  @Test(arguments: [
    ("Content-Length: 9000", "x"), ("Transfer-Encoding: chunked", "1\r\nx\r\n"),
    ("Transfer-Encoding: chunked", "1;a=b\r\nx\r\n"),
  ])
  func `a body that drips is refused and its connection ended`(
    _ header: String, _ drop: String
  ) async throws {
    let policy = Self.policy { ($0.body, $0.closing) = (.milliseconds(500), .milliseconds(500)) }
    try await ListeningService.with(policy) { service in
      let socket = try service.open()
      socket.send("POST /v1/sessions HTTP/1.1\r\nHost: a\r\n\(header)\r\n")
      socket.send("Content-Type: application/json\r\n\r\n")
      let heard = await socket.drip(drop)
      #expect(heard.isClosed)
      #expect(heard.status == 408 && heard.body.contains("too_slow"))
    }
  }

  @Test func `a body that nobody reads has its end as well`() async throws {
    let policy = Self.policy { $0.closing = .milliseconds(500) }
    try await ListeningService.with(policy) { service in
      let socket = try service.open()
      socket.send("GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n")
      #expect(await socket.isRefused(sending: "x"))
      let heard = await socket.hear()
      #expect(heard.status == 200 && heard.text.lowercased().contains("connection: close"))
    }
  }

  @Test func `a reader who takes no answer loses the connection`() async throws {
    let policy = Self.policy { $0.answer = .milliseconds(500) }
    try await ListeningService.with(policy) { service in
      let socket = try service.open(buffer: 4_096)
      socket.fill(with: "GET /openapi.yaml HTTP/1.1\r\nHost: a\r\n\r\n", atMost: 2_000)
      #expect(try await service.hasEnded(.slowReader))
    }
  }

  @Test func `a connection that is not used is ended`() async throws {
    let policy = Self.policy { $0.idle = .milliseconds(500) }
    try await ListeningService.with(policy) { service in
      let silent = try service.open()
      let used = try service.open()
      used.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await silent.hear().isClosed)
      let heard = await used.hear()
      #expect(heard.status == 200 && heard.isClosed)
    }
  }

  @Test func `a client that asks to close and does not is left`() async throws {
    let policy = Self.policy { $0.closing = .milliseconds(500) }
    try await ListeningService.with(policy) { service in
      let socket = try service.open()
      socket.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(await socket.isRefused(sending: " "))
    }
  }

  @Test func `requests one after the other are answered on one connection`() async throws {
    try await ListeningService.with(EdgePolicy()) { service in
      let socket = try service.open()
      let request = "GET /healthz HTTP/1.1\r\nHost: a\r\n"
      socket.send("\(request)\r\n\(request)\r\n\(request)Connection: close\r\n\r\n")
      let heard = await socket.hear()
      #expect(heard.isClosed)
      #expect(heard.text.ranges(of: "HTTP/1.1 200 OK").count == 3)
    }
  }
}
