/// The days a unit works: from `openedOn`, nil for always, to the day before `closedOn`.
public struct UnitLifetime: Sendable, Equatable {
  public let openedOn: Day?
  public let closedOn: Day?

  public init(openedOn: Day?, closedOn: Day?) {
    self.openedOn = openedOn
    self.closedOn = closedOn
  }

  /// Whether the unit works on a day.
  public func includes(_ day: Day) -> Bool {
    openedOn.map { $0 <= day } ?? true && closedOn.map { day < $0 } ?? true
  }
}

/// The unit a case is to move to, as the register knows it.
public struct Destination: Sendable, Equatable {
  public let lifetime: UnitLifetime
  /// Whether the case lies there already.
  public let holdsTheCase: Bool

  public init(lifetime: UnitLifetime, holdsTheCase: Bool) {
    self.lifetime = lifetime
    self.holdsTheCase = holdsTheCase
  }
}

extension Workflow {
  /// The reasons against moving a case to the unit its request names.
  static func unmetMove(
    _ request: EventRequest, to destination: Destination?, on day: Day
  ) -> [Problem] {
    guard request.action.movesUnit else { return [] }
    guard request.toUnit != nil else { return [Problem("/toUnit", .toUnitMissing)] }
    guard let destination else { return [Problem("/toUnit", .toUnitUnknown)] }
    if destination.holdsTheCase { return [Problem("/toUnit", .toUnitSame)] }
    return destination.lifetime.includes(day) ? [] : [Problem("/toUnit", .toUnitClosed)]
  }
}
