import Cases
import TestRegister
import Testing

@testable import CaseAPI

/// Every route by every role: what the table of routes says is what happens.
@Suite(.sharing()) struct AccessTests {
  @Test(arguments: Endpoint.protected, Role.allCases)
  func `a route answers those whose role has the right, and nobody else`(
    _ endpoint: Endpoint, _ role: Role
  ) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(
        endpoint.route.method, endpoint.path(), as: Self.officer(role), endpoint.headers,
        body: endpoint.body)
      if endpoint.route.access.permits(role) {
        #expect((200..<300).contains(answer.status))
      } else {
        #expect(answer.status == 403)
      }
    }
  }

  @Test(arguments: Endpoint.open)
  func `an open route asks for no token`(_ endpoint: Endpoint) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(
        endpoint.route.method, endpoint.path(), endpoint.headers, body: endpoint.body)
      #expect((200..<300).contains(answer.status))
    }
  }

  @Test(arguments: Role.allCases.filter { !$0.has(.opensCases) })
  func `a role without the right learns nothing about a wrong request`(
    _ role: Role
  ) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.open("{}", as: Self.officer(role))
      #expect(answer.status == 403)
    }
  }

  private static func officer(_ role: Role) -> String {
    role == .inspector ? "inspector.hn1" : "\(role.rawValue).hn"
  }
}
