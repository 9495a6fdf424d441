import Foundation
import Testing

@testable import Cases

extension Reason {
  fileprivate static let fields: [Reason] = [
    .required, .unknownField, .unknownParameter, .repeatedParameter, .notADate, .notAnInstant,
    .notAMonth, .notAPeriod, .periodNotOver, .controlCharacter, .empty, .endedOrOngoing,
    .endsBeforeStart, .dateInFuture,
    .detectedAfterOpening, .unknownUnit, .unitClosed, .unitClosedAlready,
    .closesBeforeOpening, .typeUnknown, .titleUnknown, .badUnitCode,
    .badUsername, .unitExists, .officerExists, .passwordTooShort,
    .badCursor, .numberRepeated, .wrongType("text"), .notOneOf(["no_violation", "executed"]),
    .tooLong(3),
    .tooManyValues(9), .tooManyWords(8), .moreProblems(7),
    .tooMany(4), .outOfRange(5...6), .typeNotInForce(on: today), .notForAction(.note),
    .exposesEarlierReport(from: today, to: today, of: "Tay Ho"),
  ]

  fileprivate static let guards: [Reason] = [
    .subjectMissing, .violationMissing, .recordMissing, .decisionMissing, .sanctionMissing,
    .sanctionRepeated, .closureMissing, .noteMissing, .nothingGiven, .assigneeMissing,
    .assigneeUnknown, .toUnitMissing, .toUnitUnknown, .toUnitClosed, .toUnitSame, .amountMissing,
    .amountNotAllowed, .fineNotProvided, .beforePrevious,
    .inFuture, .roleNotPermitted(.auditor), .subjectUnknown(7), .violationUnknown(8),
    .victimUnknown(9), .subjectNotCharged(subject: 1, violation: 2),
    .amountOutsideBracket(10...20), .reasonNotFromState(.executed, .opened),
  ]
}

extension Reason {
  fileprivate static let listed =
    fields + guards + law + execution + charges + decision
    + disputes
}

@Suite struct ReasonTests {
  @Test(arguments: Reason.listed, Language.allCases)
  func `a reason has a whole sentence in each language`(_ reason: Reason, _ language: Language) {
    let message = reason.message[language]
    #expect(message.hasSuffix(".") && message.first?.isUppercase == true)
  }

  @Test(arguments: Reason.listed)
  func `the two languages say it in other words`(_ reason: Reason) {
    #expect(reason.message[.vi] != reason.message[.en])
  }

  @Test(arguments: Reason.listed)
  func `Vietnamese is written in composed characters`(_ reason: Reason) {
    let message = reason.message[.vi]
    #expect(
      Array(message.utf8) == Array(message.precomposedStringWithCanonicalMapping.utf8))
  }

  @Test(arguments: Reason.listed)
  func `Vietnamese carries its marks and English is plain ASCII`(_ reason: Reason) {
    #expect(!reason.message[.vi].utf8.allSatisfy { $0 < 128 })
    #expect(reason.message[.en].utf8.allSatisfy { $0 < 128 })
  }

  @Test(arguments: Reason.listed)
  func `a code is small letters and underscores`(_ reason: Reason) {
    #expect(reason.code.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
  }

  @Test(arguments: [
    ("FieldReasons", Reason.fields), ("GuardReasons", Reason.guards), ("LawReasons", Reason.law),
    ("ExecutionReasons", Reason.execution), ("ChargeReasons", Reason.charges),
    ("DecisionReasons", Reason.decision), ("DisputeReasons", Reason.disputes),
  ])
  func `the tables above leave out no reason there is`(_ file: String, _ reasons: [Reason]) throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let source = here.appending(path: "../../../Sources/Cases/Reasons/\(file).swift")
    let text = try String(contentsOf: source, encoding: .utf8)
    let codes = text.matches(of: /Reason\(\s*"(\w+)"/).map { String($0.1) }
    #expect(codes.sorted() == reasons.map(\.code).sorted())
  }

  @Test(arguments: Reason.listed + Reason.computed, Language.allCases)
  func `no message holds a code, or a date as programs write it`(
    _ reason: Reason, _ language: Language
  ) {
    #expect(!reason.message[language].contains(/[a-z]_[a-z]/))
    #expect(!reason.message[language].contains(/\d{4}-\d\d-\d\d/))
  }

  @Test func `the codes of a choice stand beside its message`() {
    #expect(Reason.notOneOf(["opened", "closed"]).allowed == ["opened", "closed"])
    #expect(Reason.listed.filter { !$0.allowed.isEmpty }.map(\.code) == ["not_one_of"])
  }

  @Test(
    arguments: [
      (Reason.tooLong(3), Text("3", "3")), (.tooMany(4), Text("4", "4")),
      (.outOfRange(5...6), Text("5", "5")), (.outOfRange(5...6), Text("6", "6")),
      (.wrongType("text"), Text("text", "text")),
      (.wrongType("integer"), Text("số nguyên", "an integer")),
      (.notOneOf(["a"]), Text("được phép", "allowed")),
      (.typeNotInForce(on: today), Reason.dayToday),
      (.notForAction(.addRecord), Action.addRecord.label.inSentence),
      (.roleNotPermitted(.auditor), Role.auditor.label.inSentence),
      (.subjectUnknown(7), Text("7", "7")), (.violationUnknown(8), Text("8", "8")),
      (.victimUnknown(9), Text("9", "9")),
      (.subjectNotCharged(subject: 1, violation: 2), Text("1", "1")),
      (.subjectNotCharged(subject: 1, violation: 2), Text("2", "2")),
      (.amountOutsideBracket(10...20), Text("10", "10")),
      (.amountOutsideBracket(10...20), Text("20", "20")),
      (.reasonNotFromState(.executed, .opened), ClosingReason.executed.label.inSentence),
      (.reasonNotFromState(.executed, .opened), CaseState.opened.label.inSentence),
    ] + Reason.partsOfLaw)
  func `a message names what it is about in each language`(_ reason: Reason, _ part: Text) {
    #expect(Language.allCases.filter { !reason.message[$0].contains(part[$0]) } == [])
  }
}
