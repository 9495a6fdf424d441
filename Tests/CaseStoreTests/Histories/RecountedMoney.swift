import Cases
import Figures

/// Decisions and what is owed on them: every change as known now, each on its legal day.
struct RecountedMoney {
  /// One decision more or less in force, or an amount more or less outstanding.
  struct Change {
    let event: RecountedCase.Event
    let on: Day
    var decisions = 0
    var owed = 0
  }

  private(set) var changes: [Change] = []
  private(set) var counted: [Counted] = []
  private let history: RecountedCase

  init(_ history: RecountedCase) {
    self.history = history
    for event in history.events {
      guard let on = history.decisions[event.version] else { continue }
      add(.decisions, 1, by: event, on: on, decisions: 1)
      let ending = ending(of: event)
      if let ending { add(.annulled, 1, by: ending, on: ending.on, decisions: -1) }
      let fines = (history.sanctions[event.version] ?? []).filter { $0.form == "fine" }
      for subject in Set(fines.map(\.subject)) {
        let imposed = fines.filter { $0.subject == subject }.compactMap(\.amount).reduce(0, +)
        changes.append(Change(event: event, on: on, owed: imposed))
        followFine(imposed, of: subject, since: event, ending)
      }
    }
    for move in history.events { carry(by: move) }
  }

  /// What was in force and outstanding at the end of a day; it is with whoever has the case.
  func balance(_ day: Day) -> (decisions: Int, owed: Int) {
    let past = changes.filter { $0.on <= day }
    return (
      past.map(\.decisions).reduce(0, +), past.map(\.owed).reduce(0, +)
    )
  }

  private mutating func followFine(
    _ imposed: Int, of subject: Int, since decision: RecountedCase.Event,
    _ ending: RecountedCase.Event?
  ) {
    let last = history.decisions.keys.filter { $0 > decision.version }.min() ?? Int.max
    let own = history.events.filter { $0.version > decision.version && $0.version < last }
      .compactMap { event in history.standing(event.version).map { (event, $0) } }
      .filter { $0.1.subject == subject }
    var (paid, reduced) = (0, 0)
    for (event, entry) in own {
      let amount = entry.amount ?? 0
      if entry.action == "pay" {
        paid += amount
        changes.append(Change(event: event, on: entry.on ?? event.on, owed: -amount))
      } else if entry.action == "reduce" {
        reduced += amount
        add(.finesReduced, amount, by: event, on: event.on, owed: -amount)
      }
    }
    let exemption = own.first { $0.1.action == "exempt" }?.0
    let rest = imposed - paid - reduced
    if let exemption { add(.finesExempted, rest, by: exemption, on: exemption.on, owed: -rest) }
    guard let ending else { return }
    let annulled = exemption == nil ? imposed - reduced : paid
    add(.finesAnnulled, annulled, by: ending, on: ending.on, owed: -annulled)
    add(.finesRefunded, paid, by: ending, on: ending.on, owed: paid)
  }

  /// The annulment, reopening or closing for an annulment that ended a decision.
  private func ending(of decision: RecountedCase.Event) -> RecountedCase.Event? {
    history.events.first { event in
      event.version > decision.version
        && ((event.from != .opened && event.from != event.to && event.to == .investigated)
          || history.closings[event.version] == .annulled)
    }
  }

  private mutating func add(
    _ figure: Figure, _ amount: Int, by event: RecountedCase.Event, on day: Day, decisions: Int = 0,
    owed: Int = 0
  ) {
    counted.append(history.counted(.figure(figure), amount, on: day, by: event))
    changes.append(Change(event: event, on: day, decisions: decisions, owed: owed))
  }

  /// What a move takes along: all that was on file then, and what was put on file later of the days
  /// before it.
  private mutating func carry(by move: RecountedCase.Event) {
    guard let destination = move.destination else { return }
    let moved = changes.filter { $0.event.version < move.version || $0.on < move.on }
    let (decisions, owed) = (
      moved.map(\.decisions).reduce(0, +), moved.map(\.owed).reduce(0, +)
    )
    for (figure, unit, amount) in [
      (Figure.decisionsSent, move.unit, decisions), (.outstandingSent, move.unit, owed),
      (.decisionsReceived, destination, decisions), (.outstandingReceived, destination, owed),
    ] {
      counted.append(Counted(cell: .figure(figure), amount: amount, unit: unit, on: move.on))
    }
  }
}

extension RecountedCase {
  var money: RecountedMoney { RecountedMoney(self) }
}
