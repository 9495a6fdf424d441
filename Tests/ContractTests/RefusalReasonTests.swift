import Cases
import Contract
import Foundation
import Testing

/// Why a request as a whole is refused, one of each code.
private let reasons: [Reason] = [
  .unauthenticated, .wrongPassword, .notPermitted, .notFound, .invalidRequest, .guardUnmet,
  .keyReused, .movedOn, .malformedJSON, .wrongMediaType, .tooLarge(4_096), .preconditionRequired,
  .tooManyRequests, .tooCostly, .malformedRequest, .tooSlow, .badHost, .unknownHost,
  .methodNotAllowed, .tooManySignIns, .unavailable, .outcomeUnknown, .internalError,
  .staleVersion(3), .stepNotAvailable(.addCircumstance, .closed), .malformedHeader("If-Match"),
]

@Suite struct RefusalReasonTests {
  @Test func `the list above leaves out no refusal there is`() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let source = here.appending(path: "../../Sources/Contract/RefusalReasons.swift")
    let text = try String(contentsOf: source, encoding: .utf8)
    let codes = text.matches(of: /Reason\(\s*"(\w+)"/).map { String($0.1) }
    #expect(codes.sorted() == reasons.map(\.code).sorted())
  }

  @Test(arguments: reasons, Language.allCases)
  func `a refusal is a whole sentence without codes or dates as programs write them`(
    _ reason: Reason, _ language: Language
  ) {
    let message = reason.message[language]
    #expect(message.hasSuffix(".") && message.first?.isUppercase == true)
    #expect(!message.contains(/[a-z]_[a-z]/) && !message.contains(/\d{4}-\d\d-\d\d/))
  }

  @Test(arguments: reasons)
  func `Vietnamese is composed (NFC), carries its marks, and English is plain ASCII`(
    _ reason: Reason
  ) {
    let vietnamese = reason.message.vi
    #expect(
      Array(vietnamese.utf8) == Array(vietnamese.precomposedStringWithCanonicalMapping.utf8))
    #expect(!vietnamese.utf8.allSatisfy { $0 < 128 })
    #expect(reason.message.en.utf8.allSatisfy { $0 < 128 })
  }

  @Test func `a refused choice lists the codes beside the sentence, not in it`() throws {
    let allowed = ["no_violation", "executed"]
    let detail = ReasonDetail(Problem("/closure/reason", .notOneOf(allowed)), .vi)
    #expect(detail.allowed == allowed)
    #expect(!detail.message.contains("no_violation"))
  }

  @Test func `a reason that is no choice lists no codes`() {
    #expect(ReasonDetail(Problem("", .required), .en).allowed == nil)
  }
}
