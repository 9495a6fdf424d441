import Cases
import Contract
import Figures
import HummingbirdCore

/// Reads the query of a request; what it does not know, or is given twice, is refused.
final class Query {
  private var values: [String: String] = [:]
  private let findings = Findings()

  init(_ parameters: FlatDictionary<Substring, Substring>, knowing names: [String]) throws {
    for (name, value) in parameters {
      let name = String(name)
      if !names.contains(name) {
        findings.report("?\(name)", .unknownParameter)
      } else if values.updateValue(String(value), forKey: name) != nil {
        findings.report("?\(name)", .repeatedParameter)
      }
    }
  }

  /// Throws everything found wrong so far.
  func check() throws(CaseError) { try findings.check() }

  /// What was read, unless anything was wrong with the query.
  func checked<T>(_ value: T?) throws(CaseError) -> T { try findings.checked(value) }

  func text(_ name: String, limit: Int = 200) -> String? {
    values[name].flatMap {
      findings.text($0, at: "?\(name)", limit: limit, allowsLines: false)
    }
  }

  func day(_ name: String) -> Day? {
    text(name).flatMap { findings.day($0, at: "?\(name)") }
  }

  func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(name) else { return nil }
    guard let number = Int(text) else { return fail(name, .wrongType("integer")) }
    return findings.integer(number, at: "?\(name)", in: range)
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
    text(name).flatMap { findings.choice($0, at: "?\(name)") }
  }

  /// A list separated by commas.
  func choices<Choice>(_ name: String) -> [Choice]
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    let parts = text(name)?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    return parts.compactMap { findings.choice(String($0), at: "?\(name)") }
  }

  func month(_ name: String, kind: ReportingPeriod.Kind) -> ReportingPeriod? {
    guard let text = text(name) else { return fail(name, .required) }
    return ReportingPeriod(text, kind: kind) ?? fail(name, .notAMonth)
  }

  func instant(_ name: String) -> Instant? {
    guard let text = text(name) else { return nil }
    // A plus that was not escaped arrives as a space.
    return Instant(text.replacing(" ", with: "+")) ?? fail(name, .notAnInstant)
  }

  @discardableResult
  func fail<T>(_ name: String, _ reason: Reason) -> T? {
    findings.fail("?\(name)", reason)
  }
}
