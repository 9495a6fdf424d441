import ArgumentParser
import CaseStore
import Cases
import Foundation

struct OfficerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "officer", abstract: "Manage officers, their roles and tokens.",
    subcommands: [OfficerAdd.self, OfficerList.self, OfficerDisable.self, OfficerToken.self])
}

struct OfficerAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an officer.",
    discussion: """
      Example: thanhtra officer add lan.nguyen --name 'Nguyễn Thị Lan' --unit HN \
      --role supervisor --password-stdin < password.txt
      """)

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Username.") var username: String
  @Option(help: "Full name.") var name: String
  @Option(help: "Code of the unit.") var unit: String
  @Option(help: "Role in the unit.") var role: Role
  @Flag(help: "Read the password from the first line of standard input.")
  var passwordStdin = false

  func run() async throws {
    let password = passwordStdin ? readLine(strippingNewline: true) ?? "" : nil
    try await register.withStore(.owner) { store in
      try await store.addOfficer(
        username, name: name, unit: unit, role: role, password: password, hasher: PasswordHasher())
    }
    printError("Officer \(username) added.")
  }
}

struct OfficerList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the officers.",
    discussion: "Example: thanhtra officer list")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let officers = try await register.withStore(.owner) { try await $0.officers() }
    try output.write(officers, header: ["username", "name", "unit", "role", "signs in", "state"]) {
      [
        $0.username, $0.name, $0.unit, $0.role.rawValue, $0.hasPassword ? "yes" : "no",
        $0.isDisabled ? "disabled" : "active",
      ]
    }
  }
}

struct OfficerDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Disable an account at once.",
    discussion: "Example: thanhtra officer disable lan.nguyen")

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Username.") var username: String

  func run() async throws {
    try await register.withStore(.owner) { try await $0.disableOfficer(username) }
    printError("Officer \(username) disabled.")
  }
}

struct OfficerToken: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Print a bearer token, and nothing else.",
    discussion: "Example: TOKEN=$(thanhtra officer token supervisor.demo)")

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Username.") var username: String
  @Option(help: "Lifetime of the token in hours.") var hours = CaseStore.sessionHours

  func validate() throws {
    guard (1...8_760).contains(hours) else {
      throw ValidationError("--hours must be from 1 to 8760")
    }
  }

  func run() async throws {
    let issued = try await register.withStore(.owner) {
      try await $0.issueToken(to: username, hours: hours)
    }
    print(issued.token)
  }
}
