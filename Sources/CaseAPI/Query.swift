import Cases
import Figures
import HummingbirdCore

/// Reads the query of a request; what it does not know, or is given twice, is refused.
final class Query {
  private var values: [String: String] = [:]
  private var problems: [Problem] = []

  init(_ parameters: FlatDictionary<Substring, Substring>, knowing names: [String]) throws {
    for (name, value) in parameters {
      let name = String(name)
      if !names.contains(name) {
        problems.append(Problem("?\(name)", .unknownParameter))
      } else if values.updateValue(String(value), forKey: name) != nil {
        problems.append(Problem("?\(name)", .repeatedParameter))
      }
    }
  }

  /// Throws everything found wrong so far.
  func check() throws(CaseError) {
    guard problems.isEmpty else {
      throw .invalid(problems.sorted { $0.pointer < $1.pointer })
    }
  }

  func text(_ name: String, limit: Int = 200) -> String? {
    guard let value = values[name] else { return nil }
    if value.isEmpty { return fail(name, .empty) }
    if value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return fail(name, .controlCharacter)
    }
    return value.unicodeScalars.count <= limit ? value : fail(name, .tooLong(limit))
  }

  func day(_ name: String) -> Day? {
    text(name).flatMap { Day($0) ?? fail(name, .notADate) }
  }

  func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(name) else { return nil }
    guard let number = Int(text) else { return fail(name, .wrongType("integer")) }
    return range.contains(number) ? number : fail(name, .outOfRange(range))
  }

  func bool(_ name: String) -> Bool? {
    switch text(name) {
    case nil: nil
    case "true": true
    case "false": false
    default: fail(name, .notOneOf(["true", "false"]))
    }
  }

  func choice<Choice>(_ name: String) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    text(name).flatMap { choice($0, name) }
  }

  /// A list separated by commas.
  func choices<Choice>(_ name: String) -> [Choice]
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    let parts = text(name)?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    return parts.compactMap { choice(String($0), name) }
  }

  func month(_ name: String, kind: ReportingPeriod.Kind) -> ReportingPeriod? {
    guard let text = text(name) else { return fail(name, .required) }
    return ReportingPeriod(text, kind: kind) ?? fail(name, .notAMonth)
  }

  func instant(_ name: String) -> String? {
    guard let text = text(name) else { return nil }
    // A plus that was not escaped arrives as a space.
    let instant = text.replacing(" ", with: "+")
    return Instant.isValid(instant) ? instant : fail(name, .notAnInstant)
  }

  @discardableResult
  func fail<T>(_ name: String, _ reason: Reason) -> T? {
    problems.append(Problem("?\(name)", reason))
    return nil
  }

  private func choice<Choice>(_ text: String, _ name: String) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    Choice(rawValue: text) ?? fail(name, .notOneOf(Choice.allCases.map(\.rawValue)))
  }
}
