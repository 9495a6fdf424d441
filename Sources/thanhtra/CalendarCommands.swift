import ArgumentParser
import CaseStore
import Cases

struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Days off and made-up working days, by year.",
    subcommands: [CalendarLoad.self, CalendarList.self])
}

struct CalendarLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load years from CSV, in place of what they held before.",
    discussion: """
      Columns: date,working,kind,name_vi,name_en, one row for each day that is not what its \
      weekday says.

      Example: thanhtra calendar load 2027.csv
      """)

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Files.") var files: [String]

  func run() async throws {
    try await register.withStore(.owner) { store in
      for file in files {
        printError("\(file): \(try await store.loadCalendar(readInput(file))) days loaded.")
      }
    }
  }
}

struct CalendarList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the days loaded.",
    discussion: "Example: thanhtra calendar list --year 2026")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "Only this year.") var year: Int?

  func run() async throws {
    let days = try await register.withStore(.owner) { try await $0.calendarDays(year: year) }
    try output.write(days, header: ["date", "working", "kind", "name"]) {
      [
        $0.day.description, $0.working ? "yes" : "no", $0.kind,
        Language.ofTerminal == .vi ? $0.nameVi : $0.nameEn,
      ]
    }
  }
}
