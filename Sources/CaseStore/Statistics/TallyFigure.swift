import Cases
import Figures
import Postgres

/// What an entry of the ledger counts, by the names of the database.
enum TallyFigure: String, Sendable, CaseIterable {
  case opened, reopened, received, closed, sent, investigated, sanctioned, annulled
  case returnedByProsecutor = "returned_by_prosecutor"
  case violations
  case violationsSanctioned = "violations_sanctioned"
  case subjectsSanctioned = "subjects_sanctioned"
  case warnings, fines, overrides, remedies, payments, coerced, deferred, instalments, reduced
  case exempted, complaints, lawsuits
}

extension TallyFigure: PostgresDecodable {}

/// Where a figure comes from in the ledger.
struct FigureSource: Sendable {
  let tally: TallyFigure
  /// Only entries with one of these codes.
  var codes: Set<String>?
  /// The amount is added up, not the quantity.
  var isAmount = false
  /// Only of those under age.
  var isOfMinors = false

  func admits(_ code: String?) -> Bool {
    codes.map { code.map($0.contains) ?? false } ?? !isOfMinors
  }
}

extension Figure {
  /// Which figures an entry counts in.
  static let counting: [TallyFigure: [(figure: Figure, source: FigureSource)]] =
    allCases.reduce(into: [:]) { figures, figure in
      guard let source = figure.source else { return }
      figures[source.tally, default: []].append((figure, source))
    }

  /// Nil for what is open or overdue on a day.
  var source: FigureSource? {
    switch self {
    case .openAtStart, .openAtEnd, .overdue: nil
    case .decisions: FigureSource(tally: .sanctioned)
    case .finesImposed: FigureSource(tally: .fines, isAmount: true)
    case .finesCollected: FigureSource(tally: .payments, isAmount: true)
    case .executed: closed(.executed, .executedByCoercion)
    case .minorsReminded: closed(.reminderMinor)
    case .prosecuted: closed(.transferredCriminal)
    case .minorsSanctioned: FigureSource(tally: .subjectsSanctioned, isOfMinors: true)
    default: TallyFigure.allCases.first { "\($0)" == rawValue }.map { FigureSource(tally: $0) }
    }
  }

  private func closed(_ reasons: ClosingReason...) -> FigureSource {
    FigureSource(tally: .closed, codes: Set(reasons.map(\.rawValue)))
  }
}
