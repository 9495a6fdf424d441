import Cases
import Testing

@Suite struct `The provision of an act` {
  @Test(arguments: [
    (
      "ND125-06-1-a", "điểm a khoản 1 Điều 6 Nghị định 125/2021/NĐ-CP",
      "Decree 125/2021/NĐ-CP, Art 6.1.a"
    ),
    (
      "ND283-23-1-dd", "điểm đ khoản 1 Điều 23 Nghị định 283/2026/NĐ-CP",
      "Decree 283/2026/NĐ-CP, Art 23.1.đ"
    ),
    ("ND55-10-4", "khoản 4 Điều 10 Nghị định 55/2009/NĐ-CP", "Decree 55/2009/NĐ-CP, Art 10.4"),
    (
      "ND12-08-2-a", "điểm a khoản 2 Điều 8 Nghị định 12/2022/NĐ-CP",
      "Decree 12/2022/NĐ-CP, Art 8.2.a"
    ),
    ("ND125-06-4-x", "khoản 4 Điều 6 Nghị định 125/2021/NĐ-CP", "Decree 125/2021/NĐ-CP, Art 6.4"),
    ("ND55-08-x", "Điều 8 Nghị định 55/2009/NĐ-CP", "Decree 55/2009/NĐ-CP, Art 8"),
  ])
  func `is read from its code`(_ code: String, _ vi: String, _ en: String) {
    #expect(Text.provision(ofAct: code) == Text(vi, en))
  }

  @Test(arguments: [
    "", "none", "ND125", "ND125-06", "ND125-6-1", "ND999-06-1-a", "ND125-06-1-ab", "ND125-06-1-A",
    "ND125-06-1-a-b", "ND125-٠٦-1", "xND125-06-1",
  ])
  func `is the code where that has another form`(_ code: String) {
    #expect(Text.provision(ofAct: code) == Text(code, code))
  }
}
