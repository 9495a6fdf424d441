import Cases
import Figures

/// What a column of a table tells of each row.
struct Measure {
  let heading: Text
  /// The group whose heading it stands under; nil in a table without such headings.
  var group: FigureGroup?
  var isWide = false
  var isDrawn = false
  let value: (StatisticsRow) -> Value

  func column(_ language: Language) -> ReportTable.Column {
    ReportTable.Column(heading: heading[language], isWide: isWide, isDrawn: isDrawn)
  }

  static func figure(_ figure: Figure) -> Measure {
    Measure(heading: figure.label, group: figure.group, isWide: figure.isMoney) {
      Value($0.shown(.figure(figure)))
    }
  }

  static func cell(_ cell: FigureCell, _ heading: Text) -> Measure {
    Measure(heading: heading) { Value($0.shown(cell)) }
  }

  static func rate(_ rate: Rate) -> Measure {
    Measure(heading: rate.shortLabel, group: rate.group, value: rate.value)
  }

  /// The part that each row has of the whole.
  static func share(of figure: Figure, in total: StatisticsRow) -> Measure {
    let cell = FigureCell.figure(figure)
    return Measure(heading: Phrase.share, group: figure.group, isDrawn: true) {
      .share($0.shown(cell), of: total.shown(cell))
    }
  }
}

/// How much of what there was to do was done.
enum Rate: CaseIterable {
  /// Of the cases that could be closed: those that were, and those still open.
  case closed
  case overdue
  case collected

  var group: FigureGroup {
    switch self {
    case .closed, .overdue: .flow
    case .collected: .money
    }
  }

  /// Read on its own.
  var label: Text {
    switch self {
    case .closed: Text("Hồ sơ kết thúc trên tổng số phải giải quyết", "Closed of cases handled")
    case .overdue: Text("Hồ sơ quá hạn trên số tồn cuối kỳ", "Overdue of cases open at end")
    case .collected: Text("Tiền phạt đã thu trên số phải nộp", "Fines collected of those imposed")
    }
  }

  /// Read in a column beside what it is reckoned from.
  var shortLabel: Text {
    switch self {
    case .closed: Text("Tỷ lệ kết thúc", "Closed of handled")
    case .overdue: Text("Tỷ lệ quá hạn", "Overdue of open")
    case .collected: Text("Tỷ lệ thu", "Collected of imposed")
    }
  }

  func value(of row: StatisticsRow) -> Value {
    func shown(_ figure: Figure) -> Int? { row.shown(.figure(figure)) }
    return switch self {
    case .closed: .share(shown(.closed), of: sum(shown(.closed), shown(.openAtEnd)))
    case .overdue: .share(shown(.overdue), of: shown(.openAtEnd))
    case .collected: .share(shown(.finesCollected), of: shown(.finesImposed))
    }
  }

  private func sum(_ left: Int?, _ right: Int?) -> Int? {
    left.flatMap { left in right.map { left + $0 } }
  }
}
