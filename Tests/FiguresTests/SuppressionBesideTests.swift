import Cases
import Figures
import Foundation
import Testing

/// What is asked for, one report after the other.
private struct Request {
  let period: String
  var unit: String?
  var by: [Figures.Dimension] = []
  var trend = 0

  func report(_ register: RandomRegister) throws -> StatisticsReport {
    let span = try #require(ReportingPeriod(named: period, kind: .calendar))
    return try register.report(span, of: unit, by: by, trend: trend)
  }
}

/// What a ministry, its provinces and somebody curious ask for.
private enum Course: CaseIterable {
  case quarterAfterMonths, monthsAfterQuarter, weeks, unitsAfterAll, allAfterUnits, areaThenAct
  case oneDayMore, trends, personsThenMonths

  var requests: [Request] {
    switch self {
    case .quarterAfterMonths:
      ["2026-01", "2026-02", "2026-03", "2026-Q1"].map { Request(period: $0) }
    case .monthsAfterQuarter:
      ["2026-Q1", "2026-02", "2026-01", "2026-03"].map { Request(period: $0) }
    case .weeks:
      [(2, 8), (9, 15), (16, 22), (2, 22)].map {
        Request(period: "2026-02-\(Self.two($0.0))..2026-02-\(Self.two($0.1))", by: [.area, .act])
      }
    case .unitsAfterAll:
      [nil, "P-2", "P", "Q"].map { Request(period: "2026-02", unit: $0, by: [.area]) }
    case .allAfterUnits:
      ["P-2", "P", nil].map { Request(period: "2026-02", unit: $0, by: [.act]) }
    case .areaThenAct:
      [[.area], [.act], [.area, .act, .sex]].map { Request(period: "2026-03", by: $0) }
    case .oneDayMore:
      ["10", "11", "12"].map { Request(period: "2026-02-01..2026-02-\($0)", by: [.area]) }
    case .trends:
      [("2026-03", 3), ("2026-02", 2), ("2026-04", 4)].map { Request(period: $0.0, trend: $0.1) }
    case .personsThenMonths:
      [("2026-Q1", nil), ("2026-01", "P"), ("2026-01", nil), ("2026-02", "P")].map {
        Request(period: $0.0, unit: $0.1, by: [.subjectKind, .sex])
      }
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

private func text(_ reports: [StatisticsReport]) throws -> [Data] {
  try reports.map { try JSONEncoder().encode($0) }
}

@Suite struct SuppressionBesideTests {
  /// The reports that are given out, each beside those before; a refused one is left out.
  private static func given(
    _ course: Course, _ register: RandomRegister
  ) throws -> (given: [GivenReport], refused: Int) {
    var (given, refused) = ([GivenReport](), 0)
    for request in course.requests {
      let figures = try request.report(register)
      do throws(ExposingReport) {
        let shown = try figures.suppressed(areas: RandomRegister.areas, beside: given)
        given.append(GivenReport(shown: shown, figures: figures))
      } catch {
        refused += 1
      }
    }
    return (given, refused)
  }

  @Test(arguments: 0..<3, Course.allCases)
  fileprivate func `reports laid side by side give no hidden figure away`(
    _ seed: Int, _ course: Course
  ) throws {
    let register = RandomRegister(seed: seed, cases: [90, 240, 500][seed % 3])
    let (given, _) = try Self.given(course, register)
    let reader = try Reader(try text(given.map(\.shown)), areas: RandomRegister.areas)
    #expect(reader.computed == [])
  }

  @Test(arguments: Course.allCases)
  fileprivate func `reports that do not know each other give figures away`(_ course: Course) throws
  {
    var broken = 0
    for seed in 0..<3 {
      let register = RandomRegister(seed: seed, cases: [90, 240, 500][seed % 3])
      let reports = try course.requests.map {
        try $0.report(register).suppressed(areas: RandomRegister.areas)
      }
      if !(try Reader(text(reports), areas: RandomRegister.areas)).computed.isEmpty { broken += 1 }
    }
    #expect(broken > 1)
  }

  @Test func `a report whose acts are not known to add up to areas gives figures away`() throws {
    var (broken, kept) = (0, 0)
    for seed in 0..<20 {
      let register = RandomRegister(seed: seed, cases: 150)
      let report = try Request(period: "2026-03", by: [.area, .act]).report(register)
      func isBroken(_ areas: [String: String]) throws -> Bool {
        let reader = try Reader(
          text([report.suppressed(areas: areas)]), areas: RandomRegister.areas)
        return !reader.computed.isEmpty
      }
      if try isBroken([:]) { broken += 1 }
      if try isBroken(RandomRegister.areas) { kept += 1 }
    }
    #expect(broken > 5)
    #expect(kept == 0)
  }

  @Test func `a quarter after its months is given out and still says something`() throws {
    let register = RandomRegister(seed: 3, cases: 500)
    let (given, refused) = try Self.given(.quarterAfterMonths, register)
    #expect(refused == 0)
    let quarter = try #require(given.last?.shown)
    #expect(quarter.total.cells.count > 12)
  }

  @Test func `the same figures are hidden in the same cells`() throws {
    let register = RandomRegister(seed: 5, cases: 200)
    let figures = try Request(period: "2026-03", by: [.area]).report(register)
    let first = figures.suppressed(areas: RandomRegister.areas)
    let again = try figures.suppressed(
      areas: RandomRegister.areas, beside: [GivenReport(shown: first, figures: figures)])
    #expect(again == first)
  }

  @Test func `a trend has what the public was told, and nothing else`() throws {
    let register = RandomRegister(seed: 5, cases: 500)
    let january = try Request(period: "2026-01").report(register)
    let given = GivenReport(shown: january.suppressed(), figures: january)
    let march = try Request(period: "2026-03", trend: 3).report(register)
    let shown = try march.suppressed(areas: [:], beside: [given])
    #expect(shown.trend.map(\.name) == ["2026-01", "2026-03"])
    #expect(shown.trend.map(\.total) == [given.shown.total, shown.total])
  }

  @Test func `days that cross an earlier report are refused, and it is named`() throws {
    let register = RandomRegister(seed: 1, cases: 200)
    let given = try ["2026-01", "2026-02"].map {
      let figures = try Request(period: $0).report(register)
      return GivenReport(shown: figures.suppressed(), figures: figures)
    }
    let crossing = try Request(period: "2026-02-15..2026-03-14").report(register)
    let refusal = #expect(throws: ExposingReport.self) {
      try crossing.suppressed(areas: [:], beside: given)
    }
    #expect(refusal?.earlier == 1)
  }

  @Test func `a table of units whose table for other days crosses it is refused`() throws {
    let register = RandomRegister(seed: 1, cases: 200)
    let months = try Request(period: "2026-01", unit: "P", by: [.sex]).report(register)
    let given = [GivenReport(shown: months.suppressed(), figures: months)]
    func refusal(_ by: [Figures.Dimension]) throws -> Bool {
      let quarter = try Request(period: "2026-Q1", by: by).report(register)
      return (try? quarter.suppressed(areas: [:], beside: given)) == nil
    }
    #expect(try refusal([.sex]))
    #expect(try !refusal([.subjectKind]))
  }

  @Test func `what somebody else has given out is respected without its hidden figures`() throws {
    for seed in 0..<6 {
      let register = RandomRegister(seed: seed, cases: 240)
      let all = try Request(period: "2026-02").report(register).suppressed()
      let figures = try Request(period: "2026-02", unit: "P").report(register)
      let given = [GivenReport(shown: all, figures: nil)]
      let shown = try? figures.suppressed(areas: [:], beside: given)
      let reader = try Reader(text([all, shown].compactMap(\.self)), areas: RandomRegister.areas)
      #expect(reader.computed == [], "seed \(seed)")
    }
  }
}
