import Cases
import Testing

@testable import Contract

/// Requests as JSON, read without a server.
@Suite struct ReadingTests {
  private static func problems(_ read: () throws -> Void) -> [String] {
    do {
      try read()
      return []
    } catch CaseError.invalid(let problems) {
      return problems.map { "\($0.pointer) \($0.reason.code)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `an event is read with its day, its note and its document`() throws {
    let request = try EventRequest(
      json: Array(
        #"""
        {"action":"investigate","effectiveOn":"2026-10-02","note":"Đã kiểm tra",
         "record":{"number":"BB-07","madeOn":"2026-10-01"}}
        """#.utf8))
    #expect(request.action == .investigate)
    #expect(request.effectiveOn == Day("2026-10-02"))
    #expect(request.note == "Đã kiểm tra")
    #expect(request.documents.record?.number == "BB-07")
  }

  @Test func `every problem of a request is named at once, in the order of their places`() {
    let found = Self.problems {
      _ = try EventRequest(json: Array(#"{"action":"fly","effectiveOn":"soon","extra":1}"#.utf8))
    }
    #expect(found == ["/action not_one_of", "/effectiveOn not_a_date", "/extra unknown_field"])
  }

  @Test(arguments: ["", "{", "nothing", #"{"action":"note"} {}"#])
  func `what is not JSON is refused before it is read`(_ text: String) {
    #expect(throws: MalformedJSON.self) { _ = try EventRequest(json: Array(text.utf8)) }
  }

  @Test func `a sign-in names both fields that are missing`() {
    let found = Self.problems { _ = try Credentials(json: Array("{}".utf8)) }
    #expect(found == ["/password required", "/username required"])
  }

  @Test func `text is kept in composed form`() throws {
    let request = try EventRequest(
      json: Array("{\"action\":\"note\",\"note\":\"e\u{301}\"}".utf8))
    let scalars = try #require(request.note).unicodeScalars.map(\.value)
    #expect(scalars == [0xE9])
  }
}
