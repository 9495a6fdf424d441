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

  /// What a title may impose for an act on a day, or nil when it may not sanction it then.
  public func authority(of title: String, for act: Act, on day: Day) -> SigningAuthority? {
    authorities.first { $0.title == title && $0.covers(act) && $0.validity.contains(day) }
  }

  /// Whether a title may sanction anything on a day.
  public func hasAuthority(_ title: String, on day: Day) -> Bool {
    authorities.contains { $0.title == title && $0.validity.contains(day) }
  }
}

/// What the holder of a title may impose in one field (Law on Handling Administrative Violations,
/// Art 52; Decree 118/2021/NĐ-CP, Art 6).
public struct SigningAuthority: Sendable, Equatable {
  /// Code of the title: `department_director`, …
  public let title: String
  /// Code of the field, as acts have it.
  public let field: String
  /// VND for a person; an organisation's fine may be twice as high. 0: warnings alone.
  public let maximumFine: Int
  /// Whether the title may order remedies.
  public let ordersRemedies: Bool
  /// Codes of the acts it is limited to, each perhaps ending in `*`; empty: every act of the field.
  public let acts: [String]
  public let validity: Validity
  public let basis: LegalBasis

  public init(
    title: String, field: String = "gender_equality", maximumFine: Int,
    ordersRemedies: Bool = true, acts: [String] = [], validity: Validity, basis: LegalBasis
  ) {
    self.title = title
    self.field = field
    self.maximumFine = maximumFine
    self.ordersRemedies = ordersRemedies
    self.acts = acts
    self.validity = validity
    self.basis = basis
  }

  /// Whether the act is one of those the title may sanction.
  public func covers(_ act: Act) -> Bool {
    field == act.field
      && (acts.isEmpty
        || acts.contains { $0.last == "*" ? act.code.hasPrefix($0.dropLast()) : act.code == $0 })
  }

  /// The highest fine for a subject of this kind, in VND.
  public func maximumFine(for kind: SubjectKind) -> Int {
    maximumFine * (kind == .organisation ? 2 : 1)
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
    /// Most payments of a fine that is paid in parts.
    case instalmentsMaxPayments = "instalments_max_payments"
    /// Longest time to pay in parts, in months from the decision.
    case instalmentsMaxTerm = "instalments_max_term"
    /// Least share of the fine that is paid first, in per cent.
    case instalmentsFirstShare = "instalments_first_share"
    /// Lowest fine that may be deferred (VND).
    case deferral
    /// Longest deferral, in months from the decision on it.
    case deferralMax = "deferral_max"
    /// Interest on a fine that is late, in millionths of the fine a day.
    case latePayment = "late_payment"
    /// Age below which nobody is sanctioned.
    case sanctionAge = "sanction_age"
    /// Age below which a warning is the only sanction, whatever the bracket says.
    case fineAge = "fine_age"
    /// Age below which a fine is reduced to `minorFineShare`.
    case fineHalvedBelow = "fine_halved_below"
    /// Highest share of an adult's fine that a minor pays, in per cent.
    case minorFineShare = "minor_fine_share"
    /// Age from which a minor may be reminded instead of sanctioned.
    case reminderAge = "reminder_age_from"
    /// Age from which a reminder takes an act that carries a warning.
    case reminderNeedsWarning = "reminder_needs_warning_from"
  }

  public let name: Name
  public let person: Int
  /// Nil: the rule is for persons and households alone.
  public let organisation: Int?
  public let validity: Validity
  public let basis: LegalBasis

  public init(
    name: Name, person: Int, organisation: Int?, validity: Validity, basis: LegalBasis
  ) {
    self.name = name
    self.person = person
    self.organisation = organisation
    self.validity = validity
    self.basis = basis
  }

  /// The amount for a subject of this kind; nil where the rule is not for such a subject.
  public func value(for kind: SubjectKind) -> Int? {
    kind == .organisation ? organisation : person
  }
}
