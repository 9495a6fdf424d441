import CaseStore
import Cases
import Contract
import Figures
import Foundation
import Postgres
import PostgresServer
import Reports

/// How a command ended badly: the words for people, the status for scripts.
struct Failure: Error {
  let status: Int32
  let message: String

  init(_ status: Int32, _ message: String) {
    self.status = status
    self.message = message
  }

  /// Nil for what the argument parser explains itself.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as CaseError: self.init(error)
    case let refused as ImportRefused:
      let lines = refused.problems.map { "line \($0.line): \($0.code): \($0.detail)" }
      self.init(1, "Nothing was changed.\n" + lines.joined(separator: "\n"))
    case let error as UnbalancedFigures: self.init(7, "\(error)")
    case let error as WorkbookError: self.init(1, error.description)
    case is MalformedJSON: self.init(2, "The payload is not JSON.")
    case is PostgresError, is MigrationError, is PostgresServerError:
      self.init(1, "\(error)")
    default: return nil
    }
  }

  private init(_ error: CaseError) {
    let language = Language.ofTerminal
    func list(_ problems: [Problem]) -> String {
      problems.map { problem in
        let place = problem.pointer.isEmpty ? "" : "\(problem.pointer): "
        return "\(place)\(problem.reason.message(in: language)) [\(problem.reason.code)]"
      }.joined(separator: "\n")
    }
    switch error {
    case .unauthenticated: self.init(3, "There is no active officer of this username.")
    case .notPermitted: self.init(3, "The officer's role does not include this.")
    case .notFound: self.init(4, "There is nothing of this name that the officer may see.")
    case .invalid(let problems): self.init(2, list(problems))
    case .unmet(let problems): self.init(6, list(problems))
    case .stepNotAvailable(let action, let state):
      self.init(5, Reason.stepNotAvailable(action, state).message(in: language))
    case .stale(let current): self.init(5, Reason.staleVersion(current).message(in: language))
    case .idempotencyKeyReused: self.init(5, Reason.keyReused.message(in: language))
    case .conflict(let reason): self.init(5, reason.message(in: language))
    }
  }
}

func printError(_ message: String) {
  FileHandle.standardError.write(Data((message + "\n").utf8))
}
