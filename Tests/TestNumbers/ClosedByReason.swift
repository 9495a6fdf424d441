import Cases
public import Figures

extension StatisticsRow {
  /// Closings by the code of their reason, without reasons that closed nothing.
  public var closedByReason: [String: Int] {
    get {
      cells.reduce(into: [:]) { reasons, entry in
        if case .closed(let reason) = entry.key { reasons[reason.rawValue] = entry.value }
      }
    }
    set {
      for reason in ClosingReason.allCases {
        self[.closed(reason)] = newValue[reason.rawValue] ?? 0
      }
    }
  }
}
