import CaseStore
import Cases
import Figures
import Foundation
import HTTPTypes
import Hummingbird
import Reports

extension CaseAPI {
  /// The figures in the form that `Accept` names: a table, a page, a workbook; else JSON.
  func answer(to query: StatisticsQuery, _ call: Call) async throws -> Response {
    let asker = try call.asker()
    let form = ReportForm(accepting: call.request.headers[.accept])
    var query = query
    if form?.isForPeople == true { query.isCompared = true }
    let report = try await store.statistics(query, as: asker)
    guard let form else { return try .json(LinkedReport(report: report)) }
    if form == .csv {
      let table = Array(report.csv().utf8)
      return .file(table, name: "thanhtra-\(report.name).csv", type: form.rawValue)
    }
    let names = try await store.names(in: report, unit: query.unit, as: asker)
    let titles = ReportTitles(agency: names.agency, units: names.units, acts: names.acts)
    var headers: HTTPFields = [.contentLanguage: call.language.rawValue]
    guard form == .xlsx else {
      headers[.contentSecurityPolicy] = SecurityHeaders.page
      let page = try report.html(titles: titles, language: call.language)
      return .text(page, type: form.rawValue, headers: headers)
    }
    return .file(
      try report.xlsx(titles: titles, language: call.language),
      name: "thanhtra-\(report.name).xlsx", type: form.rawValue, headers: headers)
  }
}

/// What a report is written as besides JSON, by its media type.
private enum ReportForm: String, CaseIterable {
  case csv = "text/csv; charset=utf-8; header=present"
  case html = "text/html; charset=utf-8"
  case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// What people read tells them what changed.
  var isForPeople: Bool { self != .csv }

  private var mediaType: String { String(rawValue.prefix { $0 != ";" }) }

  /// Nil for JSON, which goes before the others where a client has no preference.
  init?(accepting header: String?) {
    let types = ["application/json"] + Self.allCases.map(\.mediaType)
    let type = Accept(header).mediaType(among: types)
    guard let form = Self.allCases.first(where: { $0.mediaType == type }) else { return nil }
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
    let fixed =
      "of=\(report.name)&period=\(report.period.rawValue)&asOf=\(report.asOf.description.escaped)"
    try container.encode(
      "/v1/statistics/cases?\(fixed){&unit,alone,figure,reason,remedy,by,key}", forKey: .cases)
  }
}

extension String {
  /// For a query: a plus would be read as a space.
  fileprivate var escaped: String { replacing("+", with: "%2B") }
}
