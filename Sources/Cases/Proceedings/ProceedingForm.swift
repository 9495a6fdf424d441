/// How a request writes one kind of proceeding, and how a row becomes one.
public struct ProceedingForm: Sendable {
  /// The JSON object that carries it.
  public let name: String
  /// Whether the action cannot do without it.
  public let isRequired: Bool
  /// The fields of a request, by the columns their values are kept in.
  public let shape: Shape<ProceedingValues>
  private let read: @Sendable (ProceedingValues) -> Proceeding?

  init<Document>(
    _ name: String, _ shape: Shape<Document>, isRequired: Bool = true,
    _ proceeding: @escaping @Sendable (Document) -> Proceeding
  ) {
    self.name = name
    self.isRequired = isRequired
    self.shape = Shape(
      ProceedingValues(),
      shape.fields.filter(\.isRequested).map {
        ProceedingValues.field($0.name, $0.content, isRequired: $0.isRequired, in: $0.column)
      })
    read = { values in
      var document = shape.blank
      let isWhole = shape.fields.allSatisfy { $0.set(&document, values[$0.column]) }
      return isWhole ? proceeding(document) : nil
    }
  }

  /// Nil when a value is missing, or is not one the field can hold.
  public func proceeding(_ values: ProceedingValues) -> Proceeding? { read(values) }
}

extension Shape {
  /// A document's values by their columns.
  func values(of document: Document) -> ProceedingValues {
    fields.reduce(into: ProceedingValues()) { $0[$1.column] = $1.value(document) }
  }
}
