/// The paper that annuls decisions, or parts of them (hủy bỏ quyết định; Decree 118/2021/NĐ-CP,
/// Art 13, 14.2 and 15): every sanction in force that fits all it names, which are all when it names
/// nothing. What it does not name stays in force.
public struct Annulment: Sendable, Equatable {
  /// Why the decision cannot stand.
  public enum Ground: String, Sendable, CaseIterable, FieldConvertible {
    case wrongSubject = "wrong_subject"
    case noAuthority = "no_authority"
    case wrongProcedure = "wrong_procedure"
    case wrongContent = "wrong_content"
    case criminalOffence = "criminal_offence"
    case complaintUpheld = "complaint_upheld"
    case courtJudgment = "court_judgment"
    case other
  }

  /// Number of the decision that annuls.
  public var number: String
  public var issuedOn: Day
  public var ground: Ground
  /// When the circumstances were verified anew (biên bản xác minh): the term of a new decision
  /// counts from then (Art 15.3). Nil: no new decision is to be taken, and no new term begins.
  public var verifiedOn: Day?
  public var explanation: String?
  /// Number of a decision in force.
  public var decision: String?
  public var violation: Int?
  public var subject: Int?
  /// What becomes of the money, where it names something.
  public var settled: [Settlement] = []

  public init(
    number: String, issuedOn: Day, ground: Ground, verifiedOn: Day? = nil,
    explanation: String? = nil
  ) {
    self.number = number
    self.issuedOn = issuedOn
    self.ground = ground
    self.verifiedOn = verifiedOn
    self.explanation = explanation
  }

  /// From when the term of a new decision counts; nil where there is none.
  var newTermFrom: Day? { ground == .other ? nil : verifiedOn }

  static let shape = Shape(
    Annulment(number: "", issuedOn: .epoch, ground: .other),
    [
      .text("number", \.number, limit: 100),
      .day("issuedOn", \.issuedOn).column("happened_on"),
      .choice("ground", \.ground).column("code"),
      .day("verifiedOn", \.verifiedOn).column("from_on"),
      .text("explanation", \.explanation, limit: 5_000).column("text"),
      .text("decision", \.decision, limit: 100),
      .integer("violation", \.violation, in: .caseNumbers),
      .integer("subject", \.subject, in: .caseNumbers),
      .settlements("settled", \.settled).setByRegister,
    ])
}

/// The paper on which a closed case is taken up again.
public struct Reopening: Sendable, Equatable {
  /// What the paper says.
  public enum Ground: String, Sendable, CaseIterable, FieldConvertible {
    /// The decision was annulled.
    case annulment
    /// A criminal procedure body gave the file back (Law on Handling Administrative Violations,
    /// Art 63): the limitation is a year longer (Art 6.1.c).
    case criminalReturn = "criminal_return"
    /// A complaint was upheld.
    case complaint
    /// A court decided.
    case court

    /// Whether a decision in force ends with it.
    var endsDecisions: Bool {
      switch self {
      case .annulment, .complaint, .court: true
      case .criminalReturn: false
      }
    }
  }

  public var ground: Ground
  /// Number of the paper.
  public var number: String
  /// Its date, or when a file that was given back arrived: the term of the decision counts from it.
  public var on: Day
  /// When the criminal procedure body decided not to prosecute.
  public var decidedOn: Day?

  public init(ground: Ground, number: String, on: Day, decidedOn: Day? = nil) {
    self.ground = ground
    self.number = number
    self.on = on
    self.decidedOn = decidedOn
  }

  static let shape = Shape(
    Reopening(ground: .annulment, number: "", on: .epoch),
    [
      .choice("ground", \.ground).column("code"),
      .text("number", \.number, limit: 100),
      .day("on", \.on).column("happened_on"),
      .day("decidedOn", \.decidedOn).column("from_on"),
    ])
}

/// A charge that ends without a sanction while the case goes on.
public struct Disposal: Sendable, Equatable {
  /// Why; the words are those of the closing reasons.
  public enum Ground: String, Sendable, CaseIterable, FieldConvertible {
    case noViolation = "no_violation"
    case noSanctionArticle11 = "no_sanction_art11"
    case offenderUnknown = "offender_unknown"
    case limitationExpired = "limitation_expired"
    case decisionTermExpired = "decision_term_expired"
    case subjectGone = "subject_gone"
    case transferredCriminal = "transferred_criminal"
    case transferredAuthority = "transferred_authority"
    case reminderMinor = "reminder_minor"
  }

  public var violation: Int
  /// Nil: for every subject charged with the violation.
  public var subject: Int?
  public var ground: Ground
  public var explanation: String

  public init(violation: Int, subject: Int? = nil, ground: Ground, explanation: String) {
    self.violation = violation
    self.subject = subject
    self.ground = ground
    self.explanation = explanation
  }

  static let shape = Shape(
    Disposal(violation: 0, ground: .noViolation, explanation: ""),
    [
      .integer("violation", \.violation, in: .caseNumbers),
      .integer("subject", \.subject, in: .caseNumbers),
      .choice("ground", \.ground).column("code"),
      .text("explanation", \.explanation, limit: 5_000).column("text"),
    ])
}

/// A victim's request in writing that no public apology be made, filed after the decision (Decree
/// 125/2021/NĐ-CP, Art 6.7.a, 11.5.a, 13.5.a).
public struct ApologyWaiver: Sendable, Equatable {
  /// Number of the victim.
  public var victim: Int
  public var filedOn: Day

  public init(victim: Int, filedOn: Day) {
    self.victim = victim
    self.filedOn = filedOn
  }

  static let shape = Shape(
    ApologyWaiver(victim: 0, filedOn: .epoch),
    [
      .integer("victim", \.victim, in: .caseNumbers),
      .day("filedOn", \.filedOn).column("happened_on"),
    ])
}
