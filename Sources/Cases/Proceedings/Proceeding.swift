/// What happened to a case besides its states. One event brings one.
public enum Proceeding: Sendable, Equatable {
  case circumstance(Circumstance)
  case explanation(Explanation)
  case termExtension(TermExtension)
  case earlierSanctionsCheck(EarlierSanctionsCheck)
  case withdrawal(Withdrawal)
  case delivery(Delivery)
  case payment(Payment)
  case remedyCompletion(RemedyCompletion)
  case deferral(Deferral)
  case instalmentPlan(InstalmentPlan)
  case reduction(Reduction)
  case exemption(Exemption)
  case coercion(Coercion)
  case complaint(Complaint)
  case complaintAcceptance(ComplaintAcceptance)
  case complaintDecision(ComplaintDecision)
  case suspension(Suspension)
  case resumption(Resumption)
  case annulment(Annulment)
  case reopening(Reopening)
  case disposal(Disposal)
  case apologyWaiver(ApologyWaiver)
  case evasion(Evasion)
  case decisionCorrection(DecisionCorrection)

  /// The values of the row it is kept in.
  public var values: ProceedingValues {
    switch self {
    case .circumstance(let document): Circumstance.shape.values(of: document)
    case .explanation(let document): Explanation.shape.values(of: document)
    case .termExtension(let document): TermExtension.shape.values(of: document)
    case .earlierSanctionsCheck(let document): EarlierSanctionsCheck.shape.values(of: document)
    case .withdrawal(let document): Withdrawal.shape.values(of: document)
    case .delivery(let document): Delivery.shape.values(of: document)
    case .payment(let document): Payment.shape.values(of: document)
    case .remedyCompletion(let document): RemedyCompletion.shape.values(of: document)
    case .deferral(let document): Deferral.shape.values(of: document)
    case .instalmentPlan(let document): InstalmentPlan.shape.values(of: document)
    case .reduction(let document): Reduction.shape.values(of: document)
    case .exemption(let document): Exemption.shape.values(of: document)
    case .coercion(let document): Coercion.shape.values(of: document)
    case .complaint(let document): Complaint.shape.values(of: document)
    case .complaintAcceptance(let document): ComplaintAcceptance.shape.values(of: document)
    case .complaintDecision(let document): ComplaintDecision.shape.values(of: document)
    case .suspension(let document): Suspension.shape.values(of: document)
    case .resumption(let document): Resumption.shape.values(of: document)
    case .annulment(let document): Annulment.shape.values(of: document)
    case .reopening(let document): Reopening.shape.values(of: document)
    case .disposal(let document): Disposal.shape.values(of: document)
    case .apologyWaiver(let document): ApologyWaiver.shape.values(of: document)
    case .evasion(let document): Evasion.shape.values(of: document)
    case .decisionCorrection(let document): DecisionCorrection.shape.values(of: document)
    }
  }
}

extension Action {
  /// The form of the proceeding the action brings; nil when it brings none.
  public var form: ProceedingForm? { Self.forms[self] }

  private static let forms: [Action: ProceedingForm] = [
    .addCircumstance: .init("circumstance", Circumstance.shape) { .circumstance($0) },
    .explain: .init("explanation", Explanation.shape) { .explanation($0) },
    .extend: .init("extension", TermExtension.shape) { .termExtension($0) },
    .checkEarlierSanctions: .init("earlierSanctions", EarlierSanctionsCheck.shape) {
      .earlierSanctionsCheck($0)
    },
    .withdraw: .init("withdrawal", Withdrawal.shape) { .withdrawal($0) },
    .deliver: .init("delivery", Delivery.shape) { .delivery($0) },
    .pay: .init("payment", Payment.shape) { .payment($0) },
    .completeRemedy: .init("remedy", RemedyCompletion.shape) { .remedyCompletion($0) },
    .defer: .init("deferral", Deferral.shape) { .deferral($0) },
    .instal: .init("instalments", InstalmentPlan.shape) { .instalmentPlan($0) },
    .reduce: .init("reduction", Reduction.shape) { .reduction($0) },
    .exempt: .init("exemption", Exemption.shape) { .exemption($0) },
    .coerce: .init("coercion", Coercion.shape) { .coercion($0) },
    .complain: .init("complaint", Complaint.shape) { .complaint($0) },
    .acceptComplaint: .init("acceptance", ComplaintAcceptance.shape) { .complaintAcceptance($0) },
    .decideComplaint: .init("complaintDecision", ComplaintDecision.shape) {
      .complaintDecision($0)
    },
    .suspend: .init("suspension", Suspension.shape) { .suspension($0) },
    .resume: .init("resumption", Resumption.shape) { .resumption($0) },
    .annul: .init("annulment", Annulment.shape, isRequired: false) { .annulment($0) },
    .reopen: .init("reopening", Reopening.shape, isRequired: false) { .reopening($0) },
    .dispose: .init("disposal", Disposal.shape) { .disposal($0) },
    .waiveApology: .init("apologyWaiver", ApologyWaiver.shape) { .apologyWaiver($0) },
    .recordEvasion: .init("evasion", Evasion.shape) { .evasion($0) },
    .correctDecision: .init("decisionCorrection", DecisionCorrection.shape) {
      .decisionCorrection($0)
    },
  ]
}

/// A proceeding with the event that brought it.
public struct ProceedingOnFile: Sendable, Equatable {
  public let version: Int
  public let action: Action
  public let effectiveOn: Day
  public let proceeding: Proceeding

  public init(version: Int, action: Action, effectiveOn: Day, proceeding: Proceeding) {
    self.version = version
    self.action = action
    self.effectiveOn = effectiveOn
    self.proceeding = proceeding
  }
}
