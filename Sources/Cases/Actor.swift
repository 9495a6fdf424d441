/// Who takes a step, as far as the rules care.
public struct Actor: Sendable, Equatable {
  public let role: Role
  public let id: Int

  public init(role: Role, id: Int) {
    self.role = role
    self.id = id
  }
}

extension Officer {
  /// The officer as the rules see one.
  public var actor: Actor { Actor(role: role, id: id) }
}
