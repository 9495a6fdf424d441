import Cases

/// Reads documents by their shapes.
extension Fields {
  /// A document whose fields are in this object; nil when one is missing or wrong, which is
  /// reported.
  func document<Document>(_ shape: Shape<Document>) -> Document? {
    var document = shape.blank
    var isWhole = true
    for field in shape.fields where field.isRequested {
      let value = field.isRequired ? require(field.name, value(of: field)) : value(of: field)
      if !field.set(&document, value) { isWhole = false }
    }
    return isWhole ? document : nil
  }

  func documents<Document>(_ name: String, _ shape: Shape<Document>) -> [Document] {
    objects(name) { $0.document(shape) }
  }

  /// The proceeding an action brings, in the object its form names.
  func proceeding(_ form: ProceedingForm) -> Proceeding? {
    object(form.name) { $0.document(form.shape) }.flatMap(form.proceeding)
  }

  private func value<Document>(of field: Field<Document>) -> FieldValue? {
    let name = field.name
    switch field.content {
    case .text(let limit): return text(name, limit: limit).map(FieldValue.text)
    case .choice(let codes): return choice(name, of: codes).map(FieldValue.text)
    case .reason(let limit):
      return object(name) { $0.require("reason", $0.text("reason", limit: limit)) }
        .map(FieldValue.text)
    case .day: return day(name).map(FieldValue.day)
    case .integer(let range): return integer(name, in: range).map(FieldValue.integer)
    case .flag: return bool(name).map(FieldValue.flag)
    case .texts: return texts(name, isRequired: field.isRequired)
    case .numbers: return .numbers(integers(name, in: .caseNumbers))
    case .instalments:
      guard has(name) else { return nil }
      return .instalments(objects(name, limit: 12) { $0.document(Instalment.shape) })
    case .settlements: return nil  // The register sets them itself.
    }
  }

  /// A list that is required must not be empty.
  private func texts(_ name: String, isRequired: Bool) -> FieldValue? {
    let texts = texts(name)
    guard isRequired, texts.isEmpty else { return .texts(texts) }
    if has(name) { report(name, .required) }
    return nil
  }
}
