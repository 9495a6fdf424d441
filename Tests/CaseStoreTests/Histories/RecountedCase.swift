import Cases
import Figures

/// The plain rows of one case, and what each of its events counts.
struct RecountedCase {
  struct Event {
    let unit: String
    /// Where the case went by this event.
    let destination: String?
    let version: Int
    let from: CaseState?
    let to: CaseState
    let on: Day
  }

  struct Term {
    let start: Int
    let dueOn: Day
    let end: (version: Int, on: Day)?
  }

  struct Person {
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
    let subject: Int?
    let amount: Int?
    let code: String?
    /// Version of the event that withdrew it.
    let withdrawal: Int?
  }

  /// One thing that is counted, or an amount, with what it can be broken down by.
  struct Counted {
    let cell: FigureCell
    var amount = 1
    let traits: [Dimension: String]

    init(_ figure: Figure, _ amount: Int = 1, _ traits: [Dimension: String] = [:]) {
      (cell, self.amount, self.traits) = (.figure(figure), amount, traits)
    }

    init(cell: FigureCell, _ traits: [Dimension: String] = [:]) {
      (self.cell, self.traits) = (cell, traits)
    }
  }

  var events: [Event] = []
  /// By their number, as subjects are.
  var violations: [Int: Breach] = [:]
  var subjects: [Int: Person] = [:]
  /// By the version of their event, as all that follows.
  var closings: [Int: ClosingReason] = [:]
  var decisions: [Int: Day] = [:]
  var sanctions: [Int: [Penalty]] = [:]
  var remedyDecisions: [Int: [String]] = [:]
  var entries: [Int: Entry] = [:]
  var terms: [Term] = []

  // MARK: - Cases open on a day

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

  /// Whether a term was over by a day, as far as these events show.
  func isOverdue(_ day: Day) -> Bool {
    terms.contains { term in
      let isKnown = past(day).contains { $0.version == term.start }
      let end = term.end.flatMap { end in
        events.contains { $0.version == end.version } ? end.on : nil
      }
      return isKnown && term.dueOn < day && end.map { $0 > day } ?? true
    }
  }

  /// The last time it was closed by a day, and in which unit, if it was not opened again.
  private func closing(_ day: Day) -> (reason: ClosingReason, unit: String)? {
    var closing: (reason: ClosingReason, unit: String)?
    for event in past(day) {
      if event.to != .closed { closing = nil }
      if event.from != .closed, event.to == .closed {
        closing = closings[event.version].map { ($0, event.unit) }
      }
    }
    return closing
  }

  // MARK: - What an event counts

  /// Everything an event counts in its unit, as known by a day.
  func counted(_ event: Event, by day: Day) -> [Counted] {
    flow(event) + breaches(event, by: day) + penalties(event) + facts(event, by: day)
  }

  private func flow(_ event: Event) -> [Counted] {
    let sent = event.destination == nil ? [] : [Counted(.sent)]
    switch (event.from, event.to) {
    case (nil, _): return sent + [Counted(.opened)]
    case (.opened, .investigated): return sent + [Counted(.investigated)]
    case (.investigated, .sanctioned): return sent + [Counted(.sanctioned), Counted(.decisions)]
    case (.sanctioned, .investigated): return sent + [Counted(.annulled)]
    case (.closed, .investigated):
      let last = closings.filter { $0.key < event.version }.max { $0.key < $1.key }
      let isReturned = last?.value == .transferredCriminal
      return sent + [Counted(.reopened)] + (isReturned ? [Counted(.returnedByProsecutor)] : [])
    case (.opened, .closed), (.investigated, .closed), (.sanctioned, .closed):
      return sent + closed(event)
    default: return sent
    }
  }

