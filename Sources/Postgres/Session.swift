import CLibPQ
import Glibc

/// One connection, usable only inside the closure it is handed to.
public final class Session {
  /// What surrounds the closure.
  enum Mode {
    case read
    case plain
    case transaction
  }

  private enum Progress {
    case unbegun
    case begun
    case ended
    case failedToCommit(any Error)
  }

  let connection: Connection
  private let mode: Mode
  private var progress = Progress.unbegun
  private var rollsBack = false

  init(_ mode: Mode, on connection: Connection) {
    self.mode = mode
    self.connection = connection
  }

  /// Runs one statement in one round trip.
  @discardableResult
  public func query(_ statement: Statement) throws -> Rows {
    guard let rows = try send([statement]).first else { throw PostgresError.abortedTransaction }
    return rows
  }

  /// Runs statements whose answers nobody reads, in one round trip; the first error is thrown and
  /// stops the rest.
  public func pipeline(_ statements: [Statement]) throws {
    if !statements.isEmpty { _ = try send(statements) }
  }

  /// Runs statements and COMMIT in one round trip: the last act of a transaction.
  public func commit(_ statements: [Statement] = []) throws {
    _ = try sendAndCommit(statements)
  }

  func send(_ statements: [Statement]) throws -> [Rows] {
    let begin = try beginIfNeeded()
    do {
      let rows = try connection.run(begin + statements)
      return begin.isEmpty ? rows : Array(rows.dropFirst())
    } catch {
      throw noted(error, begin)
    }
  }

  /// Runs statements in one round trip, all of them on the same snapshot.
  func snapshot(_ statements: [Statement]) throws -> [Rows] {
    guard mode != .transaction else {
      throw PostgresError.invalidTransactionState("a transaction is open")
    }
    let begin: Statement = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    return Array(try send([begin] + statements + ["COMMIT"]).dropFirst().dropLast())
  }

  func sendAndCommit(_ statements: [Statement]) throws -> [Rows] {
    guard mode == .transaction else {
      throw PostgresError.invalidTransactionState("there is no transaction to commit")
    }
    do {
      return try sendCommit(beginIfNeeded(), statements)
    } catch {
      progress = .failedToCommit(error)
      throw error
    }
  }

  /// Lets the closure return a value and leave nothing behind: its transaction is rolled back.
  public func rollBackAtEnd() { rollsBack = true }

  /// Runs several statements separated by semicolons, without parameters.
  public func script(_ sql: String) throws {
    guard !sql.utf8.contains(0) else { throw PostgresError.nulInText }
    try beginNow()
    try connection.simple { handle in
      let result = PQexec(handle, sql)
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: break
      default: throw connection.failure(result)
      }
    }
    if mode == .transaction, !connection.isInTransaction {
      progress = .ended
      throw PostgresError.invalidTransactionState("the script ended the transaction itself")
    }
  }

  /// Opens the transaction with a round trip of its own, for what cannot travel in a pipeline.
  func beginNow() throws {
    let begin = try beginIfNeeded()
    guard !begin.isEmpty else { return }
    do {
      _ = try connection.run(begin)
    } catch {
      throw noted(error, begin)
    }
  }

  /// If nothing was sent, the transaction was never begun.
  private func noted(_ failure: PipelineFailure, _ begin: [Statement]) -> PostgresError {
    if failure.position == .notSent, !begin.isEmpty { progress = .unbegun }
    return failure.error
  }

  /// BEGIN travels with the first statements instead of making a round trip of its own.
  private func beginIfNeeded() throws -> [Statement] {
    guard mode == .transaction else { return [] }
    switch progress {
    case .unbegun:
      progress = .begun
      return ["BEGIN"]
    case .begun: return []
    case .ended, .failedToCommit:
      throw PostgresError.invalidTransactionState("the transaction has ended")
    }
  }

  private func sendCommit(_ begin: [Statement], _ statements: [Statement]) throws -> [Rows] {
    do {
      let rows = try connection.run(begin + statements + ["COMMIT"])
      // COMMIT of a failed transaction succeeds, and says that it rolled back.
      guard rows.last?.command == "COMMIT" else { throw PostgresError.abortedTransaction }
      progress = .ended
      return Array(rows.dropFirst(begin.count).dropLast())
    } catch let failure as PipelineFailure {
      let last = begin.count + statements.count
      throw failure.losesCommit(at: last) ? PostgresError.outcomeUnknown : failure.error
    }
  }
}

extension PipelineFailure {
  /// Whether COMMIT, sent as the statement at `last`, may have been carried out unheard.
  fileprivate func losesCommit(at last: Int) -> Bool {
    guard error.kind == .connectionLost else { return false }
    switch position {
    case .notSent, .sending: return false
    case .sent: return true
    // What the server itself refused before COMMIT cannot have been committed.
    case .answered(let index): return index == last || error.sqlState == nil
    }
  }
}

extension Rows {
  var command: String { String(cString: PQcmdStatus(result.pointer)) }
}

// MARK: - Running a closure

extension Session {
  private static let retryLimit = 3

  /// Runs a closure in its mode, and a transaction again when another try may succeed.
  static func run<T>(
    _ mode: Mode,
    on connection: Connection,
    _ body: (Session) throws -> T
  ) throws -> T {
    var retries = 0
    while true {
      let session = Session(mode, on: connection)
      do {
        let value = try body(session)
        try session.finish()
        return value
      } catch {
        session.abandon()
        guard retries < retryLimit, session.mayRetry(error, retries) else { throw error }
        retries += 1
      }
    }
  }

  private func finish() throws {
    switch progress {
    case .begun where rollsBack: break
    case .begun: try commit()
    case .failedToCommit(let error): throw error
    case .unbegun, .ended: break
    }
    if !connection.isDead, connection.isInTransaction { rollBack() }
  }

  private func abandon() {
    if !connection.isDead, connection.isInTransaction { rollBack() }
  }

  private func rollBack() {
    do {
      _ = try connection.run(["ROLLBACK"])
    } catch {
      connection.giveUp()
    }
  }

  private func mayRetry(_ error: any Error, _ retries: Int) -> Bool {
    guard !connection.isDead, let error = error as? PostgresError else { return false }
    if case .ended = progress { return false }
    switch mode {
    case .plain: return false
    case .read: return retries == 0 && error.isStalePlan && forgetStatements()
    case .transaction:
      if error.isTransient {
        pause(retries)
        return true
      }
      return retries == 0 && error.isStalePlan && forgetStatements()
    }
  }

  private func forgetStatements() -> Bool {
    (try? connection.forgetStatements()) != nil
  }
}

/// Lets the other transaction go ahead: a few milliseconds, more each time, never in step.
private func pause(_ retries: Int) {
  usleep(UInt32.random(in: 500...4_000) << UInt32(retries))
}
