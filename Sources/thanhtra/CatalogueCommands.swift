import ArgumentParser
import CaseStore
import Cases

struct CatalogueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Manage the catalogue of acts.",
    subcommands: [CatalogueLoad.self, CatalogueList.self])
}

struct CatalogueLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load acts from CSV files, or the shipped catalogues.",
    discussion: "Example: thanhtra catalogue load decree-125-2021.csv")

  @OptionGroup var register: RegisterOptions
  @Argument(help: "CSV files; default: the shipped catalogues.") var files: [String] = []

  func run() async throws {
    try await register.withStore(.owner) { store in
      guard !files.isEmpty else {
        printError("\(try await store.loadShippedCatalogues()) acts loaded.")
        return
      }
      for file in files {
        printError("\(file): \(try await store.loadCatalogue(readInput(file))) acts loaded.")
      }
    }
  }
}

struct CatalogueList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the acts.",
    discussion: "Example: thanhtra catalogue list --on 2026-11-01 --format csv")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "Only acts in force on this day.") var on: Day?

  func run() async throws {
    let types = try await register.withStore(.owner) {
      try await $0.violationTypes(on: on, as: .localOperator)
    }
    let header = [
      "code", "area", "from", "to", "min", "max", "factor", "ceiling", "verified", "label",
    ]
    try output.write(types, header: header) {
      [
        $0.code, $0.area, $0.validFrom?.description ?? "", $0.validTo?.description ?? "",
        $0.fineMin.map(String.init) ?? "", $0.fineMax.map(String.init) ?? "",
        "\($0.organisationFactor)", $0.ceiling.map(String.init) ?? "", $0.verification,
        $0.label[.ofTerminal],
      ]
    }
  }
}
