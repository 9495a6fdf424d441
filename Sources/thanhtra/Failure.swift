import CaseStore
import Cases
import Contract
import Figures
import Foundation
import Postgres
import PostgresServer
import Reports

/// Why a command failed: a message for people, an exit status for scripts.
struct Failure: Error {
  let status: Int32
  let message: String

  init(_ status: Int32, _ message: String) {
    self.status = status
    self.message = message
  }

  /// Nil for errors that the argument parser explains itself.
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

  private static let unknownOfficer = Text(
    "Không có cán bộ đang hoạt động nào mang tên đăng nhập này.",
    "There is no active officer with this username.")
  private static let notPermitted = Text(
    "Vai trò của cán bộ không có quyền này.", "The role of the officer does not allow this.")
  private static let notFound = Text(
    "Không tìm thấy, hoặc cán bộ không có quyền xem.",
    "Not found, or the officer may not see it.")

  private init(_ error: CaseError) {
    let language = Language.ofTerminal
    func list(_ problems: [Problem]) -> String {
      problems.map { problem in
        let place = problem.pointer.isEmpty ? "" : "\(problem.pointer): "
        let allowed = problem.reason.allowed
        return "\(place)\(problem.reason.message[language]) [\(problem.reason.code)]"
          + (allowed.isEmpty ? "" : " \(allowed.joined(separator: " | "))")
      }.joined(separator: "\n")
    }
    switch error {
    case .unauthenticated: self.init(3, Self.unknownOfficer[language])
    case .notPermitted: self.init(3, Self.notPermitted[language])
    case .notFound: self.init(4, Self.notFound[language])
    case .invalid(let problems): self.init(2, list(problems))
    case .unmet(let problems): self.init(6, list(problems))
    case .stepNotAvailable(let action, let state):
      self.init(5, Reason.stepNotAvailable(action, state).message[language])
    case .stale(let current): self.init(5, Reason.staleVersion(current).message[language])
    case .idempotencyKeyReused: self.init(5, Reason.keyReused.message[language])
    case .conflict(let reason): self.init(5, reason.message[language])
    }
  }
}

func printError(_ message: String) {
  FileHandle.standardError.write(Data((message + "\n").utf8))
}
