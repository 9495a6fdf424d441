public import Cases
import Postgres

extension CaseStore {
  /// Precomputes the totals of every half month that ended before a day, and again of those that a
  /// later record changes. Returns how many it computed.
  ///
  /// Reports are the same with and without these totals, only faster. When it is cancelled, the
  /// half months already done stay. `progress` gets the number done and the number to do.
  ///
  /// Takes a short lock that blocks writers. It waits for that lock up to `patience`, then throws
  /// the server's lock timeout.
  @discardableResult
  public func settle(
    before day: Day, patience: Duration = .seconds(3),
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> Int {
    let limit = "\(Int(patience / .milliseconds(1)))ms"
    try await database.transaction { session in
      try session.pipeline([
        "SELECT set_config('lock_timeout', \(limit), true)", "SELECT begin_settling()",
      ])
    }
    let halves = try await database.report { session in
      try session.query("SELECT * FROM unsettled_half_months(\(day)) AS half").map {
        try $0.decode("half", as: Day.self)
      }
    }
    for (index, half) in halves.enumerated() {
      try Task.checkCancellation()
      progress?(index, halves.count)
      try await database.transaction { _ = try $0.query("SELECT settle(\(half))") }
    }
    return halves.count
  }

  /// Half months whose kept figures are not what the ledger adds up to.
  static func settlementFindings(_ session: Session) throws -> [AuditFinding] {
    try session.query("SELECT first_on FROM altered_settlements ORDER BY 1").map {
      AuditFinding(
        number: "\(try $0.decode("first_on", as: Day.self))", kind: .settlementAltered)
    }
  }
}
