/// Why a decision cannot be worded, signed or dated like this.
extension Reason {
  /// The amount is outside what may be imposed at all.
  static func amountNotAllowed(by rule: FineRule) -> Reason {
    guard rule.share < 100 else { return .amountOutsideBracket(rule.bracket) }
    let most = rule.allowed.upperBound.vnd
    return Reason(
      "amount_outside_bracket",
      en: "A minor's fine may be up to \(rule.share) % of an adult's: \(most) VND for this act.",
      vi: "Người chưa thành niên bị phạt không quá \(rule.share) % mức của người thành niên: "
        + "\(most) đồng với hành vi này.", basis: .law("134.3"))
  }

  static func remedyNotOfAct(_ provided: [String]) -> Reason {
    let names = provided.isEmpty ? Text("không có", "none") : .list(provided.map(Text.part))
    return Reason(
      "remedy_not_of_act", en: "The act provides for these remedies: \(names.inSentence.en).",
      vi: "Hành vi có các biện pháp khắc phục: \(names.inSentence.vi).",
      basis: LegalBasis(
        vi: "Nghị định 118/2021/NĐ-CP, Điều 8.2", en: "Decree 118/2021/NĐ-CP, Art 8.2"))
  }

  static func additionalNotOfAct(_ provided: [String]) -> Reason {
    let names = provided.isEmpty ? Text("không có", "none") : .list(provided.map(Text.part))
    return Reason(
      "additional_not_of_act",
      en: "The act provides for these additional sanctions: \(names.inSentence.en).",
      vi: "Hành vi có các hình thức xử phạt bổ sung: \(names.inSentence.vi).", basis: .law("21"))
  }

  static func authorityNotOverAct(_ title: String, on day: Day) -> Reason {
    let name = Text.signerTitle(title)
    return Reason(
      "authority_not_over_act",
      en: "On \(day.text(.en)) the title \"\(name.en)\" had no authority over this act.",
      vi:
        "Vào ngày \(day.text(.vi)), chức danh “\(name.vi)” không có thẩm quyền đối với hành vi này.",
      basis: .law("52"))
  }

  static func remediesNotInPower(_ authority: SigningAuthority) -> Reason {
    let name = Text.signerTitle(authority.title)
    return Reason(
      "remedies_not_in_power", en: "The title \"\(name.en)\" may not order remedies.",
      vi: "Chức danh “\(name.vi)” không được áp dụng biện pháp khắc phục hậu quả.",
      basis: authority.basis)
  }

  static func notAtOnce(_ day: Day) -> Reason {
    Reason(
      "not_at_once",
      en: "Without a record the decision is taken at once, on \(day.text(.en)). Make the record.",
      vi:
        "Xử phạt không lập biên bản phải ra quyết định tại chỗ, vào ngày \(day.text(.vi)). Hãy lập "
        + "biên bản.", basis: .law("56"))
  }

  static let delegatedAfterDecision = Reason(
    "delegated_after_decision", en: "The delegation must not be later than the decision.",
    vi: "Văn bản giao quyền không được sau ngày ra quyết định.", basis: .law("54"))
  static let recordBeforeDetection = Reason(
    "record_before_detection", en: "The record must not be made before the day of detection.",
    vi: "Ngày lập biên bản không được trước ngày phát hiện vi phạm.", basis: .law("58"))

  static func effectiveBeforeDecision(_ day: Day) -> Reason {
    Reason(
      "effective_before_decision",
      en: "A decision cannot take effect before it is issued, on \(day.text(.en)).",
      vi: "Quyết định không thể có hiệu lực trước ngày ban hành (\(day.text(.vi))).")
  }
}
