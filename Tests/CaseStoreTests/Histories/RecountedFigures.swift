import Cases
import Figures

/// One thing that is counted, or an amount, with what it can be broken down by.
struct Counted {
  let cell: FigureCell
  var amount = 1
  let unit: String
  let on: Day
  var traits: [Dimension: String] = [:]
}

/// What a case counts as known now: what was withdrawn or disowned is not there at all.
extension RecountedCase {
  var counted: [Counted] {
    events.flatMap { flow($0) + breaches($0) + penalties($0) + facts($0) } + money.counted
  }

  /// What counts on the legal day of a document, in the unit that had the case then.
  func counted(
    _ cell: FigureCell, _ amount: Int = 1, on day: Day, by event: Event,
    _ traits: [Dimension: String] = [:]
  ) -> Counted {
    Counted(
      cell: cell, amount: amount, unit: keeper(day, before: event.version), on: day, traits: traits)
  }

  private func flow(_ event: Event) -> [Counted] {
    func here(_ figure: Figure) -> Counted {
      Counted(cell: .figure(figure), unit: event.unit, on: event.on)
    }
    var found: [Counted] = []
    if let destination = event.destination {
      found += [here(.sent), Counted(cell: .figure(.received), unit: destination, on: event.on)]
    }
    switch (event.from, event.to) {
    case (nil, _): found.append(here(.opened))
    case (.opened, .investigated): found.append(here(.investigated))
    case (.investigated, .sanctioned): found.append(here(.sanctioned))
    case (.closed, .investigated):
      found.append(here(.reopened))
      if entries[event.version]?.code == "criminal_return" {
        found.append(here(.returnedByProsecutor))
      }
    case (.opened, .closed), (.investigated, .closed), (.sanctioned, .closed):
      found += closed(event)
    default: break
    }
    return found
  }

  private func closed(_ event: Event) -> [Counted] {
    guard let reason = closings[event.version] else { return [] }
    func here(_ cell: FigureCell) -> Counted { Counted(cell: cell, unit: event.unit, on: event.on) }
    var found = [here(.figure(.closed)), here(.closed(reason))]
    switch reason {
    case .executed, .executedByCoercion: found.append(here(.figure(.executed)))
    case .transferredCriminal: found.append(here(.figure(.prosecuted)))
    case .reminderMinor:
      let reminded = subjects.filter { isReminded($0.key, $0.value, event) }
      found += reminded.map { _ in here(.figure(.minorsReminded)) }
    default: break
    }
    if let decision = remedyDecisions[event.version] {
      found += decision.remedies.map { counted(.remedy($0), on: decision.on, by: event) }
    }
    return found
  }

  /// Not a person who is known to have been of age at the first act.
  private func isReminded(_ number: Int, _ person: Person, _ event: Event) -> Bool {
    guard person.kind == "person", person.version < event.version else { return false }
    let acts = violations.values.filter {
      $0.version < event.version && ($0.subjects.isEmpty || $0.subjects.contains(number))
    }
    let found = detected(by: event)
    let first = acts.map { $0.endedOn ?? found }.min() ?? found
    return person.bornOn.map { age(of: $0, on: first) < 18 } ?? true
  }

  /// The day of detection, as an event found it.
  private func detected(by event: Event) -> Day {
    detections.filter { $0.key <= event.version }.max { $0.key < $1.key }?.value ?? event.on
  }

  /// Whether every charge of a violation ended because there was none, or others are to count it.
  private func isDisposed(_ number: Int, _ breach: Breach) -> Bool {
    let known = subjects.filter { isKnown($0.value.version) }.map(\.key)
    let charged = breach.subjects.isEmpty ? Set(known) : breach.subjects
    let ended = entries.keys.filter(isKnown).compactMap(standing).filter {
      $0.action == "dispose" && $0.violation == number
        && ["no_violation", "transferred_authority"].contains($0.code ?? "")
    }
    return !charged.isEmpty
      && charged.allSatisfy { subject in
        ended.contains { $0.subject == nil || $0.subject == subject }
      }
  }

