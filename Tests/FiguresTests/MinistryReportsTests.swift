import Cases
import Figures
import Foundation
import Testing

/// What a ministry and its units give out in a quarter. A unit has the hidden figures of no unit
/// but its own and those below; the ministry has all.
private struct Publications {
  private(set) var given: [(unit: String?, report: GivenReport)] = []
  private(set) var refused: [String] = []
  private let register: RandomRegister

  init(_ register: RandomRegister) { self.register = register }

  mutating func add(_ period: String, of unit: String?) throws {
    let span = try #require(ReportingPeriod(named: period, kind: .calendar))
    let figures = try register.report(span, of: unit)
    let near = given.filter { isBelow($0.unit, unit) || isBelow(unit, $0.unit) }
    let beside = near.map { entry in
      GivenReport(
        shown: entry.report.shown,
        figures: isBelow(entry.unit, unit) ? entry.report.figures : nil)
    }
    do throws(ExposingReport) {
      let shown = try figures.suppressed(areas: RandomRegister.areas, beside: beside)
      given.append((unit, GivenReport(shown: shown, figures: figures)))
    } catch {
      refused.append("\(unit ?? "all") \(period)")
    }
  }

  private func isBelow(_ unit: String?, _ above: String?) -> Bool {
    guard let above else { return true }
    return unit == above || unit?.hasPrefix("\(above)-") == true
  }
}

@Suite struct MinistryReportsTests {
  private static func publications(
    _ seed: Int, _ units: [String], _ periods: [String]
  ) throws -> Publications {
    var all = Publications(RandomRegister(seed: seed, cases: [90, 240, 500][seed % 3]))
    for period in periods {
      for unit in [nil] + units.map(Optional.some) { try all.add(period, of: unit) }
    }
    return all
  }

  private static func computed(_ publications: Publications) throws -> [String] {
    let sheets = try publications.given.map { try JSONEncoder().encode($0.report.shown) }
    return try Reader(sheets, areas: RandomRegister.areas).computed
  }

  @Test(arguments: 0..<3)
  func `a unit gives its month out after all units together did`(_ seed: Int) throws {
    let all = try Self.publications(seed, ["P", "P-1", "P-2", "P-2-a", "Q"], ["2026-01"])
    #expect(all.refused == [])
    #expect(try Self.computed(all) == [])
  }

  @Test(arguments: 0..<3)
  func `two months of all and of two units give nothing away`(_ seed: Int) throws {
    let all = try Self.publications(seed, ["P", "Q"], ["2026-01", "2026-02"])
    #expect(all.refused == [])
    #expect(try Self.computed(all) == [])
  }

  @Test(arguments: 0..<3)
  func `a quarter after its months gives nothing away`(_ seed: Int) throws {
    let periods = ["2026-01", "2026-02", "2026-03", "2026-Q1"]
    let all = try Self.publications(seed, ["P"], periods)
    #expect(all.refused == [])
    #expect(try Self.computed(all) == [])
  }

  @Test func `the same requests have the same answers`() throws {
    func shown() throws -> [StatisticsReport] {
      try Self.publications(2, ["P"], ["2026-01", "2026-Q1"]).given.map(\.report.shown)
    }
    #expect(try shown() == shown())
  }
}
