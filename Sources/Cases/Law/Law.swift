/// The law a register serves, as data with validity dates. A rule that is not here does not exist:
/// nothing is guessed.
public struct Law: Sendable, Equatable {
  public var clockRules: [ClockRule]
  public var authorities: [SigningAuthority]
  public var amounts: [LegalAmount]
  public var calendar: WorkingCalendar
  /// Codes of every title a signer may have, with authority at some time or not.
  public var titles: Set<String>

  public init(
    clockRules: [ClockRule] = [], authorities: [SigningAuthority] = [],
    amounts: [LegalAmount] = [], calendar: WorkingCalendar = WorkingCalendar([]),
    titles: Set<String> = []
  ) {
    self.clockRules = clockRules
    self.authorities = authorities
    self.amounts = amounts
    self.calendar = calendar
    self.titles = titles
  }

  /// The amount a rule names on a day, or nil when none is on file for it.
  public func amount(_ name: LegalAmount.Name, on day: Day) -> LegalAmount? {
    amounts.first { $0.name == name && $0.validity.contains(day) }
  }

  /// What a title may impose on a day, or nil when it may not sanction then.
  public func authority(of title: String, on day: Day) -> SigningAuthority? {
    authorities.first { $0.title == title && $0.validity.contains(day) }
  }
}

/// What the holder of a title may impose (Law on Handling Administrative Violations, Art 52).
public struct SigningAuthority: Sendable, Equatable {
  /// Code of the title: `department_director`, …
  public let title: String
  /// VND for a person; an organisation's fine may be twice as high. 0: warnings alone.
  public let maximumFine: Int
  public let validity: Validity
  public let basis: LegalBasis

  public init(title: String, maximumFine: Int, validity: Validity, basis: LegalBasis) {
    self.title = title
    self.maximumFine = maximumFine
    self.validity = validity
    self.basis = basis
  }
}

/// An amount a rule turns on, for persons (households as well) and for organisations.
public struct LegalAmount: Sendable, Equatable {
  public enum Name: String, Sendable, CaseIterable, Codable {
    /// Top of the bracket from which the right to explain exists (VND).
    case explanationRight = "explanation_right"
    /// Highest fine without a violation record (VND).
    case onTheSpot = "on_the_spot"
    /// Lowest fine that may be paid in parts (VND).
    case instalments
    /// Lowest fine that may be deferred (VND).
    case deferral
    /// Interest on a fine that is late, in millionths of the fine a day.
    case latePayment = "late_payment"
  }

  public let name: Name
  public let person: Int
  public let organisation: Int
  public let validity: Validity
  public let basis: LegalBasis

  public init(
    name: Name, person: Int, organisation: Int, validity: Validity, basis: LegalBasis
  ) {
    self.name = name
    self.person = person
    self.organisation = organisation
    self.validity = validity
    self.basis = basis
  }

  /// The amount for a subject of this kind.
  public func value(for kind: SubjectKind) -> Int {
    kind == .organisation ? organisation : person
  }
}
