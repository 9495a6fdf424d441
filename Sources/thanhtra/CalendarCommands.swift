import ArgumentParser
import CaseStore
import Cases

struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Manage days off and working Saturdays.",
    subcommands: [CalendarLoad.self, CalendarList.self])
}

struct CalendarLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Load calendars from CSV files, replacing the years they hold.",
    discussion: """
      Columns: those that 'thanhtra calendar list --format csv' writes, one row for each day that \
      differs from its weekday. A year counts as known only when its public holidays are all \
      there; a file that lacks one is refused. Without a file the shipped calendars are loaded; \
      they replace no loaded year.

      Example: thanhtra calendar load 2027.csv
      """)

  @OptionGroup var register: RegisterOptions
  @Argument(help: "CSV files; default: the shipped calendars.") var files: [String] = []

  func run() async throws {
    try await register.withStore(.owner) { store in
      guard !files.isEmpty else {
        printError("\(try await store.loadShippedCalendars()) days loaded.")
        printError(Self.unconfirmed)
        return
      }
      for file in files {
        printError("\(file): \(try await store.loadCalendar(readInput(file))) days loaded.")
      }
    }
  }
}

extension CalendarLoad {
  /// Shown until a loaded calendar says whether it is a day off.
  static let unconfirmedDay = Day(year: 2026, month: 11, day: 24)
  static let unconfirmed = """
    24 November 2026 is not in the shipped calendar: some sources name it as a new day off, which \
    is not confirmed. If it is one, load a calendar file of 2026 that has it.
    """
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
    if let year, days.isEmpty { throw Failure(4, "The year \(year) is not loaded.") }
    if days.contains(where: { $0.day.components.year == 2026 }),
      !days.contains(where: { $0.day == CalendarLoad.unconfirmedDay })
    {
      printError(CalendarLoad.unconfirmed)
    }
    guard output.format == .table else {
      return try output.write(days, header: CalendarDay.columns, row: \.fields)
    }
    try output.write(days, header: ["date", "working", "kind", "name"]) {
      [
        $0.day.description, $0.working ? "yes" : "no", output.shown($0.kind),
        $0.name[.ofTerminal],
      ]
    }
  }
}
