/// What an officer is in a unit; decides what the officer may do and how far the officer sees.
public enum Role: String, Codable, Labelled {
  case inspector, supervisor, statistician, auditor, administrator

  /// The rights of the role. The database holds the same table in `rights`.
  public var rights: Set<Right> { Self.table[self] ?? [] }

  private static let table = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.granted) })

  private var granted: Set<Right> {
    switch self {
    case .inspector: [.readsCases, .readsIdentities, .readsTexts, .opensCases, .worksOnCases]
    case .supervisor:
      [
        .readsCases, .readsIdentities, .readsTexts, .opensCases, .worksOnCases,
        .importsRegisters, .readsStatistics, .publishesStatistics, .seesUnitsBelow,
      ]
    case .statistician: [.readsStatistics, .publishesStatistics, .seesUnitsBelow]
    case .auditor: [.readsCases, .readsStatistics, .readsAudit, .seesUnitsBelow]
    case .administrator: []
    }
  }

  /// Whether the role has a right.
  public func has(_ right: Right) -> Bool { rights.contains(right) }

  /// The name of the role for people.
  public var label: Text {
    switch self {
    case .inspector: Text("Thanh tra viên", "Inspector")
    case .supervisor: Text("Lãnh đạo đơn vị", "Supervisor")
    case .statistician: Text("Cán bộ thống kê", "Statistician")
    case .auditor: Text("Cán bộ kiểm soát", "Auditor")
    case .administrator: Text("Quản trị viên", "Administrator")
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
