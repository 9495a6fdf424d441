import ArgumentParser
import CaseStore
import Cases

struct LawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "Manage the terms, signing authorities and amounts of the law.",
    subcommands: [LawLoad.self, LawList.self])
}

struct LawLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load rules from CSV files, or the shipped law.",
    discussion: """
      A file holds clocks, authorities or amounts, recognised by its columns: those that \
      'thanhtra law list … --format csv' writes. A rule on file is never changed: where a file \
      differs for the same name and first day, the old rule is kept, marked as replaced.

      Example: thanhtra law load clocks.csv
      """)

  @OptionGroup var register: RegisterOptions
  @Argument(help: "CSV files; default: the shipped law.") var files: [String] = []

  func run() async throws {
    try await register.withStore(.owner) { store in
      guard !files.isEmpty else {
        printError("\(try await store.loadShippedLaw()) rules loaded.")
        return
      }
      for file in files {
        printError("\(file): \(try await store.loadLaw(readInput(file))) rules loaded.")
      }
    }
  }
}

struct LawList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules.",
    discussion: "Example: thanhtra law list clocks --on 2026-11-01")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "clocks, authorities or amounts.") var kind: LawKind
  @Option(help: "Only rules in force on this day.") var on: Day?

  func run() async throws {
    let listing = try await register.withStore(.owner) { try await $0.lawListing(kind, on: on) }
    // A table shows one language; scripts get every column.
    let hidden = Language.ofTerminal == .vi ? "basis_en" : "basis_vi"
    let shown = listing.columns.indices.filter {
      output.format != .table || listing.columns[$0] != hidden
    }
    try output.write(
      header: shown.map { listing.columns[$0] },
      rows: listing.rows.map { row in shown.map { row[$0] } }
    ) { pretty(listing.json) }
  }
}
