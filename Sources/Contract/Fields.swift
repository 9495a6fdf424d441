import Cases
import Foundation

/// Reads an object field by field and remembers everything that is wrong with it.
///
/// Each reading returns nil after reporting a problem, so that one pass names them all.
final class Fields {
  private let values: [String: JSON]
  private let pointer: String
  /// Shared by an object and those inside it.
  private let findings: Findings
  private var known: Set<String> = []

  init(_ values: [String: JSON], at pointer: String = "", findings: Findings) {
    self.values = values
    self.pointer = pointer
    self.findings = findings
  }

  /// Reads a whole object; unknown fields are problems, and any problem refuses it.
  static func read<T>(_ json: JSON, _ body: (Fields) -> T?) throws(CaseError) -> T {
    guard case .object(let values) = json else {
      throw .invalid([Problem("", .wrongType("object"))])
    }
    let findings = Findings()
    let fields = Fields(values, findings: findings)
    let result = body(fields)
    fields.refuseUnknown()
    return try findings.checked(result)
  }

  func has(_ name: String) -> Bool {
    known.insert(name)
    return present(name) != nil
  }

  func require<T>(_ name: String, _ value: T?) -> T? {
    if value == nil, present(name) == nil { report(name, .required) }
    return value
  }

  /// Text in NFC without control characters; never empty.
  func text(_ name: String, limit: Int = 500) -> String? {
    guard let value = take(name) else { return nil }
    guard case .text(let text) = value else { return fail(name, .wrongType("string")) }
    return checked(text, name, limit: limit)
  }

  func day(_ name: String) -> Day? {
    guard let value = take(name) else { return nil }
    guard case .text(let text) = value else { return fail(name, .notADate) }
    return findings.day(text, at: place(name))
  }

  func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = take(name) else { return nil }
    return integer(value, name, in: range)
  }

  func bool(_ name: String) -> Bool? {
    guard let value = take(name) else { return nil }
    guard case .bool(let bool) = value else { return fail(name, .wrongType("boolean")) }
    return bool
  }

  func choice<Choice>(_ name: String) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    guard let value = take(name) else { return nil }
    guard case .text(let text) = value else {
      return fail(name, .notOneOf(Choice.allCases.map(\.rawValue)))
    }
    return findings.choice(text, at: place(name))
  }

  /// One of these codes.
  func choice(_ name: String, of codes: [String]) -> String? {
    guard let value = take(name) else { return nil }
    guard case .text(let code) = value, codes.contains(code) else {
      return fail(name, .notOneOf(codes))
    }
    return code
  }

  func integers(_ name: String, in range: ClosedRange<Int>, limit: Int = 100) -> [Int] {
    array(name, limit: limit) { value, index in
      self.integer(value, "\(name)/\(index)", in: range)
    }
  }

  func texts(_ name: String, limit: Int = 20) -> [String] {
    array(name, limit: limit) { value, index in
      guard case .text(let text) = value else {
        return self.fail("\(name)/\(index)", .wrongType("string"))
      }
      return self.checked(text, "\(name)/\(index)", limit: 200)
    }
  }

  func object<T>(_ name: String, _ body: (Fields) -> T?) -> T? {
    guard let value = take(name) else { return nil }
    return object(value, name, body)
  }

  func objects<T>(_ name: String, limit: Int = 200, _ body: (Fields) -> T?) -> [T] {
    array(name, limit: limit) { value, index in self.object(value, "\(name)/\(index)", body) }
  }

  func report(_ name: String, _ reason: Reason) {
    findings.report(place(name), reason)
  }

  func fail<T>(_ name: String, _ reason: Reason) -> T? {
    report(name, reason)
    return nil
  }

  /// Reports each field present here that only other requests take.
  func refuse(_ names: [String], _ reason: Reason) {
    for name in names {
      known.insert(name)
      if values[name] != nil { report(name, reason) }
    }
  }

  private func refuseUnknown() {
    // In an order, so that the same body is always refused with the same words.
    for name in values.keys.filter({ !known.contains($0) }).sorted() {
      let escaped = name.replacing("~", with: "~0").replacing("/", with: "~1")
      report(escaped, .unknownField)
    }
  }

  private func checked(_ text: String, _ name: String, limit: Int) -> String? {
    findings.text(text, at: place(name), limit: limit, allowsLines: true)
  }

  private func integer(_ value: JSON, _ name: String, in range: ClosedRange<Int>) -> Int? {
    guard case .integer(let number) = value else { return fail(name, .wrongType("integer")) }
    return findings.integer(number, at: place(name), in: range)
  }

  private func place(_ name: String) -> String { "\(pointer)/\(name)" }

  private func object<T>(_ value: JSON, _ name: String, _ body: (Fields) -> T?) -> T? {
    guard case .object(let values) = value else { return fail(name, .wrongType("object")) }
    let fields = Fields(values, at: place(name), findings: findings)
    defer { fields.refuseUnknown() }
    return body(fields)
  }

  private func array<T>(_ name: String, limit: Int, _ read: (JSON, Int) -> T?) -> [T] {
    guard let value = take(name) else { return [] }
    guard case .array(let values) = value else {
      return fail(name, .wrongType("array")) ?? []
    }
    guard values.count <= limit else { return fail(name, .tooMany(limit)) ?? [] }
    return values.enumerated().compactMap { read($1, $0) }
  }

  private func take(_ name: String) -> JSON? {
    known.insert(name)
    return present(name)
  }

  /// An explicit null says the same as nothing.
  private func present(_ name: String) -> JSON? {
    guard let value = values[name] else { return nil }
    if case .null = value { return nil }
    return value
  }
}
