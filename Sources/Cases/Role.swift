/// What an officer is in a unit; decides what the officer may do and how far the officer sees.
public enum Role: String, Sendable, CaseIterable, Codable {
  case inspector, supervisor, statistician, auditor, administrator
}

/// Someone who acts, as the rules need to know them.
public struct Officer: Sendable, Equatable {
  public let id: Int
  public let username: String
  public let name: String
  public let role: Role
  /// Code of the officer's unit.
  public let unit: String

  public init(id: Int, username: String, name: String, role: Role, unit: String) {
    self.id = id
    self.username = username
    self.name = name
    self.role = role
    self.unit = unit
  }
}
