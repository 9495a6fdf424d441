/// What a field of a document holds, whatever the document.
public enum FieldValue: Sendable, Equatable {
  case text(String)
  case day(Day)
  case integer(Int)
  case flag(Bool)
  case texts([String])
  case numbers([Int])
  case instalments([Instalment])
  case settlements([Settlement])
}

/// What a field of a document may hold.
public enum FieldContent: Sendable, Equatable {
  /// Text in NFC of at most `limit` characters.
  case text(limit: Int)
  /// One of these codes.
  case choice([String])
  /// A text inside an object of its own, under the key `reason`.
  case reason(limit: Int)
  case day
  case integer(ClosedRange<Int>)
  case flag
  case texts
  /// Numbers of subjects or victims inside the case.
  case numbers
  case instalments
  case settlements
}

/// A type of property that a field can hold.
public protocol FieldConvertible: Sendable {
  /// Nil when the value is not one of this type.
  init?(_ value: FieldValue)
  var fieldValue: FieldValue { get }
}

extension String: FieldConvertible {
  public init?(_ value: FieldValue) {
    guard case .text(let text) = value else { return nil }
    self = text
  }

  public var fieldValue: FieldValue { .text(self) }
}

extension Day: FieldConvertible {
  public init?(_ value: FieldValue) {
    guard case .day(let day) = value else { return nil }
    self = day
  }

  public var fieldValue: FieldValue { .day(self) }
}

extension Int: FieldConvertible {
  public init?(_ value: FieldValue) {
    guard case .integer(let number) = value else { return nil }
    self = number
  }

  public var fieldValue: FieldValue { .integer(self) }
}

extension Bool: FieldConvertible {
  public init?(_ value: FieldValue) {
    guard case .flag(let flag) = value else { return nil }
    self = flag
  }

  public var fieldValue: FieldValue { .flag(self) }
}

/// Codes, each an enum of its own.
extension FieldConvertible where Self: RawRepresentable, RawValue == String {
  public init?(_ value: FieldValue) {
    guard case .text(let code) = value else { return nil }
    self.init(rawValue: code)
  }

  public var fieldValue: FieldValue { .text(rawValue) }
}

/// Lists of what a field can hold several of.
extension Array: FieldConvertible where Element: FieldElement {
  public init?(_ value: FieldValue) {
    guard let list = Element.list(value) else { return nil }
    self = list
  }

  public var fieldValue: FieldValue { Element.fieldValue(self) }
}

/// A type that a field can hold a list of.
public protocol FieldElement: Sendable {
  static func list(_ value: FieldValue) -> [Self]?
  static func fieldValue(_ list: [Self]) -> FieldValue
}

extension String: FieldElement {
  public static func list(_ value: FieldValue) -> [String]? {
    if case .texts(let texts) = value { texts } else { nil }
  }

  public static func fieldValue(_ list: [String]) -> FieldValue { .texts(list) }
}

extension Int: FieldElement {
  public static func list(_ value: FieldValue) -> [Int]? {
    if case .numbers(let numbers) = value { numbers } else { nil }
  }

  public static func fieldValue(_ list: [Int]) -> FieldValue { .numbers(list) }
}

extension Instalment: FieldElement {
  public static func list(_ value: FieldValue) -> [Instalment]? {
    if case .instalments(let instalments) = value { instalments } else { nil }
  }

  public static func fieldValue(_ list: [Instalment]) -> FieldValue { .instalments(list) }
}

extension Settlement: FieldElement {
  public static func list(_ value: FieldValue) -> [Settlement]? {
    if case .settlements(let settlements) = value { settlements } else { nil }
  }

  public static func fieldValue(_ list: [Settlement]) -> FieldValue { .settlements(list) }
}
