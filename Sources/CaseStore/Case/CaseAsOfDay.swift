public import Cases
import Foundation

/// A clock as people see it.
public struct Deadline: Sendable, Equatable, Codable {
  public let clock: String
  public let violation: Int?
  public let subject: Int?
  public let startedOn: Day
  /// The earliest day it can be, when `provisional`.
  public let dueOn: Day
  /// The calendar of a year the term reaches into is not loaded.
  public let provisional: Bool?
  public let endedOn: Day?
  public let state: Clock.State
  public let effect: ClockRule.Effect
  public let basis: String
  public let reckoning: String

  init(_ clock: Clock, calendar: WorkingCalendar, language: Language, today: Day) {
    self.clock = clock.rule.clock
    violation = clock.violation
    subject = clock.subject
    startedOn = clock.startedOn
    dueOn = clock.due.day
    provisional = clock.due.missingYear.map { _ in true }
    endedOn = clock.end?.on
    state = clock.state(on: today)
    effect = clock.rule.effect
    basis = clock.rule.basis[language]
    reckoning = clock.reckoning(with: calendar, in: language)
  }
}

/// What of a case depends on the day it is asked for: clocks, and interest on what is late.
struct CaseAsOfDay {
  struct Entry: Encodable {
    let subject: Int
    let imposed: Int
    let remitted: Int
    let paid: Int
    let interestPaid: Int
    let outstanding: Int
    let openRemedies: [String]
    let completedOn: Day?
    let lateDays: Int
    let lateInterest: Int
  }

  let facts: CaseFacts
  let law: Law
  let language: Language
  let today: Day

  /// The end of a case's JSON object, with the comma before and the brace behind.
  func tail() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    let deadlines = facts.clocks.map {
      Deadline($0, calendar: law.calendar, language: language, today: today)
    }
    let execution = facts.sanctionedSubjects.map(entry)
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    return try #","deadlines":\#(text(deadlines)),"execution":\#(text(execution))}"#
  }

  private func entry(_ subject: Int) -> Entry {
    let execution = facts.execution(of: subject)
    let interest = facts.lateInterest(of: subject, law: law, today: today)
    return Entry(
      subject: subject, imposed: execution.imposed, remitted: execution.remitted,
      paid: execution.paid, interestPaid: execution.interestPaid,
      outstanding: execution.outstanding,
      openRemedies: execution.openRemedies, completedOn: execution.completedOn,
      lateDays: interest?.days ?? 0, lateInterest: interest?.amount ?? 0)
  }
}
