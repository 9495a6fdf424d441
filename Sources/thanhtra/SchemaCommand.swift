import ArgumentParser
import CaseStore

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the schema of a register as SQL, to be read.",
    discussion: """
      Tables with their constraints, indexes, triggers, policies and grants, then views and \
      functions, as they are in the database. db/schema.sql is this text for an empty register.

      Example: thanhtra schema --data .thanhtra
      """)

  @OptionGroup var register: RegisterOptions

  func run() async throws {
    print(try await register.withStore(.owner) { try await $0.schemaText() }, terminator: "")
  }
}
