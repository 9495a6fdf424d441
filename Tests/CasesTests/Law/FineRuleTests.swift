import Cases
import Testing

/// Art 23.4, counted in quarters of a VND so that nothing is rounded.
private struct Oracle {
  let rule: String
  let low: Int
  let high: Int
  private let quarters: Int

  init?(_ row: CatalogueRow, _ kind: SubjectKind, mitigating: Int, aggravating: Int) {
    guard let fine = row.fine else { return nil }
    let factor = kind == .organisation ? row.factor : 1
    (low, high) = (fine.lowerBound * factor, fine.upperBound * factor)
    switch mitigating - aggravating {
    case 0: (rule, quarters) = ("average", 2 * (low + high))
    case 1: (rule, quarters) = ("between_minimum_and_average", 3 * low + high)
    case -1: (rule, quarters) = ("between_average_and_maximum", low + 3 * high)
    case 2...: (rule, quarters) = ("minimum", 4 * low)
    default: (rule, quarters) = ("maximum", 4 * high)
    }
  }

  func gives(_ amount: Int) -> Bool { 4 * amount == quarters }

  func admits(_ amount: Int) -> Bool {
    let middle = 2 * (low + high)
    return switch rule {
    case "between_minimum_and_average": 4 * low < 4 * amount && 4 * amount < middle
    case "between_average_and_maximum": middle < 4 * amount && 4 * amount < 4 * high
    default: 4 * amount == quarters
    }
  }

  /// Where a rule could be one off.
  var edges: [Int] {
    [low, (low + high) / 2, high].flatMap { [$0 - 1, $0, $0 + 1] } + [0, -low, 2 * high]
  }
}

private func each(_ row: CatalogueRow, _ check: (FineRule?, Oracle?, String) -> Void) {
  for kind in SubjectKind.allCases {
    for mitigating in 0...3 {
      for aggravating in 0...3 {
        check(
          FineRule(row.act, kind: kind, mitigating: mitigating, aggravating: aggravating),
          Oracle(row, kind, mitigating: mitigating, aggravating: aggravating),
          "\(row.code) \(kind) -\(mitigating) +\(aggravating)")
      }
    }
  }
}

@Suite struct FineRuleTests {
  @Test(arguments: CatalogueRow.all)
  func `an act of the catalogue gives the bracket, the rule and the amount of the law`(
    _ row: CatalogueRow
  ) {
    var wrong: [String] = []
    each(row) { found, expected, name in
      let agrees =
        found?.rule.rawValue == expected?.rule && found?.bracket.lowerBound == expected?.low
        && found?.bracket.upperBound == expected?.high
        && found.map(\.amount).map { expected?.gives($0) == true } ?? (expected == nil)
      if !agrees { wrong.append(name) }
    }
    #expect(wrong == [])
  }

