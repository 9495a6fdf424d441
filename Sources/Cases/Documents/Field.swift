/// One field of a document, described once: everything that reads, writes, shows, copies or hashes
/// the document goes through this.
public struct Field<Document: Sendable>: Sendable {
  /// Who may see a field, and how it enters the chain of hashes.
  public enum Privacy: Sendable, Equatable {
    /// Seen with the case, and hashed as it is.
    case open
    /// Seen with the case. May say something about a person and be erased one day, so that the
    /// chain of hashes holds only a salted digest.
    case erasable
    /// Names a person: seen by those who may read identities, others see the mask or null; hashed
    /// as a salted digest.
    case identifying(mask: String?)
  }

  /// The key in JSON.
  public let name: String
  /// The column of the document's table.
  public private(set) var column: String
  /// The name in the text that is hashed, which never changes.
  public private(set) var hashedName: String
  public let content: FieldContent
  public let isRequired: Bool
  public private(set) var privacy = Privacy.open
  /// False when the value is kept in another table.
  public private(set) var isStored = true
  /// False when the register sets the value itself.
  public private(set) var isRequested = true
  /// The value in a document.
  public let value: @Sendable (Document) -> FieldValue?
  /// Puts a value into a document; false when it is not one the field can hold.
  public let set: @Sendable (inout Document, FieldValue?) -> Bool

  init(
    _ name: String, _ content: FieldContent, isRequired: Bool,
    value: @escaping @Sendable (Document) -> FieldValue?,
    set: @escaping @Sendable (inout Document, FieldValue?) -> Bool
  ) {
    self.name = name
    self.content = content
    self.isRequired = isRequired
    self.value = value
    self.set = set
    column = name.snakeCased
    hashedName = name
  }

  /// A property that always has a value.
  private init<Value: FieldConvertible>(
    _ name: String, _ path: Path<Value>, _ content: FieldContent,
    isRequired: Bool = true
  ) {
    self.init(name, content, isRequired: isRequired) {
      $0[keyPath: path].fieldValue
    } set: { document, value in
      guard let value else { return !isRequired }
      guard let known = Value(value) else { return false }
      document[keyPath: path] = known
      return true
    }
  }

  /// A property that may have none.
  private init<Value: FieldConvertible>(
    _ name: String, _ path: Path<Value?>, _ content: FieldContent
  ) {
    self.init(name, content, isRequired: false) {
      $0[keyPath: path]?.fieldValue
    } set: { document, value in
      guard let value else {
        document[keyPath: path] = nil
        return true
      }
      guard let known = Value(value) else { return false }
      document[keyPath: path] = known
      return true
    }
  }
}

// MARK: - Kinds of fields

extension Field {
  public typealias Path<Value> = any WritableKeyPath<Document, Value> & Sendable

  public static func text(_ name: String, _ path: Path<String>, limit: Int = 500) -> Field {
    Field(name, path, .text(limit: limit))
  }

  public static func text(_ name: String, _ path: Path<String?>, limit: Int = 500) -> Field {
    Field(name, path, .text(limit: limit))
  }

  /// A text that JSON wraps in an object: `{"reason": …}`.
  static func reason(_ name: String, _ path: Path<String?>, limit: Int) -> Field {
    Field(name, path, .reason(limit: limit))
  }

  public static func day(_ name: String, _ path: Path<Day>) -> Field { Field(name, path, .day) }

  public static func day(_ name: String, _ path: Path<Day?>) -> Field { Field(name, path, .day) }

  public static func integer(_ name: String, _ path: Path<Int>, in range: ClosedRange<Int>) -> Field
  {
    Field(name, path, .integer(range))
  }

  public static func integer(
    _ name: String, _ path: Path<Int?>, in range: ClosedRange<Int>
  ) -> Field {
    Field(name, path, .integer(range))
  }

  public static func choice<Choice: FieldConvertible & CaseIterable & RawRepresentable<String>>(
    _ name: String, _ path: Path<Choice>
  ) -> Field {
    Field(name, path, .choice(Choice.allCases.map(\.rawValue)))
  }

  public static func choice<Choice: FieldConvertible & CaseIterable & RawRepresentable<String>>(
    _ name: String, _ path: Path<Choice?>
  ) -> Field {
    Field(name, path, .choice(Choice.allCases.map(\.rawValue)))
  }

  /// False when left out.
  public static func flag(_ name: String, _ path: Path<Bool>) -> Field {
    Field(name, path, .flag, isRequired: false)
  }

  /// Empty when left out, unless it is required.
  public static func texts(
    _ name: String, _ path: Path<[String]>, isRequired: Bool = false
  ) -> Field {
    Field(name, path, .texts, isRequired: isRequired)
  }

  /// Numbers of other documents of the case; empty when left out.
  public static func numbers(_ name: String, _ path: Path<[Int]>) -> Field {
    Field(name, path, .numbers, isRequired: false)
  }

  static func instalments(_ name: String, _ path: Path<[Instalment]>) -> Field {
    Field(name, path, .instalments)
  }

  static func settlements(_ name: String, _ path: Path<[Settlement]>) -> Field {
    Field(name, path, .settlements, isRequired: false)
  }
}

// MARK: - What differs from the usual

extension Field {
  /// Seen only by those who may read identities; others see the mask, or null.
  public func identifying(mask: String? = nil) -> Field {
    changed { $0.privacy = .identifying(mask: mask) }
  }

  /// Hashed as a digest, because it may be erased.
  public var erasable: Field { changed { $0.privacy = .erasable } }

  /// Kept in another table, or derived from the row it refers to.
  var keptElsewhere: Field { changed { $0.isStored = false } }

  /// Set by the register, not by a request.
  var setByRegister: Field { changed { $0.isRequested = false } }

  func column(_ column: String) -> Field { changed { $0.column = column } }

  func hashed(as name: String) -> Field { changed { $0.hashedName = name } }

  private func changed(_ change: (inout Field) -> Void) -> Field {
    var field = self
    change(&field)
    return field
  }
}

extension String {
  /// `openAtStart` as `open_at_start`.
  package var snakeCased: String {
    reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }
}
