/// One act of the catalogue, as it reads between two dates.
public struct Act: Sendable, Equatable {
  public let id: Int
  public let code: String
  public let validFrom: Day?
  public let validTo: Day?
  /// Nil when the act carries no fine. For a person, in VND.
  public let fine: ClosedRange<Int>?

  public init(
    id: Int, code: String, validFrom: Day?, validTo: Day?, fine: ClosedRange<Int>?
  ) {
    self.id = id
    self.code = code
    self.validFrom = validFrom
    self.validTo = validTo
    self.fine = fine
  }

  /// Whether this version of the act governs what happened on `day`.
  public func governs(_ day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
  }

  /// The bracket for a subject: an organisation pays double (Decree 125/2021).
  public func bracket(for kind: SubjectKind) -> ClosedRange<Int>? {
    guard let fine else { return nil }
    let factor = kind == .organisation ? 2 : 1
    return fine.lowerBound * factor...fine.upperBound * factor
  }
}
