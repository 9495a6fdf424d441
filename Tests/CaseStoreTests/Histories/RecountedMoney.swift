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

  /// What one subject was to pay.
  private struct Account {
    /// In VND, by decision and violation; warnings are not in it.
    var fines: [Place: Int] = [:]
    var paid = 0
    var reduced = 0
    var owed = 0
    var isExempt = false
  }

  private struct Place: Hashable {
    let decision: Int
    let violation: Int
  }

  private(set) var changes: [Change] = []
  private(set) var counted: [Counted] = []
  private let history: RecountedCase
  private var accounts: [Int: Account] = [:]
  /// What every decision in force still imposes.
  private var standing: [Int: [RecountedCase.Penalty]] = [:]

  init(_ history: RecountedCase) {
    self.history = history
    for event in history.events {
      if let on = history.decisions[event.version] { impose(by: event, on: on) }
      if let entry = history.standing(event.version) { follow(entry, event) }
      if isEnding(event) { end(by: event) }
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

  private mutating func impose(by event: RecountedCase.Event, on day: Day) {
    add(.decisions, 1, by: event, on: day, decisions: 1)
    let penalties = history.sanctions[event.version] ?? []
    standing[event.version] = penalties
    for penalty in penalties where penalty.form == "fine" {
      let place = Place(decision: event.version, violation: penalty.violation)
      accounts[penalty.subject, default: Account()].fines[place] = penalty.amount ?? 0
      accounts[penalty.subject]?.owed += penalty.amount ?? 0
      changes.append(Change(event: event, on: day, owed: penalty.amount ?? 0))
    }
  }

  private mutating func follow(_ entry: RecountedCase.Entry, _ event: RecountedCase.Event) {
    guard let subject = entry.subject, var account = accounts[subject] else { return }
    let amount = entry.amount ?? 0
    switch entry.action {
    case "pay":
      account.paid += amount
      account.owed -= amount
      changes.append(Change(event: event, on: entry.on ?? event.on, owed: -amount))
    case "reduce":
      account.reduced += amount
      account.owed -= amount
      add(.finesReduced, amount, by: event, on: event.on, owed: -amount)
    case "exempt":
      add(.finesExempted, account.owed, by: event, on: event.on, owed: -account.owed)
      (account.owed, account.isExempt) = (0, true)
    default: return
    }
    accounts[subject] = account
  }

  /// An annulment, a reopening that ends decisions, or a closing for an annulment.
  private func isEnding(_ event: RecountedCase.Event) -> Bool {
    let paper = history.entries[event.version]
    return event.action == "annul" || history.closings[event.version] == .annulled
      || (event.action == "reopen"
        && ["annulment", "complaint", "court"].contains(paper?.code ?? ""))
  }

  private mutating func end(by event: RecountedCase.Event) {
    let paper = history.entries[event.version]
    let day = paper?.on ?? event.on
    for (decision, penalties) in standing {
      let number = history.decisionNumbers[decision]
      let (ended, left) = (
        penalties.filter { isNamed($0, number, by: paper) },
        penalties.filter { !isNamed($0, number, by: paper) }
      )
      for penalty in ended {
        let place = Place(decision: decision, violation: penalty.violation)
        accounts[penalty.subject]?.fines[place] = nil
      }
      standing[decision] = left.isEmpty ? nil : left
      if left.isEmpty { add(.annulled, 1, by: event, on: day, decisions: -1) }
    }
    for subject in accounts.keys.sorted() { settle(subject, by: event, on: day) }
  }

  private func isNamed(
    _ penalty: RecountedCase.Penalty, _ number: String?, by paper: RecountedCase.Entry?
  ) -> Bool {
    guard let paper, paper.action == "annul" else { return true }
    return paper.decision.map { $0 == number } ?? true
      && paper.violation.map { $0 == penalty.violation } ?? true
      && paper.subject.map { $0 == penalty.subject } ?? true
  }

  /// The fines still in force hold what was let off, then what was paid; the rest goes back.
  private mutating func settle(_ subject: Int, by event: RecountedCase.Event, on day: Day) {
    guard var account = accounts[subject] else { return }
    let left = account.fines.values.reduce(0, +)
    let due = max(0, left - account.reduced)
    let refunded = max(0, account.paid - due)
    let owed = account.isExempt ? 0 : due - (account.paid - refunded)
    let annulled = account.owed + refunded - owed
    add(.finesAnnulled, annulled, by: event, on: day, owed: -annulled)
    add(.finesRefunded, refunded, by: event, on: day, owed: refunded)
    account.paid -= refunded
    account.reduced = min(account.reduced, left)
    account.owed = owed
    accounts[subject] = account.fines.isEmpty ? nil : account
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
