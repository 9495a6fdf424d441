/// What kind of subject is held responsible; an organisation pays double.
public enum SubjectKind: String, Sendable, CaseIterable, Codable, FieldConvertible {
  case person, organisation, household, unknown
}

/// Sex as recorded in the file.
public enum Sex: String, Sendable, CaseIterable, Codable, FieldConvertible {
  case female, male, other, unknown
}

/// Who is held responsible for a violation. Numbered 1, 2, 3 … inside the case.
public struct Subject: Sendable, Equatable {
  public var kind: SubjectKind
  public var name: String
  public var identifier: String?
  public var sex: Sex?
  public var bornOn: Day?
  public var nationality: String?
  public var occupation: String?
  public var address: String?
  public var representative: String?
  public var phone: String?

  public init(kind: SubjectKind, name: String) {
    self.kind = kind
    self.name = name
  }

  public static let shape = Shape(
    Subject(kind: .unknown, name: ""),
    [
      .choice("kind", \.kind),
      .text("name", \.name).identifying(mask: "***"),
      .text("identifier", \.identifier, limit: 64).identifying(),
      .choice("sex", \.sex),
      .day("bornOn", \.bornOn).identifying(),
      .text("nationality", \.nationality, limit: 100).erasable,
      .text("occupation", \.occupation, limit: 200).erasable,
      .text("address", \.address, limit: 1_000).identifying(),
      .text("representative", \.representative).identifying(),
      .text("phone", \.phone, limit: 64).identifying(),
    ])
}