  @Test(arguments: CatalogueRow.all.filter { $0.fine != nil })
  func `an act of the catalogue admits the amounts of the law at every edge`(_ row: CatalogueRow) {
    var wrong: [String] = []
    each(row) { found, expected, name in
      for amount in expected?.edges ?? []
      where found?.admits(amount) != expected?.admits(amount) {
        wrong.append("\(name) \(amount)")
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: [
    ("decree-55-2009", 31, 31), ("decree-125-2021", 32, 28), ("decree-12-2022", 16, 16),
    ("decree-283-2026", 19, 19),
  ])
  func `the catalogues were read whole`(_ file: String, _ acts: Int, _ fined: Int) {
    let cells = CatalogueRow.cells(file)
    #expect(cells.count == acts)
    #expect(cells.count { $0["fine_max"] != "" } == fined)
  }

  @Test(arguments: CatalogueRow.files)
  func `factor, ceiling and field of the files are those of the decrees`(_ file: String) {
    for cell in CatalogueRow.cells(file) {
      let row = CatalogueRow.all.first { $0.code == cell["code"] }
      #expect(cell["organisation_factor"].flatMap { Int($0) } == row?.factor)
      #expect(cell["ceiling"].flatMap { Int($0) } == row?.ceiling)
      #expect(cell["field"] == row?.field)
    }
  }

  @Test func `confiscation is provided for the acts of Decree 125, Art 6.6 and 13.4, alone`() {
    let cells = CatalogueRow.files.flatMap { CatalogueRow.cells($0) }
    let found = cells.filter { $0["additional"] != "" }
    #expect(found.map { $0["code"] } == ["ND125-06-4-c", "ND125-13-3"])
    #expect(found.map { $0["additional"] } == ["confiscation", "confiscation"])
  }

  @Test(arguments: [
    (day(2022, 1, 16), []), (day(2022, 1, 17), ["ND12-28-2-c"]),
    (day(2026, 9, 9), ["ND12-28-2-c"]), (day(2026, 9, 10), ["ND283-26-2-c"]),
  ])
  func `heavy work in pregnancy is judged by Decree 12 until Decree 283 (Art 67.1)`(
    _ endedOn: Day, _ codes: [String]
  ) {
    let rows = CatalogueRow.all.filter { ["ND12-28-2-c", "ND283-26-2-c"].contains($0.code) }
    #expect(rows.map(\.act).filter { $0.governs(endedOn) }.map(\.code) == codes)
  }

  /// Worked out by hand: 2 to 3 million, doubled to 4 to 6 for an organisation.
  @Test(arguments: [
    (SubjectKind.person, 0, 0, 2_500_000), (.person, 1, 0, 2_250_000), (.person, 0, 1, 2_750_000),
    (.person, 2, 0, 2_000_000), (.person, 0, 2, 3_000_000), (.person, 3, 1, 2_000_000),
    (.person, 2, 1, 2_250_000), (.person, 2, 2, 2_500_000), (.person, 1, 3, 3_000_000),
    (.organisation, 0, 0, 5_000_000), (.organisation, 1, 0, 4_500_000),
    (.organisation, 0, 1, 5_500_000), (.household, 0, 0, 2_500_000), (.unknown, 3, 0, 2_000_000),
  ])
  func `circumstances lead to the amount counted by hand`(
    _ kind: SubjectKind, _ mitigating: Int, _ aggravating: Int, _ amount: Int
  ) {
    let rule = FineRule(.fined, kind: kind, mitigating: mitigating, aggravating: aggravating)
    #expect(rule?.amount == amount)
  }

  @Test(arguments: SubjectKind.allCases)
  func `an act without a fine has no rule`(_ kind: SubjectKind) {
    #expect(FineRule(.withoutFine, kind: kind, mitigating: 0, aggravating: 0) == nil)
  }

  @Test(arguments: [
    (SubjectKind.person, 20_000_000...30_000_000), (.organisation, 40_000_000...60_000_000),
    (.household, 20_000_000...30_000_000),
  ])
  func `nobody pays more than the ceiling`(_ kind: SubjectKind, _ bracket: ClosedRange<Int>) {
    let act = Act(
      id: 1, code: "HIGH", validFrom: nil, validTo: nil, fine: 20_000_000...50_000_000,
      ceiling: 30_000_000)
    #expect(act.bracket(for: kind) == bracket)
  }

  @Test(arguments: [(0, 0), (1, 0), (0, 1), (2, 0), (0, 2)])
  func `a bracket of one amount admits that amount alone`(_ mitigating: Int, _ aggravating: Int) {
    let act = Act.example("ONE", fine: 1_000_000...1_000_000)
    let rule = FineRule(act, kind: .person, mitigating: mitigating, aggravating: aggravating)
    let admitted = [999_999, 1_000_000, 1_000_001].filter { rule?.admits($0) == true }
    #expect(admitted == [1_000_000])
  }

  @Test(arguments: [
    (
      Language.en,
      "Bracket 4 000 000 to 6 000 000 VND (2 times 2 000 000 to 3 000 000 for an organisation); "
        + "mitigating 1, aggravating 0: more than the minimum 4 000 000 and less than the average "
        + "5 000 000, say 4 500 000 VND."
    ),
    (
      .vi,
      "Khung 4 000 000–6 000 000 đồng (2 × 2 000 000–3 000 000 đối với tổ chức); 1 tình tiết giảm "
        + "nhẹ, 0 tình tiết tăng nặng: trên mức tối thiểu 4 000 000 và dưới mức trung bình "
        + "5 000 000, chẳng hạn 4 500 000 đồng."
    ),
  ])
  func `the reasoning leads from the bracket to the amount`(_ language: Language, _ text: String) {
    let rule = FineRule(.fined, kind: .organisation, mitigating: 1, aggravating: 0)
    #expect(rule?.reasoning(in: language) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1 000"), (-2_500_000, "-2 500 000"), (100_000, "100 000"),
    (1_000_000_000, "1 000 000 000"),
  ])
  func `amounts are grouped by thousands`(_ amount: Int, _ text: String) {
    #expect(amount.vnd == text)
  }
}
