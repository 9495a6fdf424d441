/// The sanction decision (quyết định xử phạt).
public struct Decision: Sendable, Equatable {
  public var number: String
  public var issuedOn: Day
  public var signedBy: String
  /// Code of the signer's title.
  public var signerTitle: String
  /// Number of the paper by which the holder of the title had a deputy sign (giao quyền; Law on
  /// Handling Administrative Violations, Art 54).
  public var delegationNumber: String?
  public var delegatedOn: Day?
  /// Days to carry it out, where the decision gives more than the law's ten (Art 73.1).
  public var executionDays: Int?
  /// Documents of their own.
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

  public static let shape = Shape(
    Decision(number: "", issuedOn: .epoch, signedBy: "", signerTitle: "", sanctions: []),
    [
      .text("number", \.number, limit: 100),
      .day("issuedOn", \.issuedOn),
      .text("signedBy", \.signedBy),
      .text("signerTitle", \.signerTitle, limit: 64),
      .text("delegationNumber", \.delegationNumber, limit: 100),
      .day("delegatedOn", \.delegatedOn),
      .integer("executionDays", \.executionDays, in: 11...365),
    ])
}

/// What is imposed on one subject for one violation.
public struct Sanction: Sendable, Equatable {
  public enum Form: String, Sendable, CaseIterable, Codable, FieldConvertible {
    case warning, fine
  }

  public var violation: Int
  public var subject: Int
  public var form: Form
  /// VND; only with a fine.
  public var amount: Int?
  public var remedies: [String]
  /// Codes of the additional sanctions.
  public var additional: [String] = []
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

  public static let shape = Shape(
    Sanction(violation: 0, subject: 0, form: .warning),
    [
      .integer("violation", \.violation, in: .caseNumbers),
      .integer("subject", \.subject, in: .caseNumbers),
      .choice("form", \.form),
      .integer("amount", \.amount, in: 0...ClosedRange.vnd.upperBound),
      .texts("remedies", \.remedies).hashed(as: "remedy"),
      .texts("additional", \.additional),
      .reason("override", \.overrideReason, limit: 5_000).column("override_reason").erasable,
    ])
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

  public static let shape = Shape(
    RemedyDecision(number: "", issuedOn: .epoch, signedBy: "", signerTitle: "", remedies: []),
    [
      .text("number", \.number, limit: 100),
      .day("issuedOn", \.issuedOn),
      .text("signedBy", \.signedBy),
      .text("signerTitle", \.signerTitle, limit: 64),
      .texts("remedies", \.remedies, isRequired: true).hashed(as: "remedy"),
    ])
}

extension ClosedRange<Int> {
  /// Amounts a request may name, in VND.
  public static let vnd = 1...1_000_000_000_000
  /// Numbers of subjects, violations and victims inside a case.
  public static let caseNumbers = 1...10_000
}
