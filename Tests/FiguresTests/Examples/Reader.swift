import Foundation

/// Somebody who lays all public reports side by side. What a reader does not know is cut into the
/// smallest parts there are, what one unit did between two days on which a report begins or ends;
/// every number of every report is a sum of such parts, none of which is below zero.
struct Reader {
  private let sheets: [Sheet]
  /// The acts of each area.
  private let acts: [String: [String]]
  /// Days on which something begins.
  private let cuts: [Int]
  /// Units that the same reports cover.
  private let blocs: [[String]]
  private var system = WholeNumbers()

  init(_ documents: [Data], areas: [String: String]) throws {
    let sheets = try documents.map { try JSONDecoder().decode(Sheet.self, from: $0) }
    self.sheets = sheets
    acts = Dictionary(grouping: areas.keys.sorted()) { areas[$0] ?? "" }
      .merging(["none": ["none"]]) { first, _ in first }
    let spans =
      sheets.map { ($0.from, $0.to) } + sheets.flatMap { $0.trend.map { ($0.from, $0.to) } }
    cuts = Set(spans.flatMap { [Self.day($0), Self.day($1) + 1] }).sorted()
    let units = Set(sheets.flatMap { $0.units.compactMap(\.unit) }).sorted()
    let blocs = Dictionary(grouping: units) { code in
      sheets.map { $0.units.contains { $0.unit == code } }
    }
    self.blocs = blocs.values.sorted { $0[0] < $1[0] }
    readNature(of: units)
    for (number, sheet) in sheets.enumerated() { read(sheet, "\(number): ") }
    addDifferences()
  }

  /// Names of what can be computed though it is hidden, or is a count from 1 to 4.
  var computed: [String] { system.computed }

