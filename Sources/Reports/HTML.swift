public import Cases
public import Figures
import Mustache

extension StatisticsReport {
  /// The report as one page that needs no other file and prints on A4.
  public func html(titles: ReportTitles, language: Language) throws -> String {
    let page = Page(ReportTables(report: self, titles: titles, language: language))
    let library = try MustacheLibrary(templates: [
      "section": MustacheTemplate(string: text(PackageResources.section_html_mustache)),
      "table": MustacheTemplate(string: text(PackageResources.table_html_mustache)),
      "chart": MustacheTemplate(string: text(PackageResources.chart_svg_mustache)),
      "style": MustacheTemplate(string: text(PackageResources.style_css)),
    ])
    return try MustacheTemplate(string: text(PackageResources.report_html_mustache))
      .render(page, library: library)
  }
}

private func text(_ resource: [UInt8]) -> String { String(decoding: resource, as: UTF8.self) }
