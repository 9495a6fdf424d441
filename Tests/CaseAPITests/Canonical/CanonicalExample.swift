import Contract
import TestRegister
import Testing

@testable import Cases

/// A request as the interface takes it, and the bytes it adds to the chain of hashes.
struct CanonicalExample: Sendable, CustomTestStringConvertible {
  let name: String
  let action: Action
  let json: String
  let text: String
  /// SHA-256 of the text.
  let hash: String

  static let all = decisions + additions + facts + undoings

  init(_ name: String, _ action: Action, json: String, text: String, hash: String) {
    self.name = name
    self.action = action
    self.json = json
    self.text = text
    self.hash = hash
  }

  var testDescription: String { name }

  /// What the request brings, sealed with salts that are the same every time.
  func sealed() throws -> EventContents {
    let (note, documents) = try brought()
    var contents = EventContents(
      note: note, documents: documents, salt: Self.salt(0),
      subjectSalts: documents.subjects.indices.map { Self.salt(1 + $0) },
      victimSalts: documents.victims.indices.map { Self.salt(8 + $0) })
    if action != .open {
      (contents.firstSubject, contents.firstVictim, contents.firstViolation) = (3, 3, 3)
    }
    return contents
  }

  private static func salt(_ number: Int) -> [UInt8] {
    (0..<16).map { UInt8(16 * number + $0) }
  }

  func brought() throws -> (note: String?, documents: Documents) {
    if action == .open { return (nil, try Opening(json: Array(json.utf8)).documents) }
    let request = try EventRequest(json: Array(json.utf8))
    guard [.amend, .checkEarlierSanctions].contains(request.action) else {
      return (request.note, request.documents)
    }
    // These two also enter what was on file before.
    let change = try Workflow.decide(
      request, on: Self.onFile, by: Actor(role: .supervisor, id: 1), acts: [], law: Law(),
      today: TestRegister.today)
    return (change.note, change.documents)
  }

  /// One subject, sanctioned twice before.
  private static let onFile: CaseFacts = {
    var facts = CaseFacts(
      state: .opened, version: 1, openedOn: day(2026, 9, 1), lastEffectiveOn: day(2026, 9, 1),
      description: CaseDescription(
        title: "Hồ sơ trước", summary: "Tóm tắt trước", source: "check",
        detectedOn: day(2026, 8, 30)),
      subjects: [.person], charges: [], victimsWithoutApology: [], recordMadeOn: nil)
    facts.earlierSanctions = [1: 2]
    return facts
  }()
}
