extension Text {
  /// Where an act stands in the law, read from its code: `ND125-06-1-a` is
  /// `điểm a khoản 1 Điều 6 Nghị định 125/2021/NĐ-CP`. A code of another form stays a code.
  public static func provision(ofAct code: String) -> Text {
    Citation(code)?.text ?? Text(code, code)
  }
}

/// A provision of a decree. Clause and point are nil where the act is a whole article or clause, and
/// where they are not established.
private struct Citation {
  let decree: String
  let article: Int
  let clause: String?
  let point: String?

  /// An `x` in a code is a clause or a point that is not established, `dd` the letter đ.
  init?(_ code: String) {
    let form = /ND(\d+)-(\d\d)-(?:x|(\d+)(?:-(?:x|(dd|[a-z])))?)/.asciiOnlyDigits()
    guard let match = code.wholeMatch(of: form), let decree = Self.decrees[String(match.1)],
      let article = Int(match.2)
    else { return nil }
    self.decree = decree
    self.article = article
    clause = match.3.map(String.init)
    point = match.4.map { $0 == "dd" ? "đ" : String($0) }
  }

  var text: Text {
    let places = [point.map { "điểm \($0)" }, clause.map { "khoản \($0)" }, "Điều \(article)"]
    let numbers = ["\(article)", clause, point]
    return Text(
      places.compactMap(\.self).joined(separator: " ") + " Nghị định \(decree)",
      "Decree \(decree), Art " + numbers.compactMap(\.self).joined(separator: "."))
  }

  /// The full number of a decree by the one in the codes of its acts.
  private static let decrees = [
    "12": "12/2022/NĐ-CP", "55": "55/2009/NĐ-CP", "125": "125/2021/NĐ-CP",
    "283": "283/2026/NĐ-CP",
  ]
}
