import Contract
import Foundation
import Logging
import NIOHTTP1
import Synchronization
import TestRegister
import Testing

@testable import CaseAPI

/// What is refused before a route sees it, in the same words as everything else.
@Suite struct HeadTests {
  private static let malformed = [
    "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: +2\r\n\r\nab",
    "GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n", "GET /healthz HTTP/1.1\r\nHost: a\u{0}b\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n", "nonsense\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: foo\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
  ]

  @Test(arguments: malformed)
  func `what is not well-formed is refused with a problem document`(
    _ request: String
  ) async throws {
    try await ListeningService.with(EdgePolicy()) { service in
      let heard = try await service.ask(request)
      #expect(heard.status == 400 && heard.isClosed)
      let problem = try #require(JSON(Array(heard.body.utf8)))
      #expect(problem["code"].text == "malformed_request")
      #expect(heard.text.contains("x-request-id: \(problem["requestId"].text ?? "-")"))
    }
  }

  @Test(arguments: ["zz\r\n", "1\r\nxyz\r\n", "ffffffffffffffffffff\r\nx\r\n", "1\nx\n"])
  func `a malformed chunk is refused with a problem document`(_ chunk: String) async throws {
    try await ListeningService.with(EdgePolicy()) { service in
      let heard = try await service.ask(
        "POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n\(chunk)")
      #expect(heard.status == 400 && heard.isClosed)
      #expect(heard.body.contains(#""code":"malformed_request""#))
    }
  }

  @Test func `what follows a good request is refused after the good answer`() async throws {
    try await ListeningService.with(EdgePolicy()) { service in
      let heard = try await service.ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n")
      #expect(heard.status == 200 && heard.isClosed)
      #expect(heard.text.contains("HTTP/1.1 400 Bad Request"))
      #expect(heard.text.contains("malformed_request"))
    }
  }

  @Test(arguments: [
    ("", 400), ("Host: a\r\nHost: a\r\n", 400), ("Host:\r\n", 400), ("Host: a b\r\n", 400),
    ("Host: a/b\r\n", 400), ("Host: a:99999\r\n", 400), ("Host: user@a\r\n", 400),
    ("Host: a,b\r\n", 400), ("Host: [::1\r\n", 400), ("Host: a.vn\r\n", 200),
    ("Host: a_1:8080\r\n", 200), ("Host: [::1]:80\r\n", 200), ("Host: 10.0.0.1\r\n", 200),
  ])
  func `a request names exactly one host`(_ header: String, _ status: Int) async throws {
    try await ListeningService.with(EdgePolicy()) { service in
      let heard = try await service.ask(
        "GET /healthz HTTP/1.1\r\n\(header)Connection: close\r\n\r\n")
      #expect(heard.status == status)
      #expect(status == 200 || heard.body.contains("bad_host"))
    }
  }

  @Test(arguments: [
    ("thanhtra.vn", 200), ("THANHTRA.vn:8080", 200), ("localhost", 200), ("127.0.0.1:80", 200),
    ("evil.example", 421), ("thanhtra.vn.evil.example", 421),
  ])
  func `of the hosts that are named, others are refused`(
    _ host: String, _ status: Int
  ) async throws {
    var policy = EdgePolicy()
    policy.hosts = ["thanhtra.vn"]
    try await ListeningService.with(policy) { service in
      let heard = try await service.ask(
        "GET /healthz HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
      #expect(heard.status == status)
    }
  }

  @Test(arguments: [("http://a.vn/healthz", true), ("http://b.vn/healthz", false)])
  func `a target with a host names the host of the header`(_ target: String, _ isSame: Bool) {
    let head = HTTPRequestHead(
      version: .http1_1, method: .GET, uri: target, headers: ["host": "a.vn"])
    #expect((HeadRules(hosts: []).refusal(of: head) == nil) == isSame)
  }

  @Test func `a probe of an older protocol needs no host`() async throws {
    try await ListeningService.with(EdgePolicy()) { service async throws in
      #expect(try await service.ask("GET /healthz HTTP/1.0\r\n\r\n").status == 200)
    }
  }

  @Test func `what is refused leaves a line and a count, and nothing of what it said`()
    async throws
  {
    let lines = LogLines()
    try await ListeningService.with(EdgePolicy(), logger: lines.logger) { service in
      _ = try await service.ask("secret nonsense\r\n\r\n")
      let metrics = try await service.ask(
        "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(metrics.body.contains(#"http_requests_refused_total{code="malformed_request"} 1"#))
    }
    let line = try #require(lines.all.first { $0.contains("request refused") })
    #expect(line.contains("client=127.0.0.1") && line.contains("code=malformed_request"))
    #expect(!lines.all.contains { $0.contains("secret") })
  }
}
