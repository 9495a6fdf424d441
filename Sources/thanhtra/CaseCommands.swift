import ArgumentParser
import CaseStore
import Cases
import Contract
import Foundation

struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Open, read and advance cases.",
    subcommands: [
      CaseOpen.self, CaseShow.self, CaseList.self, CaseSteps.self, CaseAdvance.self,
      CaseHistory.self, CaseDeadlines.self, CaseEarlierSanctions.self,
    ])
}

struct CaseOpen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a case.",
    discussion: "Example: thanhtra case open --as inspector.demo --payload case.json")

  @OptionGroup var register: RegisterOptions
  @Option(name: .customLong("as"), help: "Username of the officer who acts.")
  var username: String
  @Option(help: "File with the JSON of POST /v1/cases, or - for standard input.")
  var payload = "-"

  func run() async throws {
    let opening = try Opening(json: readInput(payload))
    try await register.withStore(as: username) { store, asker in
      print(
        pretty(
          try await store.open(
            opening, as: asker, today: .today, language: .ofTerminal
          ).json))
    }
  }
}

struct CaseShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one case.",
    discussion: "Example: thanhtra case show DEMO-N-2026-000001 --as inspector.demo")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Number of the case.") var number: String
  @Option(
    name: .customLong("as"),
    help: "Read with the rights of this officer; without it names are masked.")
  var username: String?

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let json = try await store.show(
        number, as: asker, today: .today, language: .ofTerminal
      ).json
      let fields = try CaseOutline(json).rows
      try output.write(header: ["field", "value"], rows: fields) { pretty(json) }
    }
  }
}

struct CaseList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List cases, newest first.",
    discussion: "Example: thanhtra case list --state opened,investigated --q nguyen --format csv")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .customLong("as"), help: "Read with the rights of this officer.")
  var username: String?
  @Option(help: "States, separated by commas.") var state: String?
  @Option(help: "Code of a unit; units below it are included.") var unit: String?
  @Option(help: "Code of an act.") var violationType: String?
  @Option(help: "Username of the officer in charge.") var assignedTo: String?
  @Option(help: "Opened on this day or later.") var openedFrom: Day?
  @Option(help: "Opened on this day or earlier.") var openedTo: Day?
  @Option(
    name: [.customLong("q"), .customLong("search")], help: "Words that must all occur in the case.")
  var query: String?
  @Flag(help: "Only cases with a missed deadline.") var overdue = false
  @Option(help: "Maximum number of rows.") var limit = 50

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be positive") }
    for name in state?.split(separator: ",") ?? [] where CaseState(rawValue: "\(name)") == nil {
      throw ValidationError("--state: '\(name)' is not a state")
    }
  }

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let items = try await items(from: store, as: asker)
      let rows = try items.map { try CaseLine($0).row }
      try output.write(header: CaseLine.header, rows: rows) {
        pretty("[\(items.joined(separator: ","))]")
      }
    }
  }

  private func items(from store: CaseStore, as asker: Asker) async throws -> [String] {
    var filter = CaseFilter(today: .today)
    filter.states = state?.split(separator: ",").compactMap { CaseState(rawValue: "\($0)") } ?? []
    filter.unit = unit
    filter.violationType = violationType
    filter.assignedTo = assignedTo
    filter.openedFrom = openedFrom
    filter.openedTo = openedTo
    filter.words = query?.split(separator: " ").map(String.init) ?? []
    filter.overdue = overdue ? true : nil
    var items: [String] = []
    repeat {
      filter.limit = min(CaseFilter.maximumLimit, limit - items.count)
      let page = try await store.list(filter, as: asker)
      items += page.items
      filter.after = page.next
    } while filter.after != nil && items.count < limit
    return items
  }
}

struct CaseAdvance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance", abstract: "Take a step with a case.",
    discussion: """
      Example: echo '{"record":{"number":"BB-07","madeOn":"2026-11-02"}}' | \
      thanhtra case advance DEMO-N-2026-000001 investigate --as supervisor.demo --payload -
      """)

  @OptionGroup var register: RegisterOptions
  @Argument(help: "Number of the case.") var number: String
  @Argument(help: "The step: investigate, sanction, close, transfer, deliver, pay, note, …")
  var action: String
  @Option(name: .customLong("as"), help: "Username of the officer who acts.")
  var username: String
  @Option(help: "File with the JSON of the event, or - for standard input.") var payload: String?
  @Option(help: "Note recorded with the event.") var note: String?
  @Option(help: "Day the step took effect; default: today.") var effectiveOn: Day?
  @Option(help: "Code of the unit that receives the case.") var toUnit: String?
  @Option(help: "Refuse unless the case is at this version.") var ifVersion: Int?

  func run() async throws {
    let request = try EventRequest(json: body())
    try await register.withStore(as: username) { store, asker in
      let written = try await store.advance(
        number, by: request, expecting: ifVersion.map { [$0] }, as: asker, today: .today,
        language: .ofTerminal)
      print(pretty(written.json))
    }
  }

  /// The payload, completed by the options of the command line.
  private func body() throws -> [UInt8] {
    let bytes = try payload.map(readInput) ?? Array("{}".utf8)
    guard
      var fields = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: any Sendable]
    else { throw Failure(2, "The payload is not a JSON object.") }
    if let given = fields["action"] as? String, given != action {
      throw Failure(2, "The payload names the action \(given), the command line names \(action).")
    }
    fields["action"] = action
    if let note { fields["note"] = note }
    if let toUnit { fields["toUnit"] = toUnit }
    if let effectiveOn { fields["effectiveOn"] = effectiveOn.description }
    return Array(try JSONSerialization.data(withJSONObject: fields))
  }
}

struct CaseHistory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Everything that happened to a case, oldest first.",
    discussion: "Example: thanhtra case history DEMO-N-2026-000001 --format json")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Number of the case.") var number: String
  @Option(name: .customLong("as"), help: "Read with the rights of this officer.")
  var username: String?

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let json = try await store.history(of: number, as: asker)
      let events = try JSONDecoder().decode([EventLine].self, from: Data(json.utf8))
      try output.write(header: EventLine.header, rows: events.map(\.row)) { pretty(json) }
    }
  }
}
