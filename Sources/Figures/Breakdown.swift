public import Cases

/// What the figures can be broken down by; units always are.
public enum Dimension: String, Codable, Labelled {
  case area, act, areaKind, subjectKind, sex

  /// The figures that have the dimension: those of acts, or those of subjects.
  public var figures: [Figure] {
    switch self {
    case .area, .act, .areaKind:
      [.violations, .violationsSanctioned, .warnings, .fines, .overrides, .finesImposed]
    case .subjectKind, .sex:
      [
        .subjectsSanctioned, .minorsSanctioned, .warnings, .fines, .overrides, .finesImposed,
        .finesCollected,
      ]
    }
  }

  /// The key of what is not on file, or does not apply.
  public static let none = "none"
  /// The key, in the dimension of sex, of organisations and others that have none.
  public static let notAPerson = "not_a_person"

  /// The heading of a table by this dimension.
  public var label: Text {
    switch self {
    case .area: Text("Lĩnh vực", "Area")
    case .act: Text("Hành vi", "Act")
    case .areaKind: Text("Địa bàn", "Kind of place")
    case .subjectKind: Text("Loại đối tượng", "Kind of subject")
    case .sex: Text("Giới tính", "Sex")
    }
  }
}

/// The figures of a scope by one dimension: the rows add up to the total of the report.
public struct Breakdown: Sendable, Equatable {
  public let by: Dimension
  /// Each row has a key of the dimension; keys in order, but those of what has none last.
  public internal(set) var rows: [StatisticsRow]

  public init(by dimension: Dimension, rows: [StatisticsRow]) {
    self.by = dimension
    self.rows = rows.sorted { left, right in
      let (left, right) = (left.key ?? "", right.key ?? "")
      return (Self.last.contains(left) ? 1 : 0, left) < (Self.last.contains(right) ? 1 : 0, right)
    }
  }
}

extension Breakdown: Codable {
  private enum CodingKeys: String, CodingKey { case by, rows }

  /// A row with the figures of the dimension alone.
  private struct Part: Encodable {
    let row: StatisticsRow
    let figures: [Figure]

    func encode(to encoder: any Encoder) throws { try row.encoded(figures, to: encoder) }
  }

  /// Figures that do not have the dimension are absent from its rows.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(by, forKey: .by)
    try container.encode(rows.map { Part(row: $0, figures: by.figures) }, forKey: .rows)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      by: container.decode(Dimension.self, forKey: .by),
      rows: container.decode([StatisticsRow].self, forKey: .rows))
  }

  private static let last: Set<String> = [Dimension.none, Dimension.notAPerson]
}

/// Cases open at the end of a period, by how long they have been open.
public enum AgeBand: String, Codable, Labelled {
  case month = "0-30"
  case quarter = "31-90"
  case half = "91-180"
  case year = "181-365"
  case longer = "366-"

  /// The band of a case that was opened this number of days ago.
  public init(days: Int) {
    self =
      switch days {
      case ...30: .month
      case ...90: .quarter
      case ...180: .half
      case ...365: .year
      default: .longer
      }
  }

  /// How many days a case of the band has been open.
  public var label: Text {
    switch self {
    case .month: Text("Đến 30 ngày", "Up to 30 days")
    case .quarter: Text("31–90 ngày", "31–90 days")
    case .half: Text("91–180 ngày", "91–180 days")
    case .year: Text("181–365 ngày", "181–365 days")
    case .longer: Text("Trên 365 ngày", "Over 365 days")
    }
  }
}

/// The total of one of the periods that led up to the one reported.
public struct TrendPoint: Sendable, Equatable, Codable {
  public let name: String
  public let from: Day
  public let to: Day
  public internal(set) var total: StatisticsRow

  public init(_ period: ReportingPeriod, total: StatisticsRow) {
    name = period.name
    from = period.from
    to = period.to
    self.total = total
  }
}
