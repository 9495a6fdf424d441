/// How the age of a subject on the day of the act changes what may be imposed (Law on Handling
/// Administrative Violations, Art 5.1.a, 22, 134).
enum AgeGroup: Sendable, Equatable {
  /// Nothing changes; also where no day of birth is on file, and for organisations.
  case adult
  /// Fined at most this share of an adult's fine, in per cent.
  case fined(share: Int)
  /// Warned for every act, never fined.
  case warned
  /// Not sanctioned at all.
  case exempt
}

extension CaseFacts {
  /// Whether a subject was too young for any sanction when the act of an open charge ended.
  public func hasSubjectTooYoung(law: Law) -> Bool {
    undecided.contains { ageGroup($0, law: law) == .exempt }
  }

  /// Whether every open charge may end with a reminder.
  public func mayRemind(law: Law) -> Bool {
    !undecided.isEmpty && undecided.allSatisfy { mayBeReminded($0, law: law) }
  }

  /// The age group of a subject for a violation.
  func ageGroup(_ charge: ChargedSubject, law: Law) -> AgeGroup {
    guard let day = actDay(charge.violation) else { return .adult }
    func isYounger(than name: LegalAmount.Name) -> Bool {
      guard let years = law.amount(name, on: day)?.person else { return false }
      return age(of: charge.subject, on: day).map { $0 < years } ?? false
    }
    if isYounger(than: .sanctionAge) { return .exempt }
    if isYounger(than: .fineAge) { return .warned }
    guard isYounger(than: .fineHalvedBelow), let share = law.amount(.minorFineShare, on: day) else {
      return .adult
    }
    return .fined(share: share.person)
  }

  /// Whether a minor may be reminded for a violation instead of being sanctioned (Law on Handling
  /// Administrative Violations, Art 139; Decree 118/2021/NĐ-CP, Art 26). Where no age is on file it
  /// is not for the register to say.
  func mayBeReminded(_ charge: ChargedSubject, law: Law) -> Bool {
    guard let day = actDay(charge.violation),
      let act = charges.element(numbered: charge.violation)?.act,
      let kind = subjects.element(numbered: charge.subject), kind == .person || kind == .unknown
    else { return false }
    guard let age = age(of: charge.subject, on: day) else { return true }
    guard let youngest = law.amount(.reminderAge, on: day)?.person,
      let grown = law.amount(.fineHalvedBelow, on: day)?.person,
      let needsWarning = law.amount(.reminderNeedsWarning, on: day)?.person
    else { return false }
    return age >= youngest && age < grown && (age < needsWarning || act.warning)
  }

  /// The day a violation is judged by: when the act ended, or when one that goes on was detected.
  func actDay(_ violation: Int) -> Day? {
    charges.element(numbered: violation).map { $0.endedOn ?? description.detectedOn }
  }

  /// Full years of a person on a day; nil where no day of birth is on file.
  func age(of subject: Int, on day: Day) -> Int? {
    guard subjects.element(numbered: subject) == .person, let bornOn = birthdays[subject] else {
      return nil
    }
    let years = day.components.year - bornOn.components.year
    return bornOn.adding(months: 12 * years) > day ? years - 1 : years
  }
}
