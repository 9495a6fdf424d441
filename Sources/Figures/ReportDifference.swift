/// A cell that differs between two reports of the same period.
public struct ReportDifference: Sendable, Equatable, Codable {
  /// `unit`, `subtotal`, `total`, `ageing`, or the dimension of a breakdown.
  public let table: String
  /// Code of the unit or key of the row; nil in the total.
  public let row: String?
  /// The name of its column in a flat table.
  public let cell: String
  public let before: Int
  public let after: Int
}

extension StatisticsReport {
  /// What another report of the same period says differently, cell by cell, in the order of the
  /// tables. A row or table that only one of them has counts as zeros in the other.
  public func differences(to other: StatisticsReport) -> [ReportDifference] {
    Self.compare("unit", units, other.units)
      + Self.compare("subtotal", subtotals, other.subtotals)
      + Self.compare("total", [total], [other.total])
      + Dimension.allCases.flatMap { dimension in
        Self.compare(
          dimension.rawValue, rows(by: dimension), other.rows(by: dimension))
      }
      + AgeBand.allCases.compactMap { band in
        Self.difference(
          "ageing", nil, band.rawValue, ageing[band.rawValue] ?? 0, other.ageing[band.rawValue] ?? 0
        )
      }
  }

  private func rows(by dimension: Dimension) -> [StatisticsRow] {
    breakdowns.first { $0.by == dimension }?.rows ?? []
  }

  private static func compare(
    _ table: String, _ before: [StatisticsRow], _ after: [StatisticsRow]
  ) -> [ReportDifference] {
    let names = before.map(\.key) + after.map(\.key).filter { !before.map(\.key).contains($0) }
    return names.flatMap { name in
      let old = before.first { $0.key == name } ?? StatisticsRow(key: name)
      let new = after.first { $0.key == name } ?? StatisticsRow(key: name)
      let remedies = Set(old.remedies.keys).union(new.remedies.keys).sorted()
      return (FigureCell.all + remedies.map(FigureCell.remedy)).compactMap {
        difference(table, name, $0.column, old[$0], new[$0])
      }
    }
  }

  private static func difference(
    _ table: String, _ row: String?, _ cell: String, _ before: Int?, _ after: Int?
  ) -> ReportDifference? {
    let (before, after) = (before ?? 0, after ?? 0)
    if before == after { return nil }
    return ReportDifference(table: table, row: row, cell: cell, before: before, after: after)
  }
}
