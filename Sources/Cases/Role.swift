/// What an officer is in a unit; decides what the officer may do and how far the officer sees.
public enum Role: String, Sendable, CaseIterable, Codable {
  case inspector, supervisor, statistician, auditor, administrator

  /// Whether cases of the scope are visible at all.
  public var readsCases: Bool {
    switch self {
    case .inspector, .supervisor, .auditor: true
    case .statistician, .administrator: false
    }
  }

  /// Whether names, identifiers and addresses are shown, or only their place.
  public var readsIdentities: Bool {
    switch self {
    case .inspector, .supervisor: true
    case .statistician, .auditor, .administrator: false
    }
  }

  /// Whether the role may log new cases.
  public var opensCases: Bool {
    switch self {
    case .inspector, .supervisor: true
    case .statistician, .auditor, .administrator: false
    }
  }

  /// Whether the statistics of the scope are open to the role.
  public var readsStatistics: Bool {
    switch self {
    case .supervisor, .statistician, .auditor: true
    case .inspector, .administrator: false
    }
  }

  /// Whether the role may publish the figures of the scope.
  public var publishesStatistics: Bool {
    switch self {
    case .supervisor, .statistician: true
    case .inspector, .auditor, .administrator: false
    }
  }

  /// Whether the scope reaches from the officer's unit to all units below it.
  public var seesUnitsBelow: Bool {
    switch self {
    case .supervisor, .statistician, .auditor: true
    case .inspector, .administrator: false
    }
  }
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