  private func closed(_ event: Event) -> [Counted] {
    guard let reason = closings[event.version] else { return [Counted(.closed)] }
    let figure: Figure? =
      switch reason {
      case .executed, .executedByCoercion: .executed
      case .reminderMinor: .minorsReminded
      case .transferredCriminal: .prosecuted
      default: nil
      }
    let remedies = (remedyDecisions[event.version] ?? []).map { Counted(cell: .remedy($0)) }
    return [Counted(.closed), Counted(cell: .closed(reason))] + (figure.map { [Counted($0)] } ?? [])
      + remedies
  }

  /// Not those that the unit itself found to be none.
  private func breaches(_ event: Event, by day: Day) -> [Counted] {
    let closing = closing(day)
    if closing?.reason == .noViolation, closing?.unit == event.unit { return [] }
    return violations.values.filter { $0.version == event.version }.map {
      Counted(.violations, 1, traits(of: $0))
    }
  }

  private func penalties(_ event: Event) -> [Counted] {
    let sanctions = sanctions[event.version] ?? []
    let single = sanctions.flatMap { sanction -> [Counted] in
      let traits = traits(of: violations[sanction.violation])
        .merging(traits(of: subjects[sanction.subject])) { $1 }
      let isFine = sanction.form == "fine"
      return [
        Counted(isFine ? .fines : .warnings, 1, traits),
        Counted(.finesImposed, sanction.amount ?? 0, traits),
        Counted(.overrides, sanction.override == nil ? 0 : 1, traits),
      ] + sanction.remedies.map { Counted(cell: .remedy($0), traits) }
    }
    let violated = Set(sanctions.map(\.violation)).map {
      Counted(.violationsSanctioned, 1, traits(of: violations[$0]))
    }
    let sanctioned = Set(sanctions.map(\.subject)).flatMap { subject -> [Counted] in
      let traits = traits(of: subjects[subject])
      let isMinor = sanctions.contains { $0.subject == subject && isUnderAge($0, event) }
      return [
        Counted(.subjectsSanctioned, 1, traits),
        Counted(.minorsSanctioned, isMinor ? 1 : 0, traits),
      ]
    }
    return single + violated + sanctioned
  }

  /// Under 18 when the act ended; when it was decided on, where the act goes on.
  private func isUnderAge(_ sanction: Penalty, _ event: Event) -> Bool {
    let judgedOn = violations[sanction.violation]?.endedOn ?? decisions[event.version]
    guard let bornOn = subjects[sanction.subject]?.bornOn, let judgedOn else { return false }
    let (born, judged) = (bornOn.components, judgedOn.components)
    let age = judged.year - born.year
    let isBeforeBirthday = (judged.month, judged.day) < (born.month, born.day)
    return (isBeforeBirthday ? age - 1 : age) < 18
  }

  /// A fact, unless it was known by a day that it was withdrawn.
  private func facts(_ event: Event, by day: Day) -> [Counted] {
    guard let entry = entries[event.version] else { return [] }
    let isWithdrawn = events.contains { $0.version == entry.withdrawal && $0.on <= day }
    if isWithdrawn { return [] }
    let traits = traits(of: entry.subject.flatMap { subjects[$0] })
    switch (entry.action, entry.code) {
    case ("pay", _): return [Counted(.finesCollected, entry.amount ?? 0, traits)]
    case ("defer", _): return [Counted(.deferred)]
    case ("instal", _): return [Counted(.instalments)]
    case ("reduce", _): return [Counted(.reduced)]
    case ("exempt", _): return [Counted(.exempted)]
    case ("coerce", _): return [Counted(.coerced)]
    case ("complain", "complaint"): return [Counted(.complaints)]
    case ("complain", "lawsuit"): return [Counted(.lawsuits)]
    default: return []
    }
  }

  private func traits(of breach: Breach?) -> [Dimension: String] {
    guard let breach else { return [:] }
    return [.area: breach.area, .act: breach.act, .areaKind: breach.areaKind ?? Dimension.none]
  }

  private func traits(of person: Person?) -> [Dimension: String] {
    guard let person else { return [:] }
    return [.subjectKind: person.kind, .sex: person.sex ?? Dimension.none]
  }
}
