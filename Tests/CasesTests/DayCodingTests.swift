import Cases
import Foundation
import Testing

@Suite struct DayCodingTests {
  @Test func `a day is written as text`() throws {
    let json = try JSONEncoder().encode([day(2026, 10, 15)])
    #expect(String(decoding: json, as: UTF8.self) == #"["2026-10-15"]"#)
  }

  @Test func `a day is read from text`() throws {
    #expect(
      try JSONDecoder().decode([Day].self, from: Data(#"["2024-02-29"]"#.utf8)) == [
        day(2024, 2, 29)
      ])
  }

  @Test(arguments: [#"["2026-02-29"]"#, "[20260101]", "[null]", #"["today"]"#])
  func `what is no day is not read`(_ json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data(json.utf8))
    }
  }
}
