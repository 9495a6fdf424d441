public import Cases

/// A column of the statistics (Decree 118/2021/NĐ-CP, Art 35, and the flow of cases).
public enum Figure: String, Sendable, CaseIterable, Codable {
  case openAtStart, opened, reopened, received, closed, sent, openAtEnd
  /// Cases open at the end with a term that was over.
  case overdue
  case investigated, sanctioned
  case violations, violationsSanctioned
  /// Persons, organisations and households a decision sanctions; of them, those under age.
  case subjectsSanctioned, minorsSanctioned
  case decisions, warnings, fines
  /// Sanctions that leave the rule of their fine, each with its reason on record.
  case overrides
  /// VND.
  case finesImposed, finesCollected
  /// Closings by which a decision was carried out in full.
  case executed
  case deferred, instalments, reduced, exempted, coerced
  case complaints, lawsuits
  /// Decisions that were annulled.
  case annulled
  /// Minors reminded instead of sanctioned (Decree 118/2021/NĐ-CP, Art 25).
  case minorsReminded
  /// Files sent for criminal prosecution, and files that came back from it.
  case prosecuted, returnedByProsecutor

  /// open at start + opened + reopened + received − closed − sent = open at end: the figures that
  /// enter, with their signs.
  public static let balance: [(figure: Figure, sign: Int)] = [
    (.openAtStart, 1), (.opened, 1), (.reopened, 1), (.received, 1), (.closed, -1), (.sent, -1),
    (.openAtEnd, -1),
  ]

  /// Whether it is a sum of money rather than a count.
  public var isMoney: Bool { self == .finesImposed || self == .finesCollected }
}

/// One kind of cell in a row: a figure, or a part of one.
public enum FigureCell: Sendable, Hashable {
  case figure(Figure)
  /// Closings for a reason.
  case closed(ClosingReason)
  /// Remedies ordered, by their code.
  case remedy(String)

  /// Every figure, then every closing reason.
  public static let all =
    Figure.allCases.map(FigureCell.figure) + ClosingReason.allCases.map(FigureCell.closed)

  /// The name of its column in a flat table.
  public var column: String {
    switch self {
    case .figure(.warnings): "sanctions_warning"
    case .figure(.fines): "sanctions_fine"
    case .figure(let figure): snakeCase(figure.rawValue)
    case .closed(let reason): "closed_\(reason.rawValue)"
    case .remedy(let code): "remedy_\(code)"
    }
  }
}

/// `openAtStart` as `open_at_start`.
func snakeCase(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}
