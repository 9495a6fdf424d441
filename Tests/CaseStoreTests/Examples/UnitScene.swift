import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister

extension EventRequest {
  /// A move of a case to a unit.
  static func moved(
    _ action: Action = .transfer, to unit: String, on day: Day? = nil
  ) -> EventRequest {
    var request = EventRequest(action: action)
    request.toUnit = unit
    request.effectiveOn = day
    return request
  }
}

extension TestRegister {
  /// Adds HN-3 below HN, for a time, with inspector.hn3.
  func ownUnit(from openedOn: Day? = nil, to closedOn: Day? = nil) async throws {
    try await owner.addUnit("HN-3", name: "Đội 3", parent: "HN", openedOn: openedOn)
    try await owner.addOfficer(
      "inspector.hn3", name: "Thử", unit: "HN-3", role: .inspector, password: nil,
      hasher: TestRegister.hasher)
    if let closedOn { try await owner.closeUnit("HN-3", on: closedOn) }
  }

  /// A unit as it is listed.
  func unit(_ code: String) async throws -> InspectionUnit? {
    try await owner.units(as: .localOperator).first { $0.code == code }
  }

  /// `number unit opened-unit assigned-to` of every case, by number.
  func places() async throws -> [String] {
    try await database.asSuperuser { session in
      try session.query(
        """
        SELECT concat_ws(' ', c.number, u.code, o.code, COALESCE(a.username, '-')) AS place
        FROM cases c JOIN units u ON u.id = c.unit_id JOIN units o ON o.id = c.opened_unit_id
        LEFT JOIN officers a ON a.id = c.assigned_to ORDER BY c.number
        """
      ).map { try $0.decode("place") }
    }
  }

  /// What a question about a case answers: nil when it is answered.
  func refusal<T>(_ question: () async throws -> T) async -> CaseError? {
    do {
      _ = try await question()
      return nil
    } catch {
      return error as? CaseError
    }
  }
}
