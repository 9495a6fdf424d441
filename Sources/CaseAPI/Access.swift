import Cases

/// Who may use a route. Every route names it: there is no default to forget.
enum Access: Sendable, Equatable {
  /// Anyone, without a token.
  case open
  /// A program on this machine, or an administrator with a token.
  case machine
  /// An officer whose role has these rights.
  case officer(with: Set<Right>)

  static let anyOfficer = Access.officer(with: [])

  static func right(_ rights: Right...) -> Access { .officer(with: Set(rights)) }

  func permits(_ role: Role) -> Bool {
    switch self {
    case .open: true
    case .machine: role == .administrator
    case .officer(let rights): rights.isSubset(of: role.rights)
    }
  }
}
