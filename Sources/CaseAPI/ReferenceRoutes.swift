import CaseStore
import Cases
import HTTPTypes
import Hummingbird

private struct WorkflowAnswer: Encodable {
  struct Entry: Encodable {
    let action: Action
    let from: CaseState
    let to: CaseState
    let roles: [Role]
  }

  let states = CaseState.allCases
  let steps: [Entry] = Workflow.offered.map { step in
    Entry(
      action: step.action, from: step.from, to: step.to,
      roles: Role.allCases.filter(step.roles.contains))
  }
}

struct Items<Item: Encodable>: Encodable {
  let items: [Item]
}

/// What does not change from request to request.
extension CaseAPI {
  func workflow(_ call: Call) async throws -> Response {
    try call.query().check()
    _ = try await store.me(call.asker())
    return try .json(WorkflowAnswer())
  }

  func terms(_ call: Call) async throws -> Response {
    try call.query().check()
    _ = try await store.me(call.asker())
    return try .json(Items(items: Vocabulary.all.flatMap(\.terms)))
  }

  func units(_ call: Call) async throws -> Response {
    try call.query().check()
    return try .json(Items(items: try await store.units(as: call.asker())))
  }

  func checkpoint(_ call: Call) async throws -> Response {
    try call.query().check()
    guard let last = try await store.lastCheckpoint(as: call.asker()) else {
      throw CaseError.notFound
    }
    return try .json(last)
  }

  func violationTypes(_ call: Call) async throws -> Response {
    let query = try call.query("on")
    let day = query.day("on")
    try query.check()
    return try .json(Items(items: try await store.violationTypes(on: day, as: call.asker())))
  }
}
