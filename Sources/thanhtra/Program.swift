import ArgumentParser
import Foundation
import Glibc

/// The process: confined before anything else, then one command.
@main
enum Program {
  /// The command runs in other threads while the first one waits. Given to the dispatcher instead,
  /// the first would end without ending the process, and an ended thread stays root when the
  /// others leave root.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if PublicArguments.blankDatabase() {
      printError(
        "A password among the arguments can be read by others on this machine: put the database "
          + "into THANHTRA_DATABASE, a credential of systemd named database, or the password "
          + "into PGPASSFILE.")
    }
    let ended = DispatchSemaphore(value: 0)
    do {
      try Privileges.confine()
    } catch {
      end(error)
    }
    Task.detached {
      await run(arguments)
      ended.signal()
    }
    receiveSignals()
    ended.wait()
  }

  /// Whoever started the process may have blocked signals; one thread must take them.
  private static func receiveSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
  }

  private static func run(_ arguments: [String]) async {
    do {
      var command = try Thanhtra.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  private static func end(_ error: any Error) -> Never {
    guard let failure = Failure(error) else { Thanhtra.exit(withError: error) }
    printError(failure.message)
    Foundation.exit(failure.status)
  }
}
