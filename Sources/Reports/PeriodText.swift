package import Cases

/// The name of a period, read for people.
package struct PeriodText {
  private enum Part {
    case year
    case month(String)
    case quarter(Int)
    case half(Int)
    case action
  }

  private let name: String
  private let from: Day
  private let to: Day
  /// Nil when the period is named by its days.
  private let parts: (year: String, part: Part)?

  package init(_ name: String, from: Day, to: Day) {
    self.name = name
    self.from = from
    self.to = to
    let form = /(\d{4})(?:-(?:(\d\d)|Q([1-4])|H([12])|(action)))?/.asciiOnlyDigits()
    parts = name.wholeMatch(of: form).map { match in
      let part: Part =
        if let month = match.2 {
          .month(String(month))
        } else if let quarter = match.3.flatMap({ Int($0) }) {
          .quarter(quarter)
        } else if let half = match.4.flatMap({ Int($0) }) {
          .half(half)
        } else {
          match.5 == nil ? .year : .action
        }
      return (String(match.1), part)
    }
  }

  /// `tháng 9 năm 2026 (từ ngày 15/08/2026 đến hết ngày 14/09/2026)`.
  package func long(_ language: Language) -> String {
    let days: String =
      switch language {
      case .vi: "từ ngày \(from.text(language)) đến hết ngày \(to.text(language))"
      case .en: "\(from.text(language)) to \(to.text(language))"
      }
    guard let (year, part) = parts else { return days }
    return "\(Self.named(part, year)[language]) (\(days))"
  }

  /// What fits under a bar of a chart.
  func short(_ language: Language) -> String {
    guard let (year, part) = parts else {
      return language == .vi ? "\(from.text(.vi))–\(to.text(.vi))" : "\(from)–\(to)"
    }
    guard language == .vi else { return name }
    return switch part {
    case .year: year
    case .month(let month): "\(month)/\(year)"
    case .quarter(let quarter): "Q\(quarter)/\(year)"
    case .half(let half): half == 1 ? "6T đầu \(year)" : "6T cuối \(year)"
    case .action: "THĐ \(year)"
    }
  }

  private static func named(_ part: Part, _ year: String) -> Text {
    switch part {
    case .year: Text("năm \(year)", year)
    case .month(let month):
      Text("tháng \(Int(month) ?? 0) năm \(year)", "\(year)-\(month)")
    case .quarter(let quarter):
      Text(
        "quý \(["I", "II", "III", "IV"][quarter - 1]) năm \(year)", "\(year), quarter \(quarter)")
    case .half(let half):
      Text(
        half == 1 ? "6 tháng đầu năm \(year)" : "6 tháng cuối năm \(year)",
        "\(year), half \(half)")
    case .action:
      Text("Tháng hành động vì bình đẳng giới năm \(year)", "Month of Action \(year)")
    }
  }
}
