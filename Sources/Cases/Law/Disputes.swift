/// A complaint or lawsuit with what became of it.
struct Dispute {
  let complaint: Complaint
  /// When it was taken up or refused.
  var answeredOn: Day?
  var isRefused = false
  var decidedOn: Day?
  /// When who complained received the decision.
  var receivedOn: Day?

  /// Nil for a lawsuit, which the law on complaints says nothing of.
  var level: Complaint.Level? {
    complaint.kind == .complaint ? complaint.level ?? .first : nil
  }

  var isOpen: Bool { decidedOn == nil && !isRefused }

  var awaitsAnswer: Bool { level != nil && answeredOn == nil && decidedOn == nil }

  var acceptedOn: Day? { isRefused ? nil : answeredOn }
}

extension CaseFacts {
  /// Complaints and lawsuits, oldest first; each answer and each decision is about the oldest one
  /// that waits for it.
  var disputes: [Dispute] {
    disputed.reduce(into: []) { disputes, entry in
      switch entry.proceeding {
      case .complaint(let complaint): disputes.append(Dispute(complaint: complaint))
      case .complaintAcceptance(let answer):
        guard let index = disputes.firstIndex(where: \.awaitsAnswer) else { return }
        disputes[index].answeredOn = answer.on
        disputes[index].isRefused = answer.outcome == .refused
      case .complaintDecision(let decision):
        guard let index = disputes.firstIndex(where: \.isOpen) else { return }
        disputes[index].decidedOn = decision.decidedOn
        disputes[index].receivedOn = decision.receivedOn
      default: break
      }
    }
  }

  /// What may be about a complaint: since the decision, or since a case without one was closed.
  private var disputed: ArraySlice<ProceedingOnFile> {
    if decisionVersion != nil { return sinceDecision }
    guard let closing else { return [] }
    return proceedings.drop { $0.version <= closing.version }
  }

  /// Complaints of a level; of no level, none.
  func complaints(_ level: Complaint.Level?) -> [Dispute] {
    disputes.filter { $0.level != nil && $0.level == level }
  }

  /// The days that terms of complaints count from.
  func complaintDays(_ start: ClockRule.Start) -> [Day] {
    let days = complaints(start.complaintLevel).compactMap { dispute in
      switch start {
      case .complaint, .secondComplaint: dispute.complaint.filedOn
      case .acceptance, .secondAcceptance: dispute.acceptedOn
      case .complaintDecision: dispute.receivedOn
      default: nil
      }
    }
    return Set(days).sorted()
  }

  /// When the complaints filed on a day had all been answered.
  func complaintsAnswered(_ start: ClockRule.Start, filedOn day: Day) -> Day? {
    let meant = complaints(start.complaintLevel).filter { $0.complaint.filedOn == day }
    return Self.last(meant.map { $0.answeredOn ?? $0.decidedOn })
  }

  /// When the complaints accepted on a day had all been decided.
  func complaintsDecided(_ start: ClockRule.Start, acceptedOn day: Day) -> Day? {
    let meant = complaints(start.complaintLevel).filter { $0.acceptedOn == day }
    return Self.last(meant.map(\.decidedOn))
  }

  /// When a second complaint was filed against a decision that was received on a day.
  func secondComplaint(since day: Day) -> Day? {
    complaints(.second).map(\.complaint.filedOn).first { $0 >= day }
  }

  /// The last of some days; nil while one is missing.
  private static func last(_ days: [Day?]) -> Day? {
    days.contains(nil) ? nil : days.compactMap(\.self).max()
  }
}

extension ClockRule.Start {
  /// The level of the complaints it is about.
  fileprivate var complaintLevel: Complaint.Level? {
    switch self {
    case .complaint, .acceptance, .complaintDecision: .first
    case .secondComplaint, .secondAcceptance: .second
    default: nil
    }
  }
}
