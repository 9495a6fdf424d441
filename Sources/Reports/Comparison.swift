import Cases
import Figures

/// What a period is compared with, as far as the trend of its report tells it.
struct Comparison {
  /// An earlier period, and the heading over the changes since then.
  struct Base {
    let heading: Text
    let point: TrendPoint
  }

  /// The period before, and the same period a year before.
  let bases: [Base]
  /// The periods that follow each other up to the one reported, oldest first.
  let run: [TrendPoint]

  init(_ report: StatisticsReport) {
    let period = ReportingPeriod(named: report.name, kind: report.period)
    func point(_ period: ReportingPeriod?) -> TrendPoint? {
      period.flatMap { period in report.trend.first { $0.name == period.name } }
    }
    func base(_ heading: Text, _ period: ReportingPeriod?) -> [Base] {
      point(period).map { [Base(heading: heading, point: $0)] } ?? []
    }
    let (previous, yearBefore) = (period?.previous, period?.yearBefore)
    bases =
      base(Phrase.sincePrevious, previous)
      + (previous == yearBefore ? [] : base(Phrase.sinceYearBefore, yearBefore))
    var (run, next) = ([TrendPoint](), period)
    while let found = point(next) {
      run.insert(found, at: 0)
      next = next?.previous
    }
    self.run = run
  }
}
