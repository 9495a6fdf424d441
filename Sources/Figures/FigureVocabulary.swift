public import Cases

extension Vocabulary {
  /// The words of the statistics.
  public static let ofFigures = [
    Vocabulary("figure", Figure.self), Vocabulary("dimension", Dimension.self),
    Vocabulary("age_band", AgeBand.self), Vocabulary("period_kind", ReportingPeriod.Kind.self),
    Vocabulary("units_as", StatisticsReport.UnitsAs.self),
  ]
}
