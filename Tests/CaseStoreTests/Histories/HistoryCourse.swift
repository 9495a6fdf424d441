import Cases
import TestRegister

/// What a random history knows of one case: enough to choose a next step that the rules permit.
struct HistoryCourse {
  struct Charge {
    let act: HistoryAct
    /// Empty: against nobody in particular.
    let subjects: [Int]
    /// When it ended, or was detected while it went on.
    let judgedOn: Day
  }

  /// A violation with a subject charged with it.
  struct Pair: Hashable {
    let violation: Int
    let subject: Int
  }

  /// A fact on file that was not withdrawn.
  struct Entry {
    let version: Int
    let action: Action
    var subject: Int?
    /// VND.
    var amount = 0
    var remedy: String?
    /// Whether an annulment of a part has reckoned with it.
    var isSettled = false
    /// Not a lawsuit.
    var isComplaint = false
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
  var birthdays: [Day?] = []
  var charges: [Charge] = []
  /// A case taken over as investigated has none.
  var hasRecord = false
  /// Subjects whose right to explain is used up.
  var heard: Set<Int> = []
  /// When a paper of the law last gave the decision a new term.
  var restartedOn: Day?
  /// Whether a criminal body gave the case back: its limitation is a year longer.
  var isReturned = false
  /// Charges that ended without a sanction.
  var disposed: Set<Pair> = []
  var closedFor: ClosingReason?
  /// Of the first record, and of the last decision.
  var recordMadeOn: Day?
  var decidedOn: Day?
  /// When the term of the decision began.
  var termStartedOn: Day?
  /// Of the decisions in force.
  var sanctions: [Sanction] = []
  /// The decision that imposed each of them.
  var origins: [Pair: (version: Int, number: String)] = [:]
  var decisionVersion = 0
  /// What an annulment of a part gave back to each subject, or let fall with its fine, in VND.
  var givenBack: [Int: Int] = [:]
  var entries: [Entry] = []

  init(unit: String, last: Day) {
    self.unit = unit
    self.last = last
  }

  var supervisor: String { unit == "DN" ? "supervisor.dn" : "supervisor.hn" }

  // MARK: - Legal dates

  static let oldDetection = day(2025, 7, 10)

  var detectedOn = oldDetection

  /// Codes of the remedies that the acts of the case allow.
  var remedies: [String] { Set(charges.flatMap(\.act.remedies)).sorted() }

  /// When an act ended that is found now.
  var actEndedOn: Day { isOld ? day(2025, 7, 8) : day(2026, 3, 1) }

  static let oldRecord = day(2025, 7, 14)

  static let oldDecision = day(2025, 7, 16)

  /// The first day that a document about the case, as it stands, may have.
  var firstLegalDay: Day { decidedOn ?? recordMadeOn ?? last }

  // MARK: - Charges

  func isCharged(_ subject: Int, _ charge: Charge) -> Bool {
    charge.subjects.isEmpty || charge.subjects.contains(subject)
  }

  /// A subject who must still be heard before it is sanctioned.
  var subjectToHear: Int? {
    Set(undecided.map(\.subject)).sorted().first { subject in
      !heard.contains(subject)
        && charges.contains { $0.act.needsHearing && isCharged(subject, $0) }
    }
  }

  /// Charges that are neither sanctioned nor ended.
  var undecided: [Pair] {
    charges.enumerated().flatMap { index, charge in
      subjects.indices.map { $0 + 1 }.filter { isCharged($0, charge) }
        .map { Pair(violation: index + 1, subject: $0) }
    }.filter { pair in
      !disposed.contains(pair)
        && !sanctions.contains { $0.violation == pair.violation && $0.subject == pair.subject }
    }
  }

  /// Full years of a person on the day of the act; nil where it is not known.
  func age(_ pair: Pair) -> Int? {
    guard let bornOn = birthdays[pair.subject - 1] else { return nil }
    let day = charges[pair.violation - 1].judgedOn
    return (0...120).last { bornOn.adding(months: 12 * $0) <= day }
  }

