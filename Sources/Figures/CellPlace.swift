import Cases

/// Which rows of which reports say the same: units, a table, and days.
struct CellPlace: Hashable {
  /// The table a row is in; nil for the row of the units themselves.
  enum Table: Hashable {
    case by(Dimension)
    case age
  }

  /// All units that are counted, whether one row stands for them or a sum.
  var units: Set<String>
  var table: Table?
  var from: Day
  var to: Day
  /// Whether it is for what is counted on a day, as what is open is.
  var isOfOneDay = false

  var days: Int { to.daysSince1970 - from.daysSince1970 + 1 }

  func hasDays(of other: Self) -> Bool { from <= other.from && other.to <= to }

  /// Whether what the two have in common cannot be told from what each has alone. Tables add up
  /// over units or over days, but only where the days or the units are the same.
  func crosses(_ other: Self, beside all: Set<CellPlace>) -> Bool {
    guard table == other.table, from <= other.to, other.from <= to,
      !units.isDisjoint(with: other.units)
    else { return false }
    let isNested = hasDays(of: other) || other.hasDays(of: self)
    if table == nil || !isNested { return !isNested }
    if units == other.units || (from, to) == (other.from, other.to) { return false }
    let (wide, narrow) = units.isSuperset(of: other.units) ? (self, other) : (other, self)
    guard wide.units.isSuperset(of: narrow.units) else { return true }
    var between = wide
    between.units = narrow.units
    if all.contains(between) { return false }
    (between.units, between.from, between.to) = (wide.units, narrow.from, narrow.to)
    return !(wide.hasDays(of: narrow) && all.contains(between))
  }
}

extension StatisticsReport {
  /// The place of each of the rows in `ReportRows`, in their order.
  var places: [CellPlace] {
    let whole = CellPlace(units: Set(units.compactMap(\.key)), from: from, to: to)
    func part(_ table: CellPlace.Table) -> CellPlace {
      var place = whole
      place.table = table
      return place
    }
    let below = unitsBelow
    let rows = units.map { CellPlace(units: Set([$0.key].compactMap(\.self)), from: from, to: to) }
    let parts = breakdowns.flatMap { breakdown in
      breakdown.rows.map { _ in part(.by(breakdown.by)) }
    }
    let sums = subtotals.map { CellPlace(units: below[$0.key ?? ""] ?? [], from: from, to: to) }
    let points = trend.map { CellPlace(units: whole.units, from: $0.from, to: $0.to) }
    return rows + parts + ageing.map { _ in part(.age) } + sums + [whole] + points
  }

  /// The places of the whole scope: the periods, and the tables even where they have no row.
  var wholePlaces: [CellPlace] {
    let units = Set(units.compactMap(\.key))
    return [CellPlace(units: units, from: from, to: to)]
      + trend.map { CellPlace(units: units, from: $0.from, to: $0.to) }
      + breakdowns.map { CellPlace(units: units, table: .by($0.by), from: from, to: to) }
  }

  /// Each unit with all units below it.
  private var unitsBelow: [String: Set<String>] {
    let parents = Dictionary(units.map { ($0.key, $0.parent) }) { first, _ in first }
    var below: [String: Set<String>] = [:]
    for code in units.compactMap(\.key) {
      var above: String? = code
      while let unit = above {
        below[unit, default: []].insert(code)
        above = parents[unit] ?? nil
      }
    }
    return below
  }
}
