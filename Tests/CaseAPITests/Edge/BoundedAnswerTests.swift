import CaseStore
import Cases
import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// No request makes much work or a long answer.
@Suite(.sharing()) struct BoundedAnswerTests {
  @Test func `of many faults the first are listed, and how many there are`() async throws {
    try await Interface.shared { interface in
      let fields = (0..<500).map { #""f\#($0)":1"# }.joined(separator: ",")
      let answer = try await interface.open("{\(fields)}")
      #expect(answer.status == 422)
      #expect(answer.errors.count == Problem.listed + 1)
      #expect(answer.errors.last == "- more_problems")
      #expect(answer.text.contains("more problems"))
    }
  }

  @Test func `the same faults are listed in the same order`() async throws {
    try await Interface.shared { interface in
      let fields = (0..<100).map { #""f\#($0)":1"# }
      let first = try await interface.open("{\(fields.joined(separator: ","))}")
      let second = try await interface.open("{\(fields.reversed().joined(separator: ","))}")
      #expect(first.bytes == second.bytes)
    }
  }

  @Test func `a long name of a field is not sent back whole`() async throws {
    try await Interface.shared { interface in
      let name = String(repeating: "x", count: 100_000)
      let answer = try await interface.open(#"{"\#(name)":1}"#)
      #expect(answer.status == 422 && answer.text.utf8.count < 4_000)
    }
  }

  @Test func `a body of more values than any case has is refused by their number`() async throws {
    try await Interface.shared { interface in
      let ones = Array(repeating: "1", count: JSON.longest + 1).joined(separator: ",")
      let answer = try await interface.open("[\(ones)]")
      #expect(answer.status == 422)
      #expect(answer.errors == ["- too_many_values"])
    }
  }

  @Test func `commas in a text are no values`() throws {
    let text = String(repeating: ",[{", count: 30_000)
    #expect(throws: Never.self) { try JSON.read(Array("\"\(text)\"".utf8)) }
  }

  @Test(arguments: [(8, 200), (9, 422)])
  func `a search takes a few words`(_ count: Int, _ status: Int) async throws {
    try await Interface.shared { interface in
      let words = Array(repeating: "a", count: count).joined(separator: "+")
      let answer = try await interface.get("/v1/cases?q=\(words)")
      #expect(answer.status == status)
      if status == 422 { #expect(answer.errors == ["?q too_many_words"]) }
    }
  }

  @Test func `a long list of reasons is cut as well`() throws {
    let problems = (0..<80).map { _ in Problem("/a", .required) }
    let document = ProblemDocument(
      Refusal(CaseError.unmet(problems)), requestID: "1", language: .en)
    #expect(document.unmet?.count == Problem.listed + 1)
    #expect(document.unmet?.last?.message == "There are 30 more problems, not listed.")
  }

  @Test func `a question that takes too long may be asked again, with a code of its own`() {
    let refusal = Refusal(Outage.tookTooLong)
    #expect(refusal.status == 503 && refusal.reason.code == "too_costly")
    #expect(refusal.headers[.retryAfter] == "5")
  }

  @Test(arguments: Endpoint.all)
  func `every answer tells a browser to keep and to guess nothing`(
    _ endpoint: Endpoint
  ) async throws {
    try await Interface.shared { interface in
      for officer in ["supervisor.hn", nil] {
        let answer = try await interface.send(
          endpoint.route.method, endpoint.path(), as: officer, endpoint.headers,
          body: endpoint.body)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
      }
    }
  }

  @Test func `a page may use the styles it carries, and no script`() async throws {
    try await Interface.shared { interface in
      let page = try await interface.get(
        "/v1/statistics?of=2026-09", [.accept: "text/html"])
      let policy = try #require(page.headers[.contentSecurityPolicy])
      #expect(policy.contains("style-src 'unsafe-inline'") && !policy.contains("script-src"))
    }
  }
}