  /// Not while the case is closed because there was none, or because others are to count it.
  private func breaches(_ event: Event) -> [Counted] {
    let last = events.last { $0.to == .closed && $0.from != .closed }
    if let last, !events.contains(where: { $0.version > last.version && $0.to != .closed }),
      let reason = closings[last.version], [.noViolation, .transferredAuthority].contains(reason)
    {
      return []
    }
    return violations.filter { $0.value.version == event.version && !isDisposed($0.key, $0.value) }
      .map {
        Counted(
          cell: .figure(.violations), unit: event.unit, on: event.on, traits: traits(of: $0.value))
      }
  }

  private func penalties(_ event: Event) -> [Counted] {
    guard let on = decisions[event.version] else { return [] }
    func here(_ figure: Figure, _ amount: Int = 1, _ traits: [Dimension: String]) -> Counted {
      counted(.figure(figure), amount, on: on, by: event, traits)
    }
    let sanctions = sanctions[event.version] ?? []
    let single = sanctions.flatMap { sanction -> [Counted] in
      let traits = traits(of: violations[sanction.violation])
        .merging(traits(of: subjects[sanction.subject])) { $1 }
      return [
        here(sanction.form == "fine" ? .fines : .warnings, 1, traits),
        here(.finesImposed, sanction.amount ?? 0, traits),
        here(.overrides, sanction.override == nil ? 0 : 1, traits),
      ] + sanction.remedies.map { counted(.remedy($0), on: on, by: event, traits) }
    }
    let before = self.sanctions.filter { $0.key < event.version }.flatMap(\.value)
    let violated = Set(sanctions.map(\.violation)).subtracting(before.map(\.violation)).map {
      here(.violationsSanctioned, 1, traits(of: violations[$0]))
    }
    let sanctioned = Set(sanctions.map(\.subject)).flatMap { subject -> [Counted] in
      let traits = traits(of: subjects[subject])
      let isMinor = sanctions.contains { $0.subject == subject && isUnderAge($0, event) }
      return [
        here(.subjectsSanctioned, 1, traits), here(.minorsSanctioned, isMinor ? 1 : 0, traits),
      ]
    }
    return single + violated + sanctioned
  }

  /// Under 18 when the act ended; when it was detected, where the act goes on.
  private func isUnderAge(_ sanction: Penalty, _ decision: Event) -> Bool {
    let bornOn = subjects[sanction.subject]?.bornOn
    let judgedOn = violations[sanction.violation]?.endedOn ?? detected(by: decision)
    return bornOn.map { age(of: $0, on: judgedOn) < 18 } ?? false
  }

  private func age(of bornOn: Day, on day: Day) -> Int {
    let (born, judged) = (bornOn.components, day.components)
    let isBeforeBirthday = (judged.month, judged.day) < (born.month, born.day)
    return judged.year - born.year - (isBeforeBirthday ? 1 : 0)
  }

  private func facts(_ event: Event) -> [Counted] {
    guard let entry = standing(event.version) else { return [] }
    let traits = traits(of: entry.subject.flatMap { subjects[$0] })
    func here(_ figure: Figure, _ amount: Int = 1) -> Counted {
      counted(.figure(figure), amount, on: entry.on ?? event.on, by: event, traits)
    }
    switch (entry.action, entry.code) {
    case ("pay", _):
      return [here(.finesCollected, entry.amount ?? 0), here(.interestPaid, entry.interest ?? 0)]
    case ("defer", _): return [here(.deferred)]
    case ("instal", _): return [here(.instalments)]
    case ("reduce", _): return [here(.reduced)]
    case ("exempt", _): return [here(.exempted)]
    case ("coerce", _): return [here(.coerced)]
    case ("complain", "complaint"): return [here(.complaints)]
    case ("complain", "lawsuit"): return [here(.lawsuits)]
    default: return []
    }
  }

  /// A fact that is not known to have been withdrawn.
  func standing(_ version: Int) -> Entry? {
    guard let entry = entries[version], !(entry.withdrawal.map(isKnown) ?? false) else {
      return nil
    }
    return entry
  }

  private func traits(of breach: Breach?) -> [Dimension: String] {
    guard let breach else { return [:] }
    return [.area: breach.area, .act: breach.act, .areaKind: breach.areaKind ?? Dimension.none]
  }

  private func traits(of person: Person?) -> [Dimension: String] {
    guard let person else { return [:] }
    let sex = person.kind == "person" ? person.sex ?? Dimension.none : Dimension.notAPerson
    return [.subjectKind: person.kind, .sex: sex]
  }
}
