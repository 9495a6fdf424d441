import CaseStore
import Cases
import Contract
import HTTPTypes
import Hummingbird

private struct OfficerAnswer: Encodable {
  let username: String
  let name: String
  let unit: String
  let role: Role

  init(_ officer: Officer) {
    username = officer.username
    name = officer.name
    unit = officer.unit
    role = officer.role
  }
}

private struct SessionAnswer: Encodable {
  let token: String
  let expiresAt: Instant
  let officer: OfficerAnswer
}

/// Signing in and out.
extension CaseAPI {
  /// A repeated sign-in is a second session: tokens are never kept, so none is replayed.
  func signIn(_ call: Call) async throws -> Response {
    try call.query().check()
    let body = try await call.body(limit: Reason.signInLimit)
    _ = try call.idempotencyKey(body)
    let credentials = try Credentials(json: body)
    call.context.trace.officer = credentials.usernameForLog
    let signedIn = try await store.signIn(
      credentials.username, password: credentials.password, hasher: hasher)
    guard let signedIn else { throw RequestError.wrongPassword }
    return try .json(
      SessionAnswer(
        token: signedIn.token, expiresAt: signedIn.expiresAt,
        officer: OfficerAnswer(signedIn.officer)),
      status: .created)
  }

  func signOut(_ call: Call) async throws -> Response {
    try call.query().check()
    try await store.signOut(call.token())
    return Response(status: .noContent)
  }

  func me(_ call: Call) async throws -> Response {
    try call.query().check()
    return try .json(OfficerAnswer(try await store.me(call.asker())))
  }
}
