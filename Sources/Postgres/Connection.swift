import CLibPQ
import Glibc

/// One libpq connection in pipeline mode. It never leaves the thread that opened it.
final class Connection {
  let handle: OpaquePointer
  /// Set when the server is gone, or when its next answer can no longer be matched to a request.
  private(set) var isDead = false
  private var prepared: [String: PreparedStatement] = [:]
  private var preparedCount = 0
  private let dropsReadOnly: Bool

  init(_ parameters: ConnectionParameters) throws(PostgresError) {
    guard let handle = parameters.withCStrings({ PQconnectdbParams($0, $1, 1) }) else {
      throw PostgresError(.cannotConnect, "out of memory")
    }
    guard PQstatus(handle) == CONNECTION_OK else {
      let reason = String(cString: PQerrorMessage(handle))
      PQfinish(handle)
      throw PostgresError(.cannotConnect, parameters.redacted(reason))
    }
    self.handle = handle
    dropsReadOnly = !parameters.isReadOnly
    // Notices would go to standard error otherwise, and they may quote values.
    PQsetNoticeReceiver(handle, { _, _ in }, nil)
    PQenterPipelineMode(handle)
  }

  deinit {
    PQfinish(handle)
  }

  /// A waiting server is silent: anything it sends, or a closed socket, ends the connection.
  var isStale: Bool {
    var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    return isDead || poll(&descriptor, 1, 0) != 0
  }

  /// Whether too many statements are prepared: the connection should be replaced.
  var isWorn: Bool { prepared.count >= 1_000 }

  var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

  /// Several statements in one round trip. On failure, `position` is the statement that failed.
  func run(_ statements: [Statement]) throws(PipelineFailure) -> [Rows] {
    guard !statements.contains(where: holdsNUL) else {
      throw PipelineFailure(error: .nulInText, position: .notSent)
    }
    let sent = try send(statements)
    return try receive(sent)
  }

  /// Runs `body` outside pipeline mode, where the simple protocol and COPY are allowed.
  func simple<T>(_ body: (OpaquePointer) throws -> T) throws -> T {
    PQexitPipelineMode(handle)
    defer { if PQenterPipelineMode(handle) == 0 { isDead = true } }
    return try body(handle)
  }

  /// Turns a failed result into an error and notes whether the connection survives it.
  func failure(_ result: OpaquePointer?) -> PostgresError {
    guard let result else {
      isDead = true
      return PostgresError(.connectionLost, "the connection to the server was lost")
    }
    let error = PostgresError(result: result)
    // 25006 on a connection that may write: the server became a standby.
    if error.kind == .connectionLost || PQstatus(handle) != CONNECTION_OK
      || (dropsReadOnly && error.sqlState == "25006")
    {
      isDead = true
    }
    return error
  }

  func giveUp() {
    isDead = true
  }

  /// After the schema changed: every statement is prepared again.
  func forgetStatements() throws {
    prepared = [:]
    _ = try run(["DEALLOCATE ALL"])
  }

  private func holdsNUL(_ statement: Statement) -> Bool {
    for case .text(let text) in statement.values where text.utf8.contains(0) { return true }
    return prepared[statement.sql] == nil && statement.sql.utf8.contains(0)
  }
}

// MARK: - One pipeline

extension Connection {
  private func send(_ statements: [Statement]) throws(PipelineFailure) -> [Sent] {
    var sent: [Sent] = []
    sent.reserveCapacity(statements.count)
    // A statement that occurs twice in one pipeline is prepared once.
    var fresh: [String: PreparedStatement] = [:]
    for statement in statements {
      var isNew = false
      let known = prepared[statement.sql] ?? fresh[statement.sql]
      let target: PreparedStatement
      if let known {
        target = known
      } else {
        preparedCount += 1
        target = PreparedStatement(number: preparedCount, sql: statement.sql)
        fresh[statement.sql] = target
        isNew = true
        guard PQsendPrepare(handle, target.name, statement.sql, 0, nil) == 1 else {
          throw lost(at: .sending)
        }
      }
      guard statement.send(as: target, on: handle) else { throw lost(at: .sending) }
      sent.append(Sent(statement: target, isNew: isNew))
    }
    guard PQpipelineSync(handle) == 1 else { throw lost(at: .sent) }
    return sent
  }

  private func receive(_ sent: [Sent]) throws(PipelineFailure) -> [Rows] {
    var answers: [Rows] = []
    answers.reserveCapacity(sent.count)
    var failure: PipelineFailure?
    // Every command gets a result, also those after a failed one: theirs is "aborted".
    for (index, step) in sent.enumerated() where !isDead {
      do {
        if step.isNew, let result = try answer() {
          PQclear(result)
          prepared[step.statement.sql] = step.statement
        }
        if let result = try answer() {
          answers.append(Rows(result: step.statement.result(result)))
        }
      } catch {
        failure = PipelineFailure(error: error, position: .answered(index))
        // The Parse message failed, so the Execute after it was aborted.
        if step.isNew, prepared[step.statement.sql] == nil, !isDead { _ = try? answer() }
      }
    }
    if !isDead { finishPipeline() }
    if let failure { throw failure }
    return answers
  }

  /// The result of one command; nil when an earlier one aborted it.
  private func answer() throws(PostgresError) -> OpaquePointer? {
    guard let result = PQgetResult(handle) else { throw failure(nil) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
      endCommand()
      return result
    case PGRES_PIPELINE_ABORTED:
      PQclear(result)
      endCommand()
      return nil
    case PGRES_FATAL_ERROR:
      defer { PQclear(result) }
      let error = failure(result)
      if !isDead { endCommand() }
      throw error
    default:
      // COPY inside a pipeline: the next messages would be read as data.
      PQclear(result)
      isDead = true
      throw PostgresError(.server, "COPY has its own call", sqlState: "0A000")
    }
  }

  /// A NULL follows each result.
  private func endCommand() {
    while let extra = PQgetResult(handle) {
      PQclear(extra)
      if PQstatus(handle) != CONNECTION_OK {
        isDead = true
        return
      }
    }
  }

  private func finishPipeline() {
    guard let sync = PQgetResult(handle) else {
      isDead = true
      return
    }
    if PQresultStatus(sync) != PGRES_PIPELINE_SYNC { isDead = true }
    PQclear(sync)
  }

  private func lost(at position: PipelineFailure.Position) -> PipelineFailure {
    isDead = true
    return PipelineFailure(
      error: PostgresError(.connectionLost, "the connection to the server was lost"),
      position: position
    )
  }
}
