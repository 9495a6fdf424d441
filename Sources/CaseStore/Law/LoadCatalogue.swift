extension CaseStore {
  /// Loads the acts of a catalogue file (CSV), in place of those that have the same code and start.
  ///
  /// All or nothing; answers how many rows the file has. A case keeps the row it was judged by.
  public func loadCatalogue(_ bytes: [UInt8]) async throws -> Int {
    try await load(CSVTable.read(bytes), into: .acts)
  }
}

extension RuleTable {
  static let acts = RuleTable(
    name: "violation_types", noun: "act",
    columns: [
      Column("code", .text), Column("area", .text), Column("valid_from", .date),
      Column("valid_to", .date), Column("label_vi", .text), Column("label_en", .text),
      Column("warning", .flag), Column("fine_min", .wholeOrNothing(RuleContent.money)),
      Column("fine_max", .wholeOrNothing(RuleContent.money)), Column("remedies", .words),
      Column("verification", .oneOf(["yes", "partial"])),
      Column("organisation_factor", .whole(1...100), fallback: "2"),
      Column("ceiling", .wholeOrNothing(1...RuleContent.money.upperBound), fallback: ""),
      Column("field", .code, fallback: "gender_equality"),
      Column("additional", .words, fallback: ""),
    ],
    mayOverlap: true,
    mistake: { row in
      if row["fine_min"].isEmpty != row["fine_max"].isEmpty {
        return Mistake(code: "bracket_not_whole", column: "fine_max")
      }
      guard let low = Int(row["fine_min"]), let high = Int(row["fine_max"]), low > high else {
        return nil
      }
      return Mistake(code: "bracket_not_ordered", column: "fine_min")
    })
}
