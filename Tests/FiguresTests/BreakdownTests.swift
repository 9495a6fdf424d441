import Cases
import Figures
import Foundation
import Testing

private typealias Dimension = Figures.Dimension

@Suite struct BreakdownTests {
  private struct Written: Decodable {
    struct Value: Decodable { init(from decoder: any Decoder) {} }
    let rows: [[String: Value]]
  }

  private static func row(_ key: String) -> StatisticsRow {
    var row = StatisticsRow(key: key)
    (row[.violations], row[.warnings], row[.finesImposed]) = (3, 0, 5)
    return row
  }

  private static func keys(of dimension: Dimension) throws -> Set<String> {
    let document = try JSONEncoder().encode(Breakdown(by: dimension, rows: [row("economy")]))
    let rows = try JSONDecoder().decode(Written.self, from: document).rows
    return Set(rows[0].keys)
  }

  @Test(arguments: Dimension.allCases)
  fileprivate func
    `a row tells the figures of its dimension, zeros included, and is silent on others`(
      _ dimension: Dimension
    ) throws
  {
    let alone = dimension.figures.filter { $0 != .warnings && $0 != .fines }.map(\.rawValue)
    #expect(try Self.keys(of: dimension) == Set(alone + ["unit", "sanctions"]))
  }

  @Test func `a breakdown is read as it was written, with what is hidden`() throws {
    var hidden = Self.row("labour")
    hidden[.violations] = 0
    hidden.suppressed = [.figure(.violations)]
    let breakdown = Breakdown(by: .area, rows: [Self.row("economy"), hidden])
    let read = try JSONDecoder().decode(
      Breakdown.self, from: try JSONEncoder().encode(breakdown))
    #expect(read == breakdown)
  }

  @Test func `keys that name nothing come last`() {
    let keys = [Dimension.notAPerson, "male", Dimension.none, "female"]
    let breakdown = Breakdown(by: .sex, rows: keys.map { StatisticsRow(key: $0) })
    #expect(breakdown.rows.map(\.key) == ["female", "male", Dimension.none, Dimension.notAPerson])
  }
}
