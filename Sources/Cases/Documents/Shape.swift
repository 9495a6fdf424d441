/// The fields of a document in their order: the one description of what it is made of.
public struct Shape<Document: Sendable>: Sendable {
  /// A document to fill; its values mean nothing.
  public let blank: Document
  public let fields: [Field<Document>]

  init(_ blank: Document, _ fields: [Field<Document>]) {
    self.blank = blank
    self.fields = fields
  }
}

extension CanonicalText {
  /// A line for each field with a value, in the order of the shape.
  mutating func add<Document>(_ document: Document, _ shape: Shape<Document>, prefix: String = "") {
    for field in shape.fields {
      guard let value = field.value(document) else { continue }
      let name = prefix + field.hashedName
      if field.privacy == .open { add(name, value) } else { addDigest(name, of: value) }
    }
  }

  /// A person: what may be seen by everyone line by line, the rest in one digest under the person's
  /// own salt, so that erasing one person leaves the others provable.
  mutating func add<Document>(person document: Document, _ shape: Shape<Document>, salt: [UInt8]) {
    for field in shape.fields where field.privacy == .open {
      if let value = field.value(document) { add(field.hashedName, value) }
    }
    add("person", CanonicalText.digest(ofPerson: document, shape, salt: salt))
  }

  /// The digest of what may not be seen by everyone.
  package static func digest<Document>(
    ofPerson document: Document, _ shape: Shape<Document>, salt: [UInt8]
  ) -> String {
    var person = CanonicalText(salt: salt)
    for field in shape.fields where field.privacy != .open {
      if let value = field.value(document) { person.add(field.hashedName, value) }
    }
    return digest(person.text, salt: salt)
  }

  private mutating func add(_ name: String, _ value: FieldValue) {
    switch value {
    case .text(let text): add(name, text)
    case .day(let day): add(name, day)
    case .integer(let number): add(name, number)
    case .flag(let flag): add(name, flag ? 1 : 0)
    case .texts(let texts): add(name, texts)
    case .numbers(let numbers): add(name, numbers.sorted())
    case .instalments(let instalments):
      for instalment in instalments {
        add("\(name).dueOn", instalment.dueOn)
        add("\(name).amount", instalment.amount)
      }
    case .settlements(let settlements):
      for settlement in settlements {
        for field in Settlement.shape.fields {
          guard let value = field.value(settlement) else { continue }
          add("\(name).\(field.name)", value)
        }
      }
    }
  }

  /// Only texts are ever erased.
  private mutating func addDigest(_ name: String, of value: FieldValue) {
    if case .text(let text) = value { addDigest(name, of: text) } else { add(name, value) }
  }
}
