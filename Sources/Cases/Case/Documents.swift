/// What a case is about. A correction adds a whole new description; the old one stays on file.
public struct CaseDescription: Sendable, Equatable {
  public var title: String
  public var summary: String?
  /// How the authority learned of it: `check`, `inspection`, `complaint`, `referral`, …
  public var source: String
  public var detectedOn: Day

  public init(title: String, summary: String?, source: String, detectedOn: Day) {
    self.title = title
    self.summary = summary
    self.source = source
    self.detectedOn = detectedOn
  }
}

/// What kind of area the place of a violation lies in.
public enum AreaKind: String, Sendable, CaseIterable, Codable {
  case remote
  case ethnicMinority = "ethnic_minority"
  case industrialZone = "industrial_zone"
  case other
}

/// A breach found. Numbered 1, 2, 3 … inside the case; refers to subjects and victims by number.
public struct Violation: Sendable, Equatable {
  /// Code of the act in the catalogue.
  public var type: String
  public var subjects: [Int]
  public var victims: [Int] = []
  public var startedOn: Day?
  /// Nil while the act goes on.
  public var endedOn: Day?
  public var place: String?
  public var areaKind: AreaKind?
  public var description: String?

  public init(type: String, subjects: [Int], endedOn: Day? = nil) {
    self.type = type
    self.subjects = subjects
    self.endedOn = endedOn
  }

  /// The day that decides which decree applies: the act's end, or its detection when it goes on.
  public func judged(detectedOn: Day) -> Day { endedOn ?? detectedOn }
}

/// The violation record (biên bản vi phạm hành chính).
public struct Record: Sendable, Equatable {
  public var number: String
  public var madeOn: Day

  public init(number: String, madeOn: Day) {
    self.number = number
    self.madeOn = madeOn
  }
}

/// The sanction decision (quyết định xử phạt).
public struct Decision: Sendable, Equatable {
  public var number: String
  public var issuedOn: Day
  public var signedBy: String
  /// Code of the signer's title.
  public var signerTitle: String
  public var sanctions: [Sanction]

  public init(
    number: String, issuedOn: Day, signedBy: String, signerTitle: String, sanctions: [Sanction]
  ) {
    self.number = number
    self.issuedOn = issuedOn
    self.signedBy = signedBy
    self.signerTitle = signerTitle
    self.sanctions = sanctions
  }
}

/// What is imposed on one subject for one violation.
public struct Sanction: Sendable, Equatable {
  public enum Form: String, Sendable, CaseIterable, Codable { case warning, fine }

  public var violation: Int
  public var subject: Int
  public var form: Form
  /// VND; only with a fine.
  public var amount: Int?
  public var remedies: [String]
  /// Why it leaves the rule of Art 23.4, where it does.
  public var overrideReason: String?

  public init(
    violation: Int, subject: Int, form: Form, amount: Int? = nil, remedies: [String] = []
  ) {
    self.violation = violation
    self.subject = subject
    self.form = form
    self.amount = amount
    self.remedies = remedies
  }
}

/// Remedies ordered where nobody is sanctioned (Law on Handling Administrative Violations, Art 65.2).
public struct RemedyDecision: Sendable, Equatable {
  public var number: String
  public var issuedOn: Day
  public var signedBy: String
  /// Code of the signer's title.
  public var signerTitle: String
  /// Codes.
  public var remedies: [String]

  public init(
    number: String, issuedOn: Day, signedBy: String, signerTitle: String, remedies: [String]
  ) {
    self.number = number
    self.issuedOn = issuedOn
    self.signedBy = signedBy
    self.signerTitle = signerTitle
    self.remedies = remedies
  }
}

/// Everything an event may bring with it.
public struct Documents: Sendable, Equatable {
  public var description: CaseDescription?
  public var subjects: [Subject] = []
  public var victims: [Victim] = []
  public var violations: [Violation] = []
  public var record: Record?
  public var decision: Decision?
  public var closing: ClosingReason?
  public var remedyDecision: RemedyDecision?
  public var fact: Fact?
  /// An investigation without a violation record (Law on Handling Administrative Violations,
  /// Art 56).
  public var isOnTheSpot = false

  public init() {}
}
