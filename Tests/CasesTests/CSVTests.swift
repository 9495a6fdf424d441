import Cases
import Testing

private func field(_ text: String) -> String { CSV.text(header: [text], rows: []) }

@Suite struct CSVTests {
  @Test func `lines end with carriage return and line feed`() {
    #expect(CSV.text(header: ["a", "b"], rows: [["1", ""], ["", "2"]]) == "a,b\r\n1,\r\n,2\r\n")
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("Nguyễn Văn Thử", "Nguyễn Văn Thử"), ("a;b", "a;b"),
    ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("\"", "\"\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("two\rlines", "\"two\rlines\""),
    ("two\r\nlines", "\"two\r\nlines\""),
  ])
  func `a field with commas, quotes or line ends is quoted`(_ text: String, _ written: String) {
    #expect(field(text) == written + "\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-cmd", "'-cmd"), ("@sum", "'@sum"), ("=", "'="),
    ("-", "'-"), ("--5", "'--5"), ("-5+2", "'-5+2"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("=A1,B1", "\"'=A1,B1\""), ("=\"a\"", "\"'=\"\"a\"\"\""),
  ])
  func `what a spreadsheet would take for a formula is disarmed`(
    _ text: String, _ written: String
  ) {
    #expect(field(text) == written + "\r\n")
  }

  @Test(arguments: ["-5", "+5", "0", "-9223372036854775808", "3000000"])
  func `a number stays a number`(_ text: String) {
    #expect(field(text) == text + "\r\n")
  }

  @Test(arguments: ["a=b", "a@b", "x-y", "1-1", " =1"])
  func `a sign inside a field is left alone`(_ text: String) {
    #expect(field(text) == text + "\r\n")
  }

  @Test(arguments: ["=", "+", "-", "@"])
  func `a combining mark does not hide a formula`(_ sign: String) {
    let written = field("\(sign)\u{301}1+1").unicodeScalars.map(\.value)
    #expect(written.first == 39)
  }

  @Test(arguments: [
    ("a,\u{301}b", "\"a,\u{301}b\""), ("\"\u{301}a", "\"\"\"\u{301}a\""),
    ("a\"\u{200D}b", "\"a\"\"\u{200D}b\""),
  ])
  func `a combining mark does not hide a comma or a quote`(_ text: String, _ written: String) {
    #expect(Array(field(text).utf8) == Array((written + "\r\n").utf8))
  }
}
