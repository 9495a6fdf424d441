/// What kind of subject is held responsible; an organisation pays double.
public enum SubjectKind: String, Sendable, CaseIterable, Codable {
  case person, organisation, household, unknown
}

/// Sex as recorded in the file.
public enum Sex: String, Sendable, CaseIterable, Codable {
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
}

/// Who was harmed. Numbered 1, 2, 3 … inside the case.
public struct Victim: Sendable, Equatable {
  public var name: String
  public var identifier: String?
  public var sex: Sex?
  public var bornOn: Day?
  public var address: String?
  public var phone: String?
  /// The victim has filed a request that no public apology be made.
  public var noApologyRequested = false

  public init(name: String) { self.name = name }
}
