/// One act of the catalogue, as it reads between two dates.
public struct Act: Sendable, Equatable {
  public let id: Int
  public let code: String
  /// Code of the field of state management the act belongs to (Law on Handling Administrative
  /// Violations, Art 24): the ceiling of fines and who may sanction go by it.
  public let field: String
  public let validFrom: Day?
  public let validTo: Day?
  /// Nil when the act carries no fine. For a person, in VND.
  public let fine: ClosedRange<Int>?
  /// Whether a warning may be given for it.
  public let warning: Bool
  /// How many times a person's fine an organisation pays.
  public let organisationFactor: Int
  /// The highest fine of the decree's field for a person, in VND; nil when not established.
  public let ceiling: Int?
  /// Codes of the remedies that may be ordered.
  public let remedies: [String]
  /// Codes of the additional sanctions that may be imposed beside a warning or fine.
  public let additional: [String]

  public init(
    id: Int, code: String, field: String = "gender_equality", validFrom: Day?, validTo: Day?,
    fine: ClosedRange<Int>?, warning: Bool = true, organisationFactor: Int = 2,
    ceiling: Int? = nil, remedies: [String] = [], additional: [String] = []
  ) {
    self.id = id
    self.code = code
    self.field = field
    self.validFrom = validFrom
    self.validTo = validTo
    self.fine = fine
    self.warning = warning
    self.organisationFactor = organisationFactor
    self.ceiling = ceiling
    self.remedies = remedies
    self.additional = additional
  }

  /// Whether this version of the act governs what happened on `day`.
  public func governs(_ day: Day) -> Bool {
    Validity(from: validFrom, to: validTo).contains(day)
  }

  /// The version among some acts that governs a violation.
  public static func governing(
    _ violation: Violation, detectedOn: Day, among acts: [Act]
  ) -> Act? {
    let day = violation.judged(detectedOn: detectedOn)
    return acts.first { $0.code == violation.type && $0.governs(day) }
  }

  /// The bracket for a subject, in VND: an organisation pays as many times more as the decree says
  /// (double under Decree 125/2021), and nobody more than the ceiling of the field.
  public func bracket(for kind: SubjectKind) -> ClosedRange<Int>? {
    guard let fine else { return nil }
    let factor = kind == .organisation ? organisationFactor : 1
    let highest = ceiling.map { min(fine.upperBound, $0) } ?? fine.upperBound
    return min(fine.lowerBound, highest) * factor...highest * factor
  }
}
