public import CaseStore
import Cases
public import Figures
import Foundation
import HTTPTypes
import Hummingbird
public import Reports

extension CaseStore {
  /// The names a report is headed and labelled with, as the asker may know them.
  public func titles(
    of report: StatisticsReport, unit: String?, as asker: Asker
  ) async throws -> ReportTitles {
    let units = try await self.units(as: asker)
    let names = Dictionary(units.map { ($0.code, $0.name) }) { first, _ in first }
    let acts = try await violationTypes(on: nil, as: asker)
    let head = unit ?? report.units.first?.unit ?? ""
    return ReportTitles(
      agency: names[head] ?? head, units: names,
      acts: Dictionary(acts.map { ($0.code, Label(vi: $0.labelVi, en: $0.labelEn)) }) { $1 })
  }
}

extension CaseAPI {
  /// The figures in the form that `Accept` names: a table, a page, a workbook; else JSON.
  func answer(to asked: StatisticsQuery, _ call: Call) async throws -> Response {
    let asker = try call.asker()
    let report = try await store.statistics(asked, as: asker)
    guard let form = ReportForm(accepting: call.request.headers[.accept]) else {
      return try .json(LinkedReport(report: report))
    }
    if form == .csv { return .text(report.csv(), type: form.rawValue) }
    let titles = try await store.titles(of: report, unit: asked.unit, as: asker)
    let headers: HTTPFields = [.contentLanguage: call.language.rawValue]
    guard form == .xlsx else {
      let page = try report.html(titles: titles, language: call.language)
      return .text(page, type: form.rawValue, headers: headers)
    }
    return .file(
      try report.xlsx(titles: titles, language: call.language),
      name: "thanhtra-\(report.month).xlsx", type: form.rawValue, headers: headers)
  }
}

/// What a report is written as besides JSON, by its media type.
private enum ReportForm: String, CaseIterable {
  case csv = "text/csv; charset=utf-8; header=present"
  case html = "text/html; charset=utf-8"
  case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  init?(accepting header: String?) {
    let form = Self.allCases.first { form in
      let type = form.rawValue.prefix { $0 != ";" }
      return header?.contains(type) ?? false
    }
    guard let form else { return nil }
    self = form
  }
}

/// A report with the way from each of its cells to the cases in it.
private struct LinkedReport: Encodable {
  let report: StatisticsReport

  private enum CodingKeys: String, CodingKey { case cases }

  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    // A template of RFC 6570: of each row and cell, as of the very instant of the report.
    let fixed = "of=\(report.month)&period=\(report.period.rawValue)&asOf=\(report.asOf.escaped)"
    try container.encode(
      "/v1/statistics/cases?\(fixed){&unit,alone,figure,reason,remedy,by,key}", forKey: .cases)
  }
}

extension String {
  /// For a query: a plus would be read as a space.
  fileprivate var escaped: String { replacing("+", with: "%2B") }
}
