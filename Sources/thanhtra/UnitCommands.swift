import ArgumentParser
import CaseStore
import Cases
import Foundation

struct UnitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit", abstract: "Manage units.",
    subcommands: [
      UnitAdd.self, UnitList.self, UnitClose.self, UnitSucceed.self, UnitPolicy.self,
    ])
}

struct UnitAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a unit.",
    discussion: "Example: thanhtra unit add HN-01 --name 'Thanh tra quận 1' --parent HN")

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Code; the case numbers of the unit begin with it.") var code: String
  @Option(help: "Name.") var name: String
  @Option(help: "Code of the unit above.") var parent: String?
  @Option(help: "First day the unit works; default: no limit.") var openedOn: Day?

  func run() async throws {
    try await register.withStore(.owner) {
      try await $0.addUnit(code, name: name, parent: parent, openedOn: openedOn)
    }
    printError("Unit \(code) added.")
  }
}

struct UnitList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the units, parents first.",
    discussion: "Example: thanhtra unit list --format csv")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let units = try await register.withStore(.owner) { try await $0.units(as: .localOperator) }
    let header = ["code", "name", "parent", "opened", "closed", "successors", "four-eyes"]
    try output.write(units, header: header) {
      [
        $0.code, $0.name, $0.parent ?? "", $0.openedOn?.description ?? "",
        $0.closedOn?.description ?? "", $0.successors.joined(separator: " "),
        $0.fourEyes ? "on" : "off",
      ]
    }
  }
}

struct UnitClose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a unit; its cases and figures stay.",
    discussion: "Example: thanhtra unit close HN-01 --on 2025-06-30")

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Code.") var code: String
  @Option(help: "First day the unit is closed; default: today.") var on: Day?

  func run() async throws {
    let waiting = try await register.withStore(.owner) {
      try await $0.closeUnit(code, on: on ?? .today)
    }
    printError("Unit \(code) closed.")
    warn(ofCases: waiting, in: code)
  }
}

struct UnitSucceed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "succeed", abstract: "Close a unit and name its successors.",
    discussion: """
      With one successor and --as, every open case is transferred to it, all or none: on the \
      closing day or, if the case has a later event, on the day of that event. With several \
      successors, or without --as, transfer each case with case advance NUMBER transfer \
      --to-unit CODE. Repeat the command to add a successor or to move the remaining cases.

      Example: thanhtra unit succeed HN-01 --to HN-02 --on 2025-07-01 --as supervisor.demo
      """)

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Code.") var code: String
  @Option(name: .customLong("to"), help: "Codes of the successors, separated by commas.")
  var successors: String
  @Option(help: "First day the unit is closed; default: its closing day, or today.") var on: Day?
  @Option(name: .customLong("as"), help: "Username of the supervisor who transfers its cases.")
  var username: String?

  func run() async throws {
    let codes = successors.split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let request = SuccessionRequest(code, to: codes, on: on, by: username)
    let bar = ProgressBar("transferring")
    let succession = try await register.withStore(.owner) { store in
      defer { bar.finish() }
      return try await store.succeedUnit(request, today: .today) { done, total in
        bar.show(done, of: total)
      }
    }
    let names = succession.successors.joined(separator: ", ")
    printError("Unit \(code) closed as of \(succession.closedOn), succeeded by \(names).")
    if succession.moved > 0 { printError("Open cases transferred: \(succession.moved).") }
    warn(ofCases: succession.waiting, in: code)
  }
}

struct UnitPolicy: AsyncParsableCommand {
  enum Switch: String, ExpressibleByArgument, CaseIterable {
    case on, off
  }

  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Change the policies of a unit.",
    discussion: "Example: thanhtra unit policy HN-01 --four-eyes off")

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Code.") var code: String
  @Option(help: "on: an officer who logged or investigated a case may not also sanction it.")
  var fourEyes: Switch

  func run() async throws {
    try await register.withStore(.owner) {
      try await $0.setFourEyes(fourEyes == .on, of: code)
    }
    printError("Unit \(code): four-eyes \(fourEyes.rawValue).")
  }
}

private func warn(ofCases count: Int, in code: String) {
  guard count > 0 else { return }
  let cases = count == 1 ? "1 open case waits" : "\(count) open cases wait"
  printError(
    "\(cases) in \(code). Move one with thanhtra case advance NUMBER transfer --to-unit CODE.")
}
