import ArgumentParser
import CaseStore
import Cases
import Foundation

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over an existing register from CSV: all of it, or nothing.",
    discussion: """
      A mapping is FIELD=COLUMN, repeated or separated by commas, on the command line or one a \
      line in a file. Fields: externalNumber, openedOn (both needed), investigatedOn, detectedOn, \
      unit, title, summary, source. With unit=COLUMN a row goes to the unit CODE-VALUE below CODE.

      Example: thanhtra import register.csv --as supervisor.demo --unit LB --create-units \
      --map externalNumber=case_number,unit=district,openedOn=opened_on \
      --map investigatedOn=last_inspected_on,summary=description
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The CSV file.") var file: String
  @Option(name: .customLong("as"), help: "Username of the supervisor who answers for it.")
  var username: String
  @Option(help: "Code of the unit the cases go to, or below.") var unit: String
  @Option(help: "FIELD=COLUMN[,…]; repeatable.") var map: [String] = []
  @Option(help: "File with one FIELD=COLUMN a line.") var mapFile: String?
  @Option(help: "Source of the cases where no column gives it.") var source = "inspection"
  @Flag(help: "Create the units that are missing below CODE.") var createUnits = false
  @Flag(help: "Say what would happen, and change nothing.") var dryRun = false

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
