/// How a term is counted, as one version of the law has it.
public struct ClockRule: Sendable, Equatable {
  /// What the first day is counted from: a legal date on file.
  public enum Start: String, Sendable, CaseIterable, Codable {
    case detection, record, decision, receipt
    /// The result of an expert, on record with the longer term.
    case expertResult = "expert_result"
    /// The end of a deferral, or the day of the next payment of a plan.
    case reliefEnd = "relief_end"
    /// Each complaint.
    case complaint
    case secondComplaint = "second_complaint"
    /// The day a complaint was taken up.
    case acceptance
    case secondAcceptance = "second_acceptance"
    /// The receipt of the decision on a first complaint.
    case complaintDecision = "complaint_decision"
    /// The suspension of the execution for signs of a crime.
    case criminalSign = "criminal_sign"
    /// The decision of a criminal procedure body not to prosecute.
    case bodyDecision = "body_decision"
    /// The end of each act, or the detection of one that goes on.
    case actEnd = "act_end"
  }

  /// The document that ends the term in time or late.
  public enum Goal: String, Sendable, CaseIterable, Codable {
    case record, explanation, decision, delivery, execution, complaint
    case complaintDecision = "complaint_decision"
    case acceptance
    case secondComplaint = "second_complaint"
    /// The file goes to a criminal procedure body.
    case fileTransfer = "file_transfer"
    /// The file comes back from it.
    case fileReturn = "file_return"

    /// Whether the term runs on in a closed case.
    var outlivesClosing: Bool {
      switch self {
      case .complaintDecision, .acceptance, .secondComplaint, .fileTransfer: true
      case .record, .explanation, .decision, .delivery, .execution, .complaint, .fileReturn: false
      }
    }
  }

  /// When the rule applies at all.
  public enum Condition: String, Sendable, CaseIterable, Codable {
    case always
    /// Where a subject has the right to explain.
    case explanationRight = "explanation_right"
    /// Once the file was referred to the authority in charge.
    case forwarded
    /// Once a subject has explained, or once it is on record that circumstances are verified.
    case explained
    /// Once a criminal procedure body gave the case back.
    case returned
    /// Once the term was extended to this one, on record.
    case extended
  }

  public enum Unit: String, Sendable, CaseIterable, Codable {
    case workingDay = "working_day"
    case day, month, year
  }

  /// What follows when the term is over.
  public enum Effect: String, Sendable, CaseIterable, Codable { case warn, block }

  public let id: Int
  /// Code of the clock: `decide`, `sanction_limitation`, …
  public let clock: String
  /// Of the clocks of one family only the longest that applies runs.
  public let family: String
  public let start: Start
  public let goal: Goal
  public let condition: Condition
  public let length: Int
  public let unit: Unit
  public let effect: Effect
  /// Whether a right lapses when the term is over, rather than a duty being missed.
  public let lapses: Bool
  /// By the day the clock starts from.
  public let validity: Validity
  public let basis: LegalBasis

  public init(
    id: Int, clock: String, family: String, start: Start, goal: Goal, condition: Condition,
    length: Int, unit: Unit, effect: Effect, lapses: Bool, validity: Validity, basis: LegalBasis
  ) {
    self.id = id
    self.clock = clock
    self.family = family
    self.start = start
    self.goal = goal
    self.condition = condition
    self.length = length
    self.unit = unit
    self.effect = effect
    self.lapses = lapses
    self.validity = validity
    self.basis = basis
  }
}
