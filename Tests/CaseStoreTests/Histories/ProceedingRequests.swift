import Cases
import TestRegister

/// Steps that bring a proceeding, as random histories take them.
extension EventRequest {
  private static func bringing(_ action: Action, _ proceeding: Proceeding) -> EventRequest {
    var request = EventRequest(action: action)
    request.documents.proceeding = proceeding
    return request
  }

  /// The subject does not want to explain.
  static func waive(_ subject: Int, on day: Day) -> EventRequest {
    bringing(.explain, .explanation(Explanation(subject: subject, outcome: .waived, on: day)))
  }

  static func deliver(to subject: Int, on day: Day) -> EventRequest {
    bringing(.deliver, .delivery(Delivery(receivedOn: day, subject: subject)))
  }

  static func pay(
    _ amount: Int, interest: Int? = nil, by subject: Int, on day: Day
  ) -> EventRequest {
    let payment = Payment(
      subject: subject, amount: amount, paidOn: day, receipt: "BL-01", interest: interest)
    return bringing(.pay, .payment(payment))
  }

  static func complete(_ remedy: String, by subject: Int, on day: Day) -> EventRequest {
    bringing(
      .completeRemedy,
      .remedyCompletion(RemedyCompletion(subject: subject, remedy: remedy, completedOn: day)))
  }

  static func deferFine(of subject: Int, until day: Day) -> EventRequest {
    bringing(.defer, .deferral(Deferral(subject: subject, until: day, ground: "khó khăn")))
  }

  /// In two payments, the first of them the larger.
  static func instal(_ amount: Int, by subject: Int, from day: Day) -> EventRequest {
    let second = amount / 3
    let payments = [
      Instalment(dueOn: day.adding(days: 30), amount: amount - second),
      Instalment(dueOn: day.adding(days: 60), amount: second),
    ]
    return bringing(.instal, .instalmentPlan(InstalmentPlan(subject: subject, payments: payments)))
  }

  static func reduceFine(of subject: Int, by amount: Int) -> EventRequest {
    bringing(.reduce, .reduction(Reduction(subject: subject, amount: amount, ground: "khó khăn")))
  }

  static func exempt(_ subject: Int) -> EventRequest {
    bringing(.exempt, .exemption(Exemption(subject: subject, ground: "khó khăn")))
  }

  static func coerce(_ subject: Int, on day: Day) -> EventRequest {
    bringing(.coerce, .coercion(Coercion(subject: subject, number: "CC-01", issuedOn: day)))
  }

  static func complain(_ kind: Complaint.Kind, on day: Day) -> EventRequest {
    bringing(.complain, .complaint(Complaint(kind: kind, filedOn: day)))
  }

  /// An evasion of one day.
  static func evade(_ stage: Evasion.Stage, by subject: Int, on day: Day) -> EventRequest {
    bringing(
      .recordEvasion,
      .evasion(
        Evasion(subject: subject, stage: stage, from: day, endedOn: day, ground: "bỏ trốn")))
  }

  static func accept(on day: Day) -> EventRequest {
    bringing(
      .acceptComplaint,
      .complaintAcceptance(ComplaintAcceptance(outcome: .accepted, number: "TL-01", on: day)))
  }

  static func decideComplaint(on day: Day) -> EventRequest {
    bringing(
      .decideComplaint,
      .complaintDecision(
        ComplaintDecision(number: "GQ-01", decidedOn: day, outcome: .rejected, receivedOn: day)))
  }

  static func dispose(_ violation: Int, _ subject: Int) -> EventRequest {
    bringing(
      .dispose,
      .disposal(
        Disposal(
          violation: violation, subject: subject, ground: .noViolation,
          explanation: "không đủ chứng cứ")))
  }

  /// On paper, with the circumstances verified on the same day.
  static func annul(on day: Day) -> EventRequest {
    var request = EventRequest.noted(.annul, on: day)
    request.documents.proceeding = .annulled(on: day)
    return request
  }

  /// On a paper that ends the decision.
  static func reopen(on day: Day) -> EventRequest {
    var request = EventRequest.noted(.reopen, on: day)
    request.documents.proceeding = .reopened(.annulment, on: day)
    return request
  }

  /// On paper, of what it names alone.
  static func annulPart(on day: Day, _ name: (inout Annulment) -> Void) -> EventRequest {
    var annulment = Annulment(
      number: "HB-02", issuedOn: day, ground: .wrongContent, verifiedOn: day)
    name(&annulment)
    var request = EventRequest.noted(.annul, on: day)
    request.documents.proceeding = .annulment(annulment)
    return request
  }

  static func withdraw(event version: Int) -> EventRequest {
    var request = EventRequest.noted(.withdraw)
    request.documents.proceeding = .withdrawal(Withdrawal(event: version))
    return request
  }
}

extension Proceeding {
  /// The paper of an annulment, with the circumstances verified on the same day.
  static func annulled(on day: Day) -> Proceeding {
    .annulment(
      Annulment(number: "HB-01", issuedOn: day, ground: .wrongContent, verifiedOn: day))
  }

  static func reopened(_ ground: Reopening.Ground, on day: Day) -> Proceeding {
    .reopening(Reopening(ground: ground, number: "ML-01", on: day))
  }
}
