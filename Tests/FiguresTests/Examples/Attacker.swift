import Cases
import Figures

/// Somebody who sees only a published report, knows which sums hold in every report, and that a
/// mark stands for at least 1.
struct Attacker {
  /// Hidden cells add up to a number, each with a factor.
  private typealias Known = (parts: [Int: Fraction], sum: Fraction)

  private var names: [String: Int] = [:]
  private var known: [Known] = []

  init(_ report: StatisticsReport) {
    readUnits(report)
    readRows(report)
    for breakdown in report.breakdowns {
      for figure in breakdown.by.figures {
        let rows = breakdown.rows.map {
          cell("\(breakdown.by) \($0.key ?? "")", $0, .figure(figure))
        }
        learn(rows, minus: [cell("total", report.total, .figure(figure))])
      }
    }
    let bands = report.ageing.map { band, cases in ("age \(band)", cases) }
    learn(bands, minus: [cell("total", report.total, .figure(.openAtEnd))])
    readTrend(report)
  }

  /// The cells that can be computed, by name.
  var computed: [String] {
    let reduced = Self.reduced(known)
    let certain = reduced.filter { $0.parts.count == 1 }.compactMap(\.parts.keys.first)
    let narrowed = Self.narrowed(known + reduced, count: names.count)
    let found = Set(certain + narrowed)
    return names.filter { found.contains($0.value) }.map(\.key).sorted()
  }

  private typealias Cell = (name: String, value: Int?)

  private func cell(_ table: String, _ row: StatisticsRow, _ kind: FigureCell) -> Cell {
    ("\(table) \(kind.column)", row.shown(kind))
  }

  private mutating func learn(_ plus: [Cell], minus: [Cell]) {
    var (parts, sum) = ([Int: Fraction](), Fraction(0))
    for (cells, sign) in [(plus, 1), (minus, -1)] {
      for cell in cells {
        if let value = cell.value {
          sum = sum - Fraction(sign * value)
        } else {
          let number = names[cell.name] ?? names.count
          names[cell.name] = number
          parts[number] = (parts[number] ?? Fraction(0)) + Fraction(sign)
        }
      }
    }
    known.append((parts, sum))
  }

  private mutating func readUnits(_ report: StatisticsReport) {
    let parents = Dictionary(uniqueKeysWithValues: report.units.map { ($0.key, $0.parent) })
    func isBelow(_ unit: StatisticsRow, _ code: String?) -> Bool {
      var above = unit.key
      while above != nil, above != code { above = parents[above] ?? nil }
      return above == code
    }
    for kind in Self.kinds(report) {
      learn(
        report.units.map { cell("unit \($0.key ?? "")", $0, kind) },
        minus: [cell("total", report.total, kind)])
      for subtotal in report.subtotals {
        let units = report.units.filter { isBelow($0, subtotal.key) }
        learn(
          units.map { cell("unit \($0.key ?? "")", $0, kind) },
          minus: [cell("subtotal \(subtotal.key ?? "")", subtotal, kind)])
      }
    }
  }

  private mutating func readRows(_ report: StatisticsReport) {
    let units = report.units.map { ("unit \($0.key ?? "")", $0) }
    let subtotals = report.subtotals.map { ("subtotal \($0.key ?? "")", $0) }
    let trend = report.trend.map { ("trend \($0.name)", $0.total) }
    for (name, row) in units + subtotals + trend + [("total", report.total)] {
      func cells(_ kinds: FigureCell...) -> [Cell] { kinds.map { cell(name, row, $0) } }
      learn(
        cells(.figure(.openAtStart), .figure(.opened), .figure(.reopened), .figure(.received)),
        minus: cells(.figure(.closed), .figure(.sent), .figure(.openAtEnd)))
      learn(
        ClosingReason.allCases.map { cell(name, row, .closed($0)) }, minus: cells(.figure(.closed)))
      learn(
        cells(.closed(.executed), .closed(.executedByCoercion)), minus: cells(.figure(.executed)))
      learn(cells(.closed(.reminderMinor)), minus: cells(.figure(.minorsReminded)))
      learn(cells(.closed(.transferredCriminal)), minus: cells(.figure(.prosecuted)))
      learn(cells(.figure(.decisions)), minus: cells(.figure(.sanctioned)))
    }
  }

