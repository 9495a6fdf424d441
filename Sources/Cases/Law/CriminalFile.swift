/// The way of a file to a criminal procedure body and back (Law on Handling Administrative
/// Violations, Art 62 and 63).
extension CaseFacts {
  /// The days from which the execution is suspended for signs of a crime, with the file still to
  /// go or gone; none once the execution goes on or the case was taken up again.
  var criminalSigns: [Day] {
    if let closing, closing.reason != .transferredCriminal { return [] }
    let ends: [Action] = [.reopen, .resume]
    let ended = proceedings.last { ends.contains($0.action) }?.version ?? 0
    let days = sinceDecision.drop { $0.version <= ended }.compactMap { entry -> Day? in
      guard case .suspension(let suspension) = entry.proceeding else { return nil }
      return suspension.cause == .criminalSign ? suspension.from : nil
    }
    return Set(days).sorted()
  }

  var fileTransferredOn: Day? {
    closing?.reason == .transferredCriminal ? closing?.on : nil
  }

  /// When the body decided, of the file that came back last.
  var bodyDecidedOn: Day? { lastReturn?.decidedOn }

  var fileReturnedOn: Day? { lastReturn?.on }

  private var lastReopening: ProceedingOnFile? { proceedings.last { $0.action == .reopen } }

  private var lastReturn: Reopening? {
    guard case .reopening(let reopening)? = lastReopening?.proceeding,
      reopening.ground == .criminalReturn
    else { return nil }
    return reopening
  }
}

extension ClockRule {
  /// Whether each day that starts it has a term of its own: each decision is carried out within
  /// the term that its own receipt starts.
  var isRepeated: Bool {
    switch start {
    case .receipt: goal == .execution
    case .decision, .complaint, .secondComplaint, .acceptance, .secondAcceptance,
      .complaintDecision, .criminalSign:
      true
    case .detection, .expertResult, .record, .reliefEnd, .actEnd, .bodyDecision: false
    }
  }
}
