import Cases

extension EventRequest {
  /// With all the step asks for, where the case is `CaseFacts.example`.
  static func complete(
    _ action: Action, _ change: (inout EventRequest) -> Void = { _ in }
  ) -> EventRequest {
    var request = EventRequest(action: action)
    request.fill()
    change(&request)
    return request
  }

  /// A closing for a reason.
  static func close(_ reason: ClosingReason) -> EventRequest {
    .complete(.close) { $0.documents.closing = reason }
  }

  /// A decision of these sanctions.
  static func sanction(_ sanctions: [Sanction]) -> EventRequest {
    .complete(.sanction) { $0.documents.decision?.sanctions = sanctions }
  }

  private mutating func fill() {
    switch action {
    case .open, .adopt: break
    case .investigate, .addRecord:
      documents.record = Record(number: "BB-01", madeOn: day(2026, 9, 20))
    case .sanction:
      documents.decision = Decision(
        number: "QD-01", issuedOn: day(2026, 9, 25), signedBy: "Người ký Thử",
        signerTitle: "department_director",
        sanctions: [Sanction(violation: 1, subject: 1, form: .fine, amount: 2_500_000)])
    case .close: documents.closing = .subjectGone
    case .return, .annul, .reopen, .note: note = "vì lý do thử nghiệm"
    case .assign: assignee = "inspector.demo"
    case .amend:
      amendment = Amendment()
      amendment?.title = "Tên mới"
    case .addSubject: documents.subjects = [Subject(kind: .person, name: "Lê Thử")]
    case .addViolation: documents.violations = [Violation(type: "FINED", subjects: [1])]
    case .addVictim: documents.victims = [Victim(name: "Phạm Mẫu")]
    case .transfer, .refer: toUnit = "B"
    default: fillProceeding()
    }
  }
}

/// What stands against a request, a line each: `kind pointer code`. Empty when it is accepted.
func refusal(
  of request: EventRequest, on facts: CaseFacts, by role: Role = .supervisor
) -> [String] {
  do throws(CaseError) {
    _ = try Workflow.decide(
      request, on: facts, by: role, acts: Act.all, destination: .named(by: request), today: today)
    return []
  } catch {
    return lines(error)
  }
}

private func lines(_ error: CaseError) -> [String] {
  switch error {
  case .invalid(let problems): problems.map { "invalid \($0.line)" }
  case .unmet(let problems): problems.map { "unmet \($0.line)" }
  case .stepNotAvailable: ["step not available"]
  case .notPermitted: ["not permitted"]
  case .unauthenticated, .notFound, .stale, .idempotencyKeyReused, .conflict: ["\(error)"]
  }
}

extension Problem {
  /// `pointer code`
  var line: String { "\(pointer) \(reason.code)" }
}

/// The change a request makes.
func change(
  by request: EventRequest, on facts: CaseFacts, as role: Role = .supervisor
) throws -> Change {
  try Workflow.decide(
    request, on: facts, by: role, acts: Act.all, destination: .named(by: request), today: today)
}
