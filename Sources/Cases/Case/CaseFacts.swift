/// What the guards need to know of a case, read after its row is locked.
public struct CaseFacts: Sendable, Equatable {
  public struct Charge: Sendable, Equatable {
    /// Numbers of the subjects charged; empty while not established.
    public let subjects: [Int]
    public let act: Act
    /// Nil while the act goes on.
    public let endedOn: Day?
    /// Numbers of the victims.
    public let victims: [Int]

    public init(subjects: [Int], act: Act, endedOn: Day? = nil, victims: [Int] = []) {
      self.subjects = subjects
      self.act = act
      self.endedOn = endedOn
      self.victims = victims
    }
  }

  public var state: CaseState
  public var version: Int
  public var openedOn: Day
  public var lastEffectiveOn: Day
  public var description: CaseDescription
  /// Kinds of the subjects, by position: subject 1 comes first.
  public var subjects: [SubjectKind]
  /// Days of birth by the numbers of the subjects, where they are on file.
  public var birthdays: [Int: Day] = [:]
  /// Violations, by position.
  public var charges: [Charge]
  /// By position, whether each victim has asked that no public apology be made.
  public var victimsWithoutApology: [Bool]
  /// When the first violation record was made; nil while none is on file.
  public var recordMadeOn: Day?
  /// Investigated without a record, to be sanctioned on the spot.
  public var isOnTheSpot = false
  /// The day of that investigation.
  public var onTheSpotOn: Day?
  /// The decisions in force, oldest first.
  public var decisions: [DecisionOnFile] = []
  /// The last event that ended every decision in force at once; 0 when none has. What was paid or
  /// let off before it concerns nobody any more.
  public var clearedAt = 0
  /// Everything on file and not withdrawn, oldest first.
  public var proceedings: [ProceedingOnFile] = []
  /// Whether the file was referred to an authority that may sanction.
  public var isReferred = false
  public var clocks: [Clock] = []
  /// How the case was closed; nil while it is open.
  public var closing: ClosingOnFile?
  /// Officers who logged or investigated the case.
  public var preparedBy: Set<Int> = []
  /// Whether the unit asks that another officer sanctions.
  public var needsFourEyes = false
  /// How many earlier sanctions still count against each subject.
  public var earlierSanctions: [Int: Int] = [:]

  public init(
    state: CaseState, version: Int, openedOn: Day, lastEffectiveOn: Day,
    description: CaseDescription, subjects: [SubjectKind], charges: [Charge],
    victimsWithoutApology: [Bool], recordMadeOn: Day?
  ) {
    self.state = state
    self.version = version
    self.openedOn = openedOn
    self.lastEffectiveOn = lastEffectiveOn
    self.description = description
    self.subjects = subjects
    self.charges = charges
    self.victimsWithoutApology = victimsWithoutApology
    self.recordMadeOn = recordMadeOn
  }

  public var victimCount: Int { victimsWithoutApology.count }

  /// Whether an action of this kind is on file and not withdrawn.
  func has(_ action: Action) -> Bool { proceedings.contains { $0.action == action } }

  /// What subjects explained, or that they gave up the right to.
  public var explanations: [Explanation] {
    proceedings.compactMap {
      if case .explanation(let explanation) = $0.proceeding { explanation } else { nil }
    }
  }

  /// The day from which the term of the decision counts anew, as the law has it: the facts were
  /// verified again after an annulment, or a criminal body, a complaint or a court gave the case
  /// back. Nothing else gives a new term (Art 66; Decree 118/2021/NĐ-CP, Art 15.3).
  var termRestartedOn: Day? {
    let starts: [Day?] = proceedings.compactMap {
      switch $0.proceeding {
      case .annulment(let annulment): .some(annulment.newTermFrom)
      case .reopening(let reopening): .some(reopening.on)
      default: nil
      }
    }
    return starts.last ?? nil
  }

  /// Whether a criminal procedure body gave the case back.
  var isReturned: Bool {
    proceedings.contains {
      if case .reopening(let reopening) = $0.proceeding {
        reopening.ground == .criminalReturn
      } else {
        false
      }
    }
  }

  /// The earliest day the next event may take effect. An adopted inspection may predate the
  /// opening in the old register, so the opening counts as well.
  var earliestNext: Day { max(openedOn, lastEffectiveOn) }

  /// The charges against a subject; one against nobody in particular is one against each.
  func charges(against subject: Int) -> [Charge] {
    charges.filter { $0.subjects.isEmpty || $0.subjects.contains(subject) }
  }

  /// Whether a bracket is high enough for the subject to be heard (Law on Handling Administrative
  /// Violations, Art 61).
  func hasExplanationRight(_ subject: Int, law: Law, on day: Day) -> Bool {
    guard let kind = subjects.element(numbered: subject),
      let threshold = law.amount(.explanationRight, on: day)
    else { return false }
    return charges(against: subject).contains {
      ($0.act.bracket(for: kind)?.upperBound ?? 0) >= threshold.value(for: kind) ?? .max
    }
  }
}
