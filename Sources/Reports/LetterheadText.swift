import Cases

/// What stands above and below a report that is signed, with dots where it is filled in by hand.
struct LetterheadText {
  /// Someone who signs, and how.
  struct Signature {
    let title: String
    let manner: String
  }

  private static let dots = "…………"

  let number: String
  /// Where and when it is signed.
  let place: String
  let receiver: String
  let signatures: [Signature]

  init(_ letterhead: Letterhead, _ language: Language) {
    let number = letterhead.number ?? "\(Self.dots)/BC-\(Self.dots)"
    self.number = Text("Số: \(number)", "No. \(number)")[language]
    let place = letterhead.place ?? Self.dots
    self.place = "\(place), \(Self.date(letterhead.signedOn)[language])"
    let receiver = letterhead.receiver ?? "\(Self.dots)\(Self.dots)\(Self.dots)"
    self.receiver = Text("Kính gửi: \(receiver)", "To: \(receiver)")[language]
    signatures = Self.signatures.map {
      Signature(title: $0[language], manner: $1[language])
    }
  }

  private static let signatures = [
    (Text("Người lập biểu", "Prepared by"), Text("(Ký, ghi rõ họ tên)", "(Signature, full name)")),
    (
      Text("Thủ trưởng đơn vị", "Head of the unit"),
      Text("(Ký, ghi rõ họ tên, đóng dấu)", "(Signature, full name, seal)")
    ),
  ]

  /// Days below 10 and January and February take a leading zero (Decree 30/2020/NĐ-CP).
  private static func date(_ day: Day?) -> Text {
    guard let day else {
      return Text("ngày …… tháng …… năm ………", "day …… month …… year ………")
    }
    let (year, month, date) = day.components
    func padded(_ number: Int, below least: Int) -> String {
      (number < least ? "0" : "") + "\(number)"
    }
    return Text(
      "ngày \(padded(date, below: 10)) tháng \(padded(month, below: 3)) năm \(year)", "\(day)")
  }
}
