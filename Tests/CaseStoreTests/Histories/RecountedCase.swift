import Cases
import Figures

/// The plain rows of one case, as recorded by an instant, and where it was on a day.
struct RecountedCase {
  struct Event {
    let unit: String
    /// Where the case went by this event.
    let destination: String?
    let version: Int
    let action: String
    let from: CaseState?
    let to: CaseState
    let on: Day
  }

  struct Term {
    let start: Int
    let dueOn: Day
    let end: (version: Int, on: Day)?
    /// Whether it is for the sanctioned to keep, not for the office.
    let isOfExecution: Bool
  }

  struct Person {
    let version: Int
    let kind: String
    let sex: String?
    let bornOn: Day?
  }

  struct Breach {
    let version: Int
    let act: String
    let area: String
    let areaKind: String?
    let endedOn: Day?
    /// Numbers of the subjects charged; empty: all of the case.
    var subjects: Set<Int> = []
  }

  struct Penalty {
    let violation: Int
    let subject: Int
    let form: String
    let amount: Int?
    let remedies: [String]
    let override: String?
  }

  struct Entry {
    let action: String
    var violation: Int?
    let subject: Int?
    /// Number of a decision it names.
    let decision: String?
    let amount: Int?
    let interest: Int?
    let code: String?
    let on: Day?
    /// Version of the event that withdrew it.
    let withdrawal: Int?
  }

  var events: [Event] = []
  /// By their number, as subjects are.
  var violations: [Int: Breach] = [:]
  var subjects: [Int: Person] = [:]
  /// By the version of their event, as all that follows.
  var closings: [Int: ClosingReason] = [:]
  var decisions: [Int: Day] = [:]
  var decisionNumbers: [Int: String] = [:]
  var sanctions: [Int: [Penalty]] = [:]
  var remedyDecisions: [Int: (on: Day, remedies: [String])] = [:]
  var entries: [Int: Entry] = [:]
  var terms: [Term] = []
  /// The day of detection as each version of the description has it.
  var detections: [Int: Day] = [:]

  // MARK: - Where the case was

  /// What had happened by the end of a day, in order; nothing before the opening.
  private func past(_ day: Day) -> [Event] {
    let past = events.filter { $0.on <= day }
    return past.first?.from == nil ? past : []
  }

  /// The unit in which the case lay open at the end of a day.
  func holder(_ day: Day) -> String? {
    guard let last = past(day).last, last.to != .closed else { return nil }
    return last.destination ?? last.unit
  }

  /// The unit that had the case at the end of a day, open or not, by what is on file or was before a
  /// version; the one that opened it, on days before.
  func keeper(_ day: Day, before version: Int = .max) -> String {
    let moves = events.filter { $0.version < version && $0.on <= day }.compactMap(\.destination)
    return moves.last ?? events[0].unit
  }

  func isKnown(_ version: Int) -> Bool { events.contains { $0.version == version } }

  /// Whether a term was over by a day, as far as these events show.
  func isOverdue(_ day: Day, ofExecution: Bool) -> Bool {
    terms.contains { term in
      let isStarted = past(day).contains { $0.version == term.start }
      let end = term.end.flatMap { isKnown($0.version) ? $0.on : nil }
      return term.isOfExecution == ofExecution && isStarted && term.dueOn < day
        && end.map { $0 > day } ?? true
    }
  }
}
