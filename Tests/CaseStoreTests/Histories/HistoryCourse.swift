import Cases
import TestRegister

/// What a random history knows of one case: enough to choose a next step that the rules permit.
struct HistoryCourse {
  struct Charge {
    let act: HistoryAct
    /// Empty: against nobody in particular.
    let subjects: [Int]
  }

  /// A fact on file that was not withdrawn.
  struct Entry {
    let version: Int
    let action: Action
    var subject: Int?
    /// VND.
    var amount = 0
    var remedy: String?
  }

  var number = ""
  var unit: String
  var state = CaseState.opened
  var last: Day
  var version = 1
  /// Whether the acts, the record and the decision are of 2025, so that terms end in 2026.
  var isOld = false
  /// Kinds of the subjects, by position.
  var subjects: [SubjectKind] = []
  var charges: [Charge] = []
  /// A case taken over as investigated has none.
  var hasRecord = false
  /// Subjects whose right to explain is used up.
  var heard: Set<Int> = []
  /// When the case was last taken up again after a decision or a closing.
  var resumedOn: Day?
  /// Of the decision in force.
  var sanctions: [Sanction] = []
  var decisionVersion = 0
  var entries: [Entry] = []

  init(unit: String, last: Day) {
    self.unit = unit
    self.last = last
  }

  var supervisor: String { unit == "DN" ? "supervisor.dn" : "supervisor.hn" }

  // MARK: - Legal dates

  static let oldDetection = day(2025, 7, 10)

  /// When an act ended that is found now.
  var actEndedOn: Day { isOld ? day(2025, 7, 8) : day(2026, 3, 1) }

  var recordMadeOn: Day { isOld ? day(2025, 7, 14) : TestRegister.today }

  var decidedOn: Day { isOld ? day(2025, 7, 16) : TestRegister.today }

  // MARK: - Charges

  func isCharged(_ subject: Int, _ charge: Charge) -> Bool {
    charge.subjects.isEmpty || charge.subjects.contains(subject)
  }

  /// A subject who must still be heard before anyone is sanctioned.
  var subjectToHear: Int? {
    (1...max(1, subjects.count)).first { subject in
      !heard.contains(subject)
        && charges.contains { $0.act.needsHearing && isCharged(subject, $0) }
    }
  }

  // MARK: - The decision in force

  var sanctionedSubjects: [Int] { Set(sanctions.map(\.subject)).sorted() }

  private func entries(_ action: Action, of subject: Int? = nil) -> [Entry] {
    entries.filter {
      $0.version > decisionVersion && $0.action == action
        && (subject == nil || $0.subject == subject)
    }
  }

  func imposed(on subject: Int) -> Int {
    sanctions.filter { $0.subject == subject }.compactMap(\.amount).reduce(0, +)
  }

  func outstanding(of subject: Int) -> Int {
    func sum(_ action: Action) -> Int {
      entries(action, of: subject).map(\.amount).reduce(0, +)
    }
    if !entries(.exempt, of: subject).isEmpty { return 0 }
    return max(0, imposed(on: subject) - sum(.reduce) - sum(.pay))
  }

  func openRemedies(of subject: Int) -> [String] {
    let ordered = sanctions.filter { $0.subject == subject }.flatMap(\.remedies)
    let completed = entries(.completeRemedy, of: subject).compactMap(\.remedy)
    return Set(ordered).subtracting(completed).sorted()
  }

  func isDelivered(to subject: Int) -> Bool { !entries(.deliver, of: subject).isEmpty }

  private var isExecuted: Bool {
    sanctionedSubjects.allSatisfy {
      outstanding(of: $0) == 0 && openRemedies(of: $0).isEmpty && isDelivered(to: $0)
    }
  }

  /// Counted facts that may be withdrawn while a decision is in force.
  var withdrawable: [Entry] {
    let counted: Set<Action> = [.pay, .coerce, .defer, .instal, .reduce, .exempt, .complain]
    return entries.filter { counted.contains($0.action) }
  }

  // MARK: - Closing

  /// Whether the case bears the reason out on a day. No term is over on a doubtful day.
  func bears(_ reason: ClosingReason, on day: Day) -> Bool {
    switch reason {
    case .executed: isExecuted
    case .executedByCoercion: isExecuted && !entries(.coerce).isEmpty
    case .exempted: !entries(.exempt).isEmpty
    case .limitationExpired: isOld && day >= Self.oldTermsAreOver
    case .executionLimitationExpired: isOld && day >= Self.oldTermsAreOver
    case .decisionTermExpired:
      !hasRecord || (isOld && day > (resumedOn ?? recordMadeOn).adding(days: 40))
    case .noViolation, .noSanctionArticle11, .offenderUnknown, .subjectGone, .transferredCriminal,
      .transferredAuthority, .reminderMinor, .annulled:
      true
    }
  }

  /// A year and a few days after the dates of an old case.
  private static let oldTermsAreOver = day(2026, 7, 20)
}
