import Cases

/// An act of the shipped catalogue that random histories charge people with.
struct HistoryAct {
  let code: String
  /// For a person, in VND; nil where the act carries a warning alone.
  let fine: ClosedRange<Int>?
  let remedies: [String]

  static let all = [
    HistoryAct(code: "ND125-09-1", fine: nil, remedies: ["restore_rights"]),
    HistoryAct(
      code: "ND125-06-1-a", fine: 2_000_000...3_000_000, remedies: ["public_apology"]),
    HistoryAct(
      code: "ND125-06-1-c", fine: 2_000_000...3_000_000,
      remedies: ["public_apology", "correct_information"]),
    HistoryAct(
      code: "ND125-08-3", fine: 20_000_000...30_000_000, remedies: ["amend_rules"]),
  ]

  /// Codes of every remedy that one of the acts allows.
  static let allRemedies = Set(all.flatMap(\.remedies)).sorted()

  /// Whether a subject charged with it has the right to explain before the decision.
  var needsHearing: Bool { (fine?.upperBound ?? 0) >= 15_000_000 }

  func bracket(for kind: SubjectKind) -> ClosedRange<Int>? {
    guard let fine else { return nil }
    let factor = kind == .organisation ? 2 : 1
    return fine.lowerBound * factor...fine.upperBound * factor
  }
}
