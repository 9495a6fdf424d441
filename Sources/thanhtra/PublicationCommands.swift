import ArgumentParser
import CaseStore
import Cases
import Figures
import Foundation

struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Store the figures of a past period permanently.",
    discussion: """
      Later records do not change them; publishing again lists the cells that differ.

      Example: thanhtra statistics publish 2026-10 --as statistician.demo --remarks remarks.txt
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The period, such as 2026-10, 2026-Q3 or 2026.") var name: String
  @Option(help: "Kind of month: reporting (15th to 14th) or calendar.")
  var period = ReportingPeriod.Kind.reporting
  @Option(help: "Code of the unit, with units below it; default: the unit of the officer.")
  var unit: String?
  @Option(name: .customLong("as"), help: "Username of the officer who publishes.")
  var username: String
  @Option(help: "File with difficulties and proposals, or - for standard input.")
  var remarks: String?

  func run() async throws {
    guard let span = ReportingPeriod(named: name, kind: period) else {
      throw Failure(2, "'\(name)': \(Reason.notAPeriod.message[.ofTerminal])")
    }
    var query = StatisticsQuery(span)
    query.unit = unit
    let text = try remarks.map { String(decoding: try readInput($0), as: UTF8.self) }
    let (published, differences) = try await waiting("publishing") { [query] in
      try await register.withStore(naming: username) { store, asker in
        let published = try await store.publish(
          query, difficultiesAndProposals: text, as: asker, today: .today)
        guard let before = published.replaces else { return (published, [ReportDifference]?.none) }
        let old = try await store.publication(before, as: asker).document.report
        let new = try await store.publication(published.id, as: asker).document.report
        return (published, old.differences(to: new))
      }
    }
    try output.write([published], header: Publication.header) { $0.fields }
    guard let differences, let before = published.replaces else { return }
    printError("\(differences.count) cells differ from publication \(before):")
    for line in differences { printError(line.text) }
  }
}

struct Published: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the publications.", discussion: "Example: thanhtra statistics published")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .customLong("as"), help: "Read with the rights of this officer.")
  var username: String?

  func run() async throws {
    let all = try await register.withStore(as: username) { try await $0.publications(as: $1) }
    try output.write(all, header: Publication.header) { $0.fields }
  }
}

struct Difference: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare a publication with another, or with the present figures.",
    discussion: "Example: thanhtra statistics diff 3 5")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Number of the publication.") var first: Int
  @Argument(help: "Number of the other publication; default: the present figures.")
  var second: Int?
  @Option(name: .customLong("as"), help: "Read with the rights of this officer.")
  var username: String?

  func run() async throws {
    let differences = try await register.withStore(as: username) { store, asker in
      let (publication, document) = try await store.publication(first, as: asker)
      if let second {
        let other = try await store.publication(second, as: asker).document.report
        return document.report.differences(to: other)
      }
      return document.report.differences(
        to: try await store.statistics(publication.query, as: asker))
    }
    try output.write(differences, header: ["table", "row", "cell", "before", "after"]) {
      [$0.table, $0.row ?? "", $0.cell, "\($0.before)", "\($0.after)"]
    }
  }
}

extension Publication {
  fileprivate static let header = [
    "number", "unit", "period", "kind", "as of", "published", "officer", "replaces", "law", "hash",
  ]

  fileprivate var fields: [String] {
    [
      "\(id)", unit, period, kind.rawValue, asOf.description, publishedAt.description, officer,
      replaces.map(String.init) ?? "", "\(lawRevision)", hash,
    ]
  }

  /// Asks for the same figures again, as of now.
  var query: StatisticsQuery {
    get throws {
      guard let span = ReportingPeriod(named: period, kind: kind) else {
        throw Failure(1, "The period \(period) of publication \(id) cannot be read.")
      }
      var query = StatisticsQuery(span)
      (query.unit, query.dimensions) = (unit, Dimension.allCases)
      return query
    }
  }
}

extension ReportDifference {
  fileprivate var text: String { "\(table) \(row ?? "") \(cell): \(before) → \(after)" }
}
