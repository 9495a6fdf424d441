import ArgumentParser
import CaseStore
import Cases
import Foundation

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import an existing register from CSV: all rows or none.",
    discussion: """
      The file is UTF-8 with commas between columns and dates written YYYY-MM-DD. A mapping is \
      FIELD=COLUMN: repeat --map, separate several with commas, or write one per line in a file. \
      Fields: externalNumber, openedOn (both needed), investigatedOn, detectedOn, unit, title, \
      summary, source. With unit=COLUMN a row goes to the unit CODE-VALUE below CODE.

      Example: thanhtra import register.csv --as supervisor.demo --unit LB --create-units \
      --map externalNumber=case_number,unit=district,openedOn=opened_on \
      --map investigatedOn=last_inspected_on,summary=description
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The CSV file.") var file: String
  @Option(name: .customLong("as"), help: "Username of the supervisor recorded as the importer.")
  var username: String
  @Option(help: "Code of the unit that receives the cases, or of the unit above.") var unit: String
  @Option(help: "FIELD=COLUMN[,…]; repeatable.") var map: [String] = []
  @Option(help: "File with one FIELD=COLUMN per line.") var mapFile: String?
  @Option(help: "Source recorded where no column gives one.") var source = "inspection"
  @Flag(help: "Create missing units below CODE.") var createUnits = false
  @Flag(help: "Report what would happen without changing anything.") var dryRun = false

  func run() async throws {
    let request = ImportRequest(
      officer: username, unit: unit, mapping: try mapping(), createsUnits: createUnits,
      isDryRun: dryRun)
    let bytes = try readInput(file)
    let bar = ProgressBar("importing")
    let report = try await register.withStore(.owner) { store in
      defer { bar.finish() }
      return try await store.importRegister(bytes, request, today: .today) { done, total in
        bar.show(done, of: total)
      }
    }
    for warning in report.warnings {
      printError("line \(warning.line): \(warning.code): \(warning.detail)")
    }
    let rows = [
      ["read", "\(report.read)"], ["added", "\(report.added)"], ["skipped", "\(report.skipped)"],
      ["units created", report.unitsCreated.joined(separator: " ")],
      ["warnings", "\(report.warnings.count)"],
    ]
    if dryRun { printError("Dry run: nothing was changed.") }
    try output.write(header: ["", "cases"], rows: rows) { try jsonText(report) }
  }

  private func mapping() throws -> ImportMapping {
    var lines = map.flatMap { $0.split(separator: ",") }.map(String.init)
    if let mapFile {
      let text = String(decoding: try readInput(mapFile), as: UTF8.self)
      lines += text.split(whereSeparator: \.isNewline).map(String.init)
        .filter { !$0.hasPrefix("#") }
    }
    var mapping = ImportMapping()
    mapping.defaultSource = source
    for line in lines {
      let parts = line.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2, let field = ImportMapping.Field(rawValue: parts[0]) else {
        let fields = ImportMapping.Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(2, "--map: '\(line)' is not FIELD=COLUMN; the fields are \(fields).")
      }
      mapping.columns[field] = parts[1]
    }
    return mapping
  }
}