  private mutating func readTrend(_ report: StatisticsReport) {
    guard let last = report.trend.last else { return }
    for kind in Self.kinds(report) {
      learn(
        [cell("trend \(last.name)", last.total, kind)], minus: [cell("total", report.total, kind)])
    }
    for (earlier, later) in zip(report.trend, report.trend.dropFirst()) {
      learn(
        [cell("trend \(earlier.name)", earlier.total, .figure(.openAtEnd))],
        minus: [cell("trend \(later.name)", later.total, .figure(.openAtStart))])
    }
  }

  private static func kinds(_ report: StatisticsReport) -> [FigureCell] {
    let rows = report.units + report.subtotals + [report.total] + report.trend.map(\.total)
    let remedies = rows.flatMap { row in
      row.suppressed.union(row.cells.keys).filter { if case .remedy = $0 { true } else { false } }
    }
    return FigureCell.all + Set(remedies)
  }

  /// The same knowledge solved as far as it goes.
  private static func reduced(_ known: [Known]) -> [Known] {
    var solved: [(lead: Int, row: Known)] = []
    for var row in known {
      for (lead, other) in solved { eliminate(lead, with: other, from: &row) }
      guard let lead = row.parts.keys.min(), let factor = row.parts[lead] else { continue }
      row = (row.parts.mapValues { $0 / factor }, row.sum / factor)
      for index in solved.indices { eliminate(lead, with: row, from: &solved[index].row) }
      solved.append((lead, row))
    }
    return solved.map(\.row)
  }

  private static func eliminate(_ lead: Int, with other: Known, from row: inout Known) {
    guard let factor = row.parts[lead] else { return }
    for (cell, part) in other.parts {
      let rest = (row.parts[cell] ?? Fraction(0)) - factor * part
      row.parts[cell] = rest == Fraction(0) ? nil : rest
    }
    row.sum = row.sum - factor * other.sum
  }

  /// Cells with a single possible number, found by narrowing what each can be.
  private static func narrowed(_ known: [Known], count: Int) -> [Int] {
    var ranges = Array(repeating: Span(low: Fraction(1)), count: count)
    for _ in 0..<30 {
      var changed = false
      for (parts, sum) in known {
        for (cell, factor) in parts {
          // factor × cell = sum − rest
          let rest = rest(parts, without: cell, ranges)
          let ends = [rest.high.map { (sum - $0) / factor }, rest.low.map { (sum - $0) / factor }]
          let (least, most) = factor > Fraction(0) ? (ends[0], ends[1]) : (ends[1], ends[0])
          if ranges[cell].narrow(to: least, most) { changed = true }
        }
      }
      guard changed else { break }
    }
    return ranges.indices.filter { ranges[$0].high == ranges[$0].low }
  }

  private static func rest(_ parts: [Int: Fraction], without cell: Int, _ ranges: [Span]) -> Span {
    parts.reduce(into: Span(low: Fraction(0), high: Fraction(0))) { sum, part in
      guard part.key != cell else { return }
      let span = ranges[part.key]
      let ends = [span.low.map { part.value * $0 }, span.high.map { part.value * $0 }]
      let (least, most) = part.value > Fraction(0) ? (ends[0], ends[1]) : (ends[1], ends[0])
      sum.low = plus(sum.low, least)
      sum.high = plus(sum.high, most)
    }
  }

  private static func plus(_ left: Fraction?, _ right: Fraction?) -> Fraction? {
    guard let left, let right else { return nil }
    return left + right
  }
}

/// From the least to the greatest; nil where there is no end.
private struct Span {
  var low: Fraction?
  var high: Fraction?

  /// Whether the other one has made it narrower.
  mutating func narrow(to low: Fraction?, _ high: Fraction?) -> Bool {
    var changed = false
    if let low, self.low.map({ low > $0 }) ?? true { (self.low, changed) = (low, true) }
    if let high, self.high.map({ high < $0 }) ?? true { (self.high, changed) = (high, true) }
    return changed
  }
}
