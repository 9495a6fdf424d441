import Cases
import Figures
import Postgres

/// What an entry of the ledger counts, by the names of the database.
enum TallyFigure: String, Sendable, CaseIterable {
  case opened, reopened, received, closed, sent, investigated, sanctioned
  case returnedByProsecutor = "returned_by_prosecutor"
  case violations
  case violationsSanctioned = "violations_sanctioned"
  case subjectsSanctioned = "subjects_sanctioned"
  case minorsReminded = "minors_reminded"
  case decisions
  case decisionsReceived = "decisions_received"
  case decisionsSent = "decisions_sent"
  case annulled, warnings, fines
  case finesAnnulled = "fines_annulled"
  case overrides, remedies, payments, refunds, interest, coerced, deferred, instalments, reduced
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

  /// Nil for what there is on a day: open, overdue, in force or outstanding.
  var source: FigureSource? {
    switch self {
    case .openAtStart, .openAtEnd, .overdue, .overdueExecution, .decisionsInForceAtStart,
      .decisionsInForceAtEnd, .outstandingAtStart, .outstandingAtEnd:
      nil
    case .finesImposed: FigureSource(tally: .fines, isAmount: true)
    case .finesAnnulled: FigureSource(tally: .finesAnnulled, isAmount: true)
    case .finesReduced: FigureSource(tally: .reduced, isAmount: true)
    case .finesExempted: FigureSource(tally: .exempted, isAmount: true)
    case .finesCollected: FigureSource(tally: .payments, isAmount: true)
    case .finesRefunded: FigureSource(tally: .refunds, isAmount: true)
    case .outstandingReceived: FigureSource(tally: .decisionsReceived, isAmount: true)
    case .outstandingSent: FigureSource(tally: .decisionsSent, isAmount: true)
    case .interestPaid: FigureSource(tally: .interest, isAmount: true)
    case .executed: closed(.executed, .executedByCoercion)
    case .prosecuted: closed(.transferredCriminal)
    case .minorsSanctioned: FigureSource(tally: .subjectsSanctioned, isOfMinors: true)
    default: TallyFigure.allCases.first { "\($0)" == rawValue }.map { FigureSource(tally: $0) }
    }
  }

  private func closed(_ reasons: ClosingReason...) -> FigureSource {
    FigureSource(tally: .closed, codes: Set(reasons.map(\.rawValue)))
  }
}
