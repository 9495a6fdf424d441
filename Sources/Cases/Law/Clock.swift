/// A legal term of one case: when it started, when it is due, and how it ended.
public struct Clock: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable, Codable {
    case running, met, missed, stopped
  }

  public struct End: Sendable, Equatable {
    public enum Outcome: String, Sendable, CaseIterable, Codable {
      /// What the term asks for was done; the days show whether in time.
      case met
      /// Nothing waits for it any more.
      case stopped
    }

    public let outcome: Outcome
    /// The legal date on file, not when it was recorded.
    public let on: Day
    /// The event that ended it.
    public let version: Int

    public init(_ outcome: Outcome, on: Day, version: Int) {
      self.outcome = outcome
      self.on = on
      self.version = version
    }
  }

  /// Counted 1, 2, 3 … inside the case.
  public let number: Int
  public let rule: ClockRule
  public let violation: Int?
  public let subject: Int?
  public let startedOn: Day
  /// In the unit of the rule. More than the rule's where the decision gives more time, or where the
  /// execution was suspended.
  public let length: Int
  public let due: Due
  /// The event that started it.
  public let version: Int
  public var end: End?

  public init(
    number: Int, rule: ClockRule, violation: Int? = nil, subject: Int? = nil, startedOn: Day,
    length: Int? = nil, due: Due, version: Int, end: End? = nil
  ) {
    self.number = number
    self.rule = rule
    self.violation = violation
    self.subject = subject
    self.startedOn = startedOn
    self.length = length ?? rule.length
    self.due = due
    self.version = version
    self.end = end
  }

  /// What the clock shows on a day. A right not used in time has lapsed: it is stopped, not missed.
  public func state(on today: Day) -> State {
    if end?.outcome == .stopped { return .stopped }
    if (end?.on ?? today) > due.day, due.missingYear == nil {
      return rule.lapses ? .stopped : .missed
    }
    return end == nil ? .running : .met
  }

  /// Whether the term is over on a day, whatever was done; nil when its calendar is not loaded and
  /// the day is one on which it may be.
  public func isOver(on day: Day) -> Bool? {
    if day <= due.day { return false }
    return due.missingYear == nil ? true : nil
  }

  /// Whether the two count the same term from the same day.
  func counts(_ other: Clock) -> Bool {
    rule.clock == other.rule.clock && violation == other.violation && subject == other.subject
      && startedOn == other.startedOn
  }
}

/// What an event does to the clocks of its case.
public struct ClockChanges: Sendable, Equatable {
  public var started: [Clock] = []
  /// Clocks of earlier events, with their end.
  public var ended: [Clock] = []

  public init() {}
}
