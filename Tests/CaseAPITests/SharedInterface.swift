import CaseStore
import TestRegister
import Testing

/// One register for all tests of a suite that change nothing another of them asks about.
struct SharedInterface: SuiteTrait, TestScoping {
  @TaskLocal fileprivate static var current: Interface?

  let prepare: @Sendable (Interface) async throws -> Void

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Interface.with { interface in
      try await prepare(interface)
      try await Self.$current.withValue(interface, operation: function)
    }
  }
}

extension Trait where Self == SharedInterface {
  /// Opens one case, `HN-1-2026-000001`, and takes a checkpoint, unless told to prepare something
  /// else.
  static func sharing(
    _ prepare: @escaping @Sendable (Interface) async throws -> Void = { interface in
      _ = try await interface.open()
      _ = try await interface.register.owner.takeCheckpoint()
    }
  ) -> Self {
    SharedInterface(prepare: prepare)
  }
}

extension Interface {
  /// Runs a test against the register its suite shares.
  static func shared(_ body: (Interface) async throws -> Void) async throws {
    try await body(#require(SharedInterface.current))
  }
}