  private static func day(_ text: String) -> Int {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    var days = 0
    for year in 1970..<parts[0] { days += isLeap(year) ? 366 : 365 }
    for month in 1..<parts[1] {
      days += [31, isLeap(parts[0]) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
    return days + parts[2] - 1
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

/// Smallest parts, and what is true of them in every register.
extension Reader {
  private static let ofActs = [
    "violations", "violationsSanctioned", "sanctions.warning", "sanctions.fine", "overrides",
    "finesImposed",
  ]
  private static let ofSubjects = [
    "subjectsSanctioned", "minorsSanctioned", "sanctions.warning", "sanctions.fine", "overrides",
    "finesImposed", "finesCollected",
  ]

  /// What is there on a day, what comes and what goes.
  private static let balances: [(start: String, comes: [String], goes: [String], end: String)] = [
    ("openAtStart", ["opened", "reopened", "received"], ["closed", "sent"], "openAtEnd"),
    (
      "decisionsInForceAtStart", ["decisions", "decisionsReceived"], ["annulled", "decisionsSent"],
      "decisionsInForceAtEnd"
    ),
    (
      "outstandingAtStart", ["finesImposed", "finesRefunded", "outstandingReceived"],
      ["finesAnnulled", "finesReduced", "finesExempted", "finesCollected", "outstandingSent"],
      "outstandingAtEnd"
    ),
  ]

  private static func figures(of table: String) -> [String] {
    ["area", "act", "areaKind"].contains(table) ? ofActs : ofSubjects
  }

  private var figures: Set<String> {
    Set(
      sheets.flatMap { sheet in
        (sheet.units + [sheet.total] + sheet.trend.map(\.total)).flatMap(\.figures.keys)
      })
  }

  private func spans(_ from: Int, _ to: Int) -> [Int] { cuts.filter { $0 >= from && $0 <= to } }

  private mutating func parts(_ figure: String, _ units: [String], _ from: Int, _ to: Int) -> [Int]
  {
    if let balance = Self.balances.first(where: { $0.start == figure || $0.end == figure }) {
      let day = balance.start == figure ? from - 1 : to
      return units.map { system.part("\(balance.end) \($0) \(day)") }
    }
    if figure.hasPrefix("overdue") { return units.map { system.part("\(figure) \($0) \(to)") } }
    return units.flatMap { unit in
      spans(from, to).map { system.part("\(figure) \(unit) \($0)") }
    }
  }

  private mutating func parts(
    _ table: String, _ key: String, _ figure: String, _ units: [String], _ from: Int, _ to: Int
  ) -> [Int] {
    if table == "area" {
      return (acts[key] ?? []).flatMap { parts("act", $0, figure, units, from, to) }
    }
    return blocs.filter { units.contains($0[0]) }.flatMap { bloc in
      spans(from, to).map { system.part("\(table) \(key) \(figure) \(bloc[0]) \($0)") }
    }
  }

  /// Flow, reasons and what counts the same, unit by unit and span by span.
  private mutating func readNature(of units: [String]) {
    let reasons = figures.filter { $0.hasPrefix("closedByReason.") }.sorted()
    for unit in units {
      for (start, next) in zip(cuts, cuts.dropFirst()) {
        func one(_ figure: String) -> Int { system.part("\(figure) \(unit) \(start)") }
        for balance in Self.balances {
          system.learn(
            [system.part("\(balance.end) \(unit) \(start - 1)")] + balance.comes.map(one),
            minus: balance.goes.map(one) + [system.part("\(balance.end) \(unit) \(next - 1)")])
        }
        system.learn(reasons.map(one), minus: [one("closed")])
        system.learn(
          [one("closedByReason.executed"), one("closedByReason.executed_by_coercion")],
          minus: [one("executed")])
        system.learn([one("closedByReason.transferred_criminal")], minus: [one("prosecuted")])
        system.learn([one("minorsSanctioned"), one("adults")], minus: [one("subjectsSanctioned")])
      }
    }
    readTables()
  }

  /// The rows of a table, and what it may not show for other days, add up to the whole.
  private mutating func readTables() {
    let shown = Set(sheets.flatMap { $0.breakdowns.map { $0.by == "area" ? "act" : $0.by } })
    for table in shown.sorted() {
      let seen = sheets.flatMap { $0.breakdowns.filter { $0.by == table }.flatMap(\.rows) }
      let keys = Set(seen.compactMap(\.unit) + (table == "act" ? acts.values.flatMap(\.self) : []))
      for bloc in blocs {
        for start in cuts.dropLast() {
          for figure in Self.figures(of: table) {
            system.learn(
              (keys.sorted() + ["other"]).flatMap {
                parts(table, $0, figure, bloc, start, start)
              }, minus: parts(figure, bloc, start, start))
          }
        }
      }
    }
  }
}

/// What the reports say.
extension Reader {
  private mutating func read(_ sheet: Sheet, _ name: String) {
    let (from, to) = (Self.day(sheet.from), Self.day(sheet.to))
    let all = sheet.units.compactMap(\.unit)
    for row in sheet.units { read(row, [row.unit ?? ""], from, to, name + (row.unit ?? "")) }
    for row in sheet.subtotals {
      read(
        row, all.filter { isBelow($0, row.unit, sheet) }, from, to, name + (row.unit ?? "") + "+")
    }
    read(sheet.total, all, from, to, name + "total")
    for point in sheet.trend {
      read(point.total, all, Self.day(point.from), Self.day(point.to), name + point.from)
    }
    for (band, cases) in sheet.ageing {
      let parts = blocs.filter { all.contains($0[0]) }.map { system.part("\(band) \($0[0]) \(to)") }
      system.read(name + "age " + band, cases, parts)
    }
    for bloc in blocs where all.contains(bloc[0]) {
      system.learn(
        sheet.ageing.keys.sorted().map { system.part("\($0) \(bloc[0]) \(to)") },
        minus: parts("openAtEnd", bloc, from, to))
    }
    for table in sheet.breakdowns { read(table, all, from, to, name) }
  }

  private func isBelow(_ unit: String, _ above: String?, _ sheet: Sheet) -> Bool {
    var code: String? = unit
    while code != nil, code != above { code = sheet.units.first { $0.unit == code }?.parent }
    return code == above
  }

  private mutating func read(
    _ line: Line, _ units: [String], _ from: Int, _ to: Int, _ name: String
  ) {
    for figure in figures.sorted() {
      system.read("\(name) \(figure)", line.shown(figure), parts(figure, units, from, to))
    }
  }

  private mutating func read(
    _ table: Sheet.Table, _ units: [String], _ from: Int, _ to: Int, _ name: String
  ) {
    let keys = Set(table.rows.compactMap(\.unit))
    let seen = sheets.flatMap { $0.breakdowns.filter { $0.by == table.by }.flatMap(\.rows) }
    let missing = Set(seen.compactMap(\.unit) + allKeys(of: table.by))
    for figure in Self.figures(of: table.by) {
      for row in table.rows {
        let key = row.unit ?? ""
        system.read(
          "\(name)\(table.by) \(key) \(figure)", row.shown(figure),
          parts(table.by, key, figure, units, from, to))
      }
      for key in missing.subtracting(keys).sorted() + ["other"] {
        let named = key == "other" && table.by == "area" ? "act" : table.by
        system.read("", 0, parts(named, key, figure, units, from, to))
      }
    }
  }

  /// What happened in days that are not whole periods of reports, unit by unit and in all.
  private mutating func addDifferences() {
    let told = sheets.flatMap { sheet in
      [(Self.day(sheet.from), Self.day(sheet.to))]
        + sheet.trend.map { (Self.day($0.from), Self.day($0.to)) }
    }
    let all = blocs.flatMap(\.self)
    let sums = Set(all.map { [$0] } + blocs + [all])
    for (index, from) in cuts.enumerated() {
      for next in cuts.dropFirst(index + 1) {
        let within = told.filter { $0.0 >= from && $0.1 < next }
        let isWhole = spans(from, next - 1).allSatisfy { start in
          within.contains { $0.0 <= start && start <= $0.1 }
        }
        for figure in figures.sorted() where !isWhole && !isOfOneDay(figure) && !isMoney(figure) {
          for units in sums {
            let name = "\(units) \(figure) in \(from)..<\(next)"
            system.watch(name, parts(figure, units, from, next - 1))
          }
        }
      }
    }
  }

  private func isOfOneDay(_ figure: String) -> Bool {
    figure.hasPrefix("overdue")
      || Self.balances.contains { $0.start == figure || $0.end == figure }
  }

  private func allKeys(of table: String) -> [String] {
    switch table {
    case "area": acts.keys.sorted()
    case "act": acts.values.flatMap(\.self)
    default: []
    }
  }

  private func isMoney(_ figure: String) -> Bool {
    figure.hasPrefix("fines") || figure.hasPrefix("outstanding") || figure == "interestPaid"
  }
}