  /// Whether anybody may be sanctioned for it: somebody known, 14 years old or more.
  func isSanctionable(_ pair: Pair) -> Bool {
    subjects[pair.subject - 1] != .unknown && (age(pair) ?? 18) >= 14
  }

  /// Whether a minor may be reminded: 14 or 15, and 16 or 17 where the act carries a warning.
  func mayBeReminded(_ pair: Pair) -> Bool {
    guard [.person, .unknown].contains(subjects[pair.subject - 1]) else { return false }
    guard let age = age(pair) else { return true }
    return age >= 14 && (age < 16 || age < 18 && charges[pair.violation - 1].act.fine == nil)
  }

  // MARK: - The decision in force

  var sanctionedSubjects: [Int] { Set(sanctions.map(\.subject)).sorted() }

  func entries(_ action: Action, of subject: Int? = nil) -> [Entry] {
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
    return max(0, imposed(on: subject) - sum(.reduce) - sum(.pay) + (givenBack[subject] ?? 0))
  }

  func openRemedies(of subject: Int) -> [String] {
    let ordered = sanctions.filter { $0.subject == subject }.flatMap(\.remedies)
    let completed = entries(.completeRemedy, of: subject).compactMap(\.remedy)
    return Set(ordered).subtracting(completed).sorted()
  }

  func isDelivered(to subject: Int) -> Bool { !entries(.deliver, of: subject).isEmpty }

  private var isExecuted: Bool {
    !sanctions.isEmpty && undecided.isEmpty
      && sanctionedSubjects.allSatisfy { subject in
        outstanding(of: subject) == 0 && openRemedies(of: subject).isEmpty
          && isDelivered(to: subject) && !owesInterest(subject)
      }
  }

  /// Every payment brings more interest than can have arisen; a fine that is only reduced may have
  /// been owed too long before.
  private func owesInterest(_ subject: Int) -> Bool {
    imposed(on: subject) > 0 && entries(.pay, of: subject).isEmpty
      && entries(.exempt, of: subject).isEmpty
  }

  /// Whether a complaint against the decision waits to be taken up; the first to be decided is
  /// decided after all are.
  var hasComplaintToAccept: Bool {
    !sanctions.isEmpty && entries(.decideComplaint).isEmpty
      && entries(.complain).count { $0.isComplaint } > entries(.acceptComplaint).count
  }

  /// Whether a complaint or lawsuit against the decision waits to be decided.
  var hasComplaintToDecide: Bool {
    !sanctions.isEmpty && entries(.complain).count > entries(.decideComplaint).count
  }

  /// Counted facts that may be withdrawn while a decision is in force.
  var withdrawable: [Entry] {
    let counted: Set<Action> = [.pay, .coerce, .defer, .instal, .reduce, .exempt, .complain]
    return entries.filter { counted.contains($0.action) && !$0.isSettled }
  }

  // MARK: - Closing

  /// Whether the case bears the reason out on a day. No term is over on a doubtful day.
  func bears(_ reason: ClosingReason, on day: Day) -> Bool {
    switch reason {
    case .executed: isExecuted
    case .executedByCoercion: isExecuted && !entries(.coerce).isEmpty
    case .exempted: isExecuted && !entries(.exempt).isEmpty
    case .limitationExpired: isOld && day >= Self.oldTermsAreOver && !isReturned
    case .executionLimitationExpired:
      isOld && day >= Self.oldTermsAreOver && !sanctions.isEmpty
        && sanctionedSubjects.allSatisfy { openRemedies(of: $0).isEmpty }
    case .annulled: !sanctions.isEmpty
    case .reminderMinor: !undecided.isEmpty && undecided.allSatisfy(mayBeReminded)
    case .decisionTermExpired:
      !hasRecord || (isOld && day > (restartedOn ?? Self.oldRecord).adding(days: 40))
    case .noViolation, .noSanctionArticle11, .offenderUnknown, .subjectGone, .transferredCriminal,
      .transferredAuthority:
      true
    }
  }

  /// A year and a few days after the dates of an old case.
  private static let oldTermsAreOver = day(2026, 7, 20)
}
