public import CaseStore
public import Cases
public import Postgres
public import TestDatabase

/// A migrated register of its own for one test, with units, officers and the shipped reference data.
///
/// Units: HN with HN-1 and HN-2 below it; DN beside them. Officers are named after role and unit:
/// inspector.hn1, inspector.hn2, supervisor.hn, supervisor.dn, statistician.hn, auditor.hn,
/// administrator.hn.
public struct TestRegister: Sendable {
  /// The day the rules are told; the database's own clock is later.
  public static let today = day(2026, 10, 15)
  public static let password = "a password for tests"
  /// The lowest cost there is: tests sign in often.
  public static let hasher = PasswordHasher(logCost: 10)

  public let database: TestDatabase.Private
  /// Bound by row security, as the service is; the login may also name officers, as an operator's.
  public let store: CaseStore
  /// Sees everything, as whoever holds the database does.
  public let owner: CaseStore

  /// Runs a test on a fresh register and removes it afterwards, whatever happens.
  @discardableResult
  public static func with<T>(
    writers: Int = 4, _ body: (TestRegister) async throws -> T
  ) async throws -> T {
    await RegisterLimit.shared.take()
    do {
      let result = try await onFreshRegister(writers: writers, body)
      await RegisterLimit.shared.leave()
      return result
    } catch {
      await RegisterLimit.shared.leave()
      throw error
    }
  }

  private static func onFreshRegister<T>(
    writers: Int, _ body: (TestRegister) async throws -> T
  ) async throws -> T {
    let database = try await TestDatabase.clone(of: "register", prepare: prepare)
    let register = TestRegister(
      database: database,
      store: store(database, role: .application, writers: writers),
      owner: store(database, writers: 2))
    do {
      let result = try await body(register)
      await register.close()
      return result
    } catch {
      await register.close()
      throw error
    }
  }

  /// A connection with the application's rights and no product code in between.
  public func raw(as role: String = "thanhtra_app") -> Database {
    Database(
      Self.patient(.init(connection: database.connection(as: role), readers: 1, writers: 1)))
  }

  private func close() async {
    await store.database.shutdown()
    await owner.database.shutdown()
    await database.drop()
  }

  private static func store(
    _ database: TestDatabase.Private, role: DatabaseRole = .owner, writers: Int
  ) -> CaseStore {
    let connection = database.connection(as: DatabaseRole.owner.rawValue)
    return CaseStore(
      Database(
        patient(
          .init(connection: connection, role: role.rawValue, readers: 2, writers: writers))))
  }

  /// Time limits protect a service; a test on a busy machine only fails by them.
  private static func patient(_ configuration: Database.Configuration) -> Database.Configuration {
    var configuration = configuration
    configuration.waitLimit = .seconds(120)
    configuration.statementTimeout = .seconds(120)
    configuration.lockTimeout = .seconds(120)
    return configuration
  }

  private static func prepare(_ database: TestDatabase.Private) async throws {
    let store = store(database, writers: 1)
    _ = try await store.migrate()
    _ = try await store.loadShippedReferenceData()
    try await store.addUnit("HN", name: "Thanh tra Hà Nội", parent: nil)
    try await store.addUnit("HN-1", name: "Đội 1", parent: "HN")
    try await store.addUnit("HN-2", name: "Đội 2", parent: "HN")
    try await store.addUnit("DN", name: "Thanh tra Đà Nẵng", parent: nil)
    // Off, so that one supervisor takes a case all the way; tests about the policy turn it on.
    for unit in ["HN", "HN-1", "HN-2", "DN"] {
      try await store.setFourEyes(false, of: unit)
    }
    let officers: [(String, String, Role)] = [
      ("inspector.hn1", "HN-1", .inspector), ("inspector.hn2", "HN-2", .inspector),
      ("supervisor.hn", "HN", .supervisor), ("supervisor.dn", "DN", .supervisor),
      ("statistician.hn", "HN", .statistician), ("auditor.hn", "HN", .auditor),
      ("administrator.hn", "HN", .administrator),
    ]
    for (username, unit, role) in officers {
      try await store.addOfficer(
        username, name: username, unit: unit, role: role, password: password, hasher: hasher)
    }
    await store.database.shutdown()
  }
}

/// A day that exists; tests write no other.
public func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
  guard let day = Day(year: year, month: month, day: day) else {
    preconditionFailure("there is no day \(year)-\(month)-\(day)")
  }
  return day
}
