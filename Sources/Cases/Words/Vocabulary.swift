/// A code that people meet, with its name for them.
public protocol Labelled: RawRepresentable<String>, CaseIterable, Sendable {
  var label: Text { get }
}

/// The codes of one kind, each with its words.
public struct Vocabulary: Sendable {
  /// One code in both languages.
  public struct Term: Sendable, Equatable, Codable {
    public let kind: String
    public let code: String
    public let vi: String
    public let en: String
  }

  /// `state`, `closing_reason`, … in the singular.
  public let kind: String
  /// In the order of the law or of the work, not of the alphabet.
  public let terms: [Term]

  public init<Code: Labelled>(_ kind: String, _ codes: Code.Type) {
    self.kind = kind
    terms = codes.allCases.map { code in
      Term(kind: kind, code: code.rawValue, vi: code.label.vi, en: code.label.en)
    }
  }
}

extension Vocabulary {
  /// The words of cases, their documents and the law.
  public static let ofCases = [
    Vocabulary("state", CaseState.self), Vocabulary("action", Action.self),
    Vocabulary("role", Role.self), Vocabulary("closing_reason", ClosingReason.self),
    Vocabulary("subject_kind", SubjectKind.self), Vocabulary("sex", Sex.self),
    Vocabulary("area", Area.self), Vocabulary("area_kind", AreaKind.self),
    Vocabulary("sanction_form", Sanction.Form.self), Vocabulary("remedy", Remedy.self),
    Vocabulary("additional_sanction", AdditionalSanction.self),
    Vocabulary("signer_title", SignerTitle.self),
    Vocabulary("circumstance_kind", Circumstance.Kind.self),
    Vocabulary("explanation_outcome", Explanation.Outcome.self),
    Vocabulary("earlier_sanctions_outcome", EarlierSanctionsCheck.Outcome.self),
    Vocabulary("complaint_kind", Complaint.Kind.self),
    Vocabulary("complaint_level", Complaint.Level.self),
    Vocabulary("complaint_acceptance", ComplaintAcceptance.Outcome.self),
    Vocabulary("complaint_outcome", ComplaintDecision.Outcome.self),
    Vocabulary("evasion_stage", Evasion.Stage.self),
    Vocabulary("suspension_cause", Suspension.Cause.self),
    Vocabulary("annulment_ground", Annulment.Ground.self),
    Vocabulary("reopening_ground", Reopening.Ground.self),
    Vocabulary("disposal_ground", Disposal.Ground.self),
    Vocabulary("clock", ClockName.self), Vocabulary("clock_state", Clock.State.self),
    Vocabulary("clock_effect", ClockRule.Effect.self),
    Vocabulary("clock_start", ClockRule.Start.self),
    Vocabulary("clock_goal", ClockRule.Goal.self),
    Vocabulary("clock_condition", ClockRule.Condition.self),
    Vocabulary("clock_unit", ClockRule.Unit.self),
    Vocabulary("fine_rule", FineRule.Rule.self),
    Vocabulary("legal_amount", LegalAmount.Name.self),
    Vocabulary("day_kind", CalendarDay.Kind.self),
    Vocabulary("verification", Verification.self), Vocabulary("language", Language.self),
  ]
}
