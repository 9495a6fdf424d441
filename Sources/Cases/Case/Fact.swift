/// What happened to a case beside its states: a payment, a complaint, a circumstance, … One event
/// brings one fact; which of the values it has is told by its `FactForm`.
public struct Fact: Sendable, Equatable {
  /// One payment of a plan.
  public struct Part: Sendable, Equatable {
    public let dueOn: Day
    /// VND.
    public let amount: Int

    public init(dueOn: Day, amount: Int) {
      self.dueOn = dueOn
      self.amount = amount
    }
  }

  /// Numbers inside the case.
  public var subject: Int?
  public var violation: Int?
  /// VND.
  public var amount: Int?
  /// VND, beside the amount.
  public var interest: Int?
  /// The legal date.
  public var on: Day?
  public var from: Day?
  public var until: Day?
  public var code: String?
  /// Number of the paper it is written on.
  public var number: String?
  /// Words that may name a person.
  public var text: String?
  /// Version of the event that is withdrawn.
  public var event: Int?
  public var parts: [Part] = []

  public init(
    subject: Int? = nil, violation: Int? = nil, amount: Int? = nil, on: Day? = nil,
    code: String? = nil, number: String? = nil, text: String? = nil
  ) {
    self.subject = subject
    self.violation = violation
    self.amount = amount
    self.on = on
    self.code = code
    self.number = number
    self.text = text
  }
}

/// A fact with the event that brought it.
public struct FactOnFile: Sendable, Equatable {
  public let version: Int
  public let action: Action
  public let effectiveOn: Day
  public let fact: Fact

  public init(version: Int, action: Action, effectiveOn: Day, fact: Fact) {
    self.version = version
    self.action = action
    self.effectiveOn = effectiveOn
    self.fact = fact
  }
}

/// The values of a fact under the names the interface gives them.
public struct FactForm: Sendable {
  public enum Slot: Sendable, Equatable {
    case subject, violation, amount, interest, on, from, until, number, text, event, parts
    case code
    /// One of these codes.
    case choice([String])
  }

  public struct Field: Sendable {
    public let name: String
    public let slot: Slot
    public let isRequired: Bool
  }

  /// The JSON object that carries them.
  public let name: String
  public let fields: [Field]

  init(_ name: String, _ required: [(String, Slot)], optional: [(String, Slot)] = []) {
    self.name = name
    self.fields =
      required.map { Field(name: $0, slot: $1, isRequired: true) }
      + optional.map { Field(name: $0, slot: $1, isRequired: false) }
  }
}

extension Action {
  /// The form of the fact the action brings; nil when it brings none.
  public var factForm: FactForm? {
    switch self {
    case .addCircumstance:
      FactForm(
        "circumstance",
        [
          ("violation", .violation), ("subject", .subject),
          ("kind", .choice(["mitigating", "aggravating"])), ("ground", .text),
        ])
    case .explain:
      FactForm(
        "explanation",
        [("subject", .subject), ("outcome", .choice(["received", "waived"])), ("on", .on)])
    case .extend: FactForm("extension", [("clock", .code), ("ground", .text)])
    case .checkEarlierSanctions:
      FactForm(
        "earlierSanctions",
        [
          ("subject", .subject),
          ("outcome", .choice(["other_act", "same_act", "other_subject"])),
        ], optional: [("ground", .text)])
    case .withdraw: FactForm("withdrawal", [("event", .event)])
    default: executionForm
    }
  }

  private var executionForm: FactForm? {
    switch self {
    case .deliver:
      FactForm(
        "delivery", [("receivedOn", .on)], optional: [("sentOn", .from), ("subject", .subject)])
    case .pay:
      FactForm(
        "payment",
        [("subject", .subject), ("amount", .amount), ("paidOn", .on), ("receipt", .number)],
        optional: [("interest", .interest)])
    case .completeRemedy:
      FactForm("remedy", [("subject", .subject), ("remedy", .code), ("completedOn", .on)])
    case .defer:
      FactForm(
        "deferral", [("subject", .subject), ("until", .until), ("ground", .text)],
        optional: [("number", .number)])
    case .instal:
      FactForm(
        "instalments", [("subject", .subject), ("payments", .parts)],
        optional: [("ground", .text), ("number", .number)])
    case .reduce:
      FactForm(
        "reduction", [("subject", .subject), ("amount", .amount), ("ground", .text)],
        optional: [("number", .number)])
    case .exempt:
      FactForm(
        "exemption", [("subject", .subject), ("ground", .text)], optional: [("number", .number)])
    case .coerce:
      FactForm(
        "coercion", [("subject", .subject), ("number", .number), ("issuedOn", .on)],
        optional: [("measure", .text)])
    default: disputeForm
    }
  }

  private var disputeForm: FactForm? {
    switch self {
    case .complain:
      FactForm(
        "complaint", [("kind", .choice(["complaint", "lawsuit"])), ("filedOn", .on)],
        optional: [("subject", .subject), ("ground", .text)])
    case .decideComplaint:
      FactForm(
        "complaintDecision",
        [
          ("number", .number), ("decidedOn", .on),
          ("outcome", .choice(["rejected", "upheld", "partly_upheld", "withdrawn"])),
        ], optional: [("ground", .text)])
    case .suspend:
      FactForm(
        "suspension", [("from", .from), ("ground", .text)], optional: [("subject", .subject)])
    case .resume:
      FactForm("resumption", [("on", .on)], optional: [("subject", .subject), ("ground", .text)])
    default: nil
    }
  }
}
