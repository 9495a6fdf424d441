package import Cases
import Foundation

/// What is wrong with a request, gathered while it is read, and the checks that bodies and queries
/// share. A check answers nil after reporting a problem, so that one pass names them all.
package final class Findings {
  private var problems: [Problem] = []

  package init() {}

  package func report(_ pointer: String, _ reason: Reason) {
    let short = String(pointer.unicodeScalars.prefix(Self.longestPointer))
    problems.append(Problem(short, reason))
  }

  /// A pointer may hold a name that the client made up.
  private static let longestPointer = 200

  package func fail<T>(_ pointer: String, _ reason: Reason) -> T? {
    report(pointer, reason)
    return nil
  }

  /// Throws everything found wrong so far.
  package func check() throws(CaseError) {
    guard problems.isEmpty else { throw invalid }
  }

  /// What was read, unless anything was wrong with the request.
  package func checked<T>(_ value: T?) throws(CaseError) -> T {
    guard problems.isEmpty, let value else { throw invalid }
    return value
  }

  private var invalid: CaseError { .invalid(problems.sorted { $0.pointer < $1.pointer }) }

  /// Text in NFC without control characters; never blank. Lines only where they are allowed.
  package func text(
    _ text: String, at pointer: String, limit: Int, allowsLines: Bool
  ) -> String? {
    let normal = text.precomposedStringWithCanonicalMapping
    let isControl = normal.unicodeScalars.contains {
      $0.properties.generalCategory == .control
        && !(allowsLines && "\n\r\t".unicodeScalars.contains($0))
    }
    if isControl { return fail(pointer, .controlCharacter) }
    if normal.allSatisfy(\.isWhitespace) { return fail(pointer, .empty) }
    return normal.unicodeScalars.count <= limit ? normal : fail(pointer, .tooLong(limit))
  }

  package func day(_ text: String, at pointer: String) -> Day? {
    Day(text) ?? fail(pointer, .notADate)
  }

  package func integer(_ number: Int, at pointer: String, in range: ClosedRange<Int>) -> Int? {
    range.contains(number) ? number : fail(pointer, .outOfRange(range))
  }

  package func choice<Choice>(_ text: String, at pointer: String) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    Choice(rawValue: text) ?? fail(pointer, .notOneOf(Choice.allCases.map(\.rawValue)))
  }
}
