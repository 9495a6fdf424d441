/// What the guards need to know of a case, read after its row is locked.
public struct CaseFacts: Sendable, Equatable {
  public struct Charge: Sendable, Equatable {
    /// Numbers of the subjects charged; empty while not established.
    public let subjects: [Int]
    public let act: Act

    public init(subjects: [Int], act: Act) {
      self.subjects = subjects
      self.act = act
    }
  }

  public var state: CaseState
  public var version: Int
  public var openedOn: Day
  public var lastEffectiveOn: Day
  public var description: CaseDescription
  /// Kinds of the subjects, by position: subject 1 comes first.
  public var subjects: [SubjectKind]
  /// Violations, by position.
  public var charges: [Charge]
  public var victimCount: Int
  public var hasRecord: Bool

  public init(
    state: CaseState, version: Int, openedOn: Day, lastEffectiveOn: Day,
    description: CaseDescription, subjects: [SubjectKind], charges: [Charge], victimCount: Int,
    hasRecord: Bool
  ) {
    self.state = state
    self.version = version
    self.openedOn = openedOn
    self.lastEffectiveOn = lastEffectiveOn
    self.description = description
    self.subjects = subjects
    self.charges = charges
    self.victimCount = victimCount
    self.hasRecord = hasRecord
  }

  /// The earliest day the next event may take effect. An adopted inspection may predate the
  /// opening in the old register, so the opening counts as well.
  var earliestNext: Day { max(openedOn, lastEffectiveOn) }
}
