import Glibc
import Postgres
import Synchronization
import TestDatabase
import Testing

/// A pool over a database of its own.
struct TestPool {
  let home: TestDatabase.Private
  let pool: Database

  /// Closes the pool and drops the database whatever happens in `body`.
  static func with(
    role: String? = nil,
    writers: Int = 4,
    queueLimit: Int = 512,
    waitLimit: Duration = .seconds(60),
    statementTimeout: Duration = .seconds(10),
    readTimeout: Duration? = nil,
    lockTimeout: Duration = .seconds(3),
    _ body: (TestPool) async throws -> Void
  ) async throws {
    let home = try await TestDatabase.empty()
    var configuration = Database.Configuration(
      connection: home.connection(as: "thanhtra_owner"),
      role: role,
      writers: writers,
      queueLimit: queueLimit,
      waitLimit: waitLimit,
      statementTimeout: statementTimeout,
      lockTimeout: lockTimeout,
      // A gate holds a transaction open without a statement for as long as a busy machine needs.
      idleInTransactionTimeout: .seconds(600)
    )
    configuration.readTimeout = readTimeout
    let test = TestPool(home: home, pool: Database(configuration))
    let result = await Result { try await body(test) }
    await test.pool.shutdown()
    await home.drop()
    try result.get()
  }

  /// Runs statements as the owner, outside any pool of the test's interest.
  func script(_ sql: String) async throws {
    try await pool.session { try $0.script(sql) }
  }

  func text(_ statement: Statement) async throws -> String? {
    try await pool.session { try $0.query(statement).first?[0] }
  }
}

/// Lets a test hold a closure on its connection thread until it says so.
final class Gate: Sendable {
  private let state = Mutex((arrived: 0, isOpen: false))

  /// Blocks the calling thread; gives up after five minutes rather than hang the tests.
  func wait() {
    state.withLock { $0.arrived += 1 }
    for _ in 0..<300_000 where !state.withLock({ $0.isOpen }) { usleep(1_000) }
  }

  func open() {
    state.withLock { $0.isOpen = true }
  }

  func arrivals(_ count: Int) async throws {
    try await eventually { state.withLock { $0.arrived } >= count }
  }
}

/// Waits for something that must happen, generously.
func eventually(_ condition: () async throws -> Bool) async throws {
  for _ in 0..<60_000 {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(5))
  }
  Issue.record("it did not happen within five minutes")
}

/// The error of an operation that must be refused by the database.
func refusal<T: Sendable>(_ operation: () async throws -> T) async -> PostgresError? {
  await #expect(throws: PostgresError.self) { _ = try await operation() }
}

extension Result where Failure == any Error {
  /// What an operation returned or threw.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}

extension Session {
  /// The first value of each statement's first row, in one round trip.
  func texts(_ statements: [Statement]) throws -> [String?] {
    try ask(.each(statements.map { statement in .init(statement) { $0.first?[0] } }))
  }
}
