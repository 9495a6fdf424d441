public import Cases
import Postgres

/// A unit as it is listed.
public struct InspectionUnit: Sendable, Equatable, Codable {
  public let code: String
  public let name: String
  public let parent: String?
  /// First day it works; nil for always.
  public let openedOn: Day?
  /// First day it no longer works.
  public let closedOn: Day?
  /// Codes of the units that took over.
  public let successors: [String]
  /// Whether who logged or investigated a case should not also sanction it.
  public let fourEyes: Bool
}

/// An act as it is listed.
public struct ViolationType: Sendable, Equatable, Codable {
  public let code: String
  public let area: String
  public let validFrom: Day?
  public let validTo: Day?
  public let labelVi: String
  public let labelEn: String
  public let warning: Bool
  public let fineMin: Int?
  public let fineMax: Int?
  /// How many times a person's fine an organisation pays.
  public let organisationFactor: Int
  /// The highest fine of the decree's field for a person; nil when not established.
  public let ceiling: Int?
  public let remedies: [String]
  public let verification: String

  /// What the act is called.
  public var label: Text { Text(vi: labelVi, en: labelEn) }
}

extension CaseStore {
  /// Every unit, parents before the units below them.
  public func units(as asker: Asker) async throws -> [InspectionUnit] {
    try await database.read { session in
      let all: Statement = """
        SELECT u.code, u.name, p.code AS parent, u.opened_on, u.closed_on, u.four_eyes,
          ARRAY(SELECT t.code FROM unit_successions s JOIN units t ON t.id = s.to_id
            WHERE s.from_id = u.id ORDER BY t.code) AS successors
        FROM units u LEFT JOIN units p ON p.id = u.parent_id
        ORDER BY (SELECT count(*) FROM unit_descendants d WHERE d.unit_id = u.id), u.code
        """
      let (_, units) = try session.ask(
        asker.officer,
        .all(all) {
          try InspectionUnit(
            code: $0.decode("code"), name: $0.decode("name"), parent: $0.decode("parent"),
            openedOn: $0.decode("opened_on"), closedOn: $0.decode("closed_on"),
            successors: $0.decode("successors"), fourEyes: $0.decode("four_eyes"))
        })
      return units
    }
  }

  /// The acts in force on a day, or every version of every act that no other has replaced.
  public func violationTypes(on day: Day?, as asker: Asker) async throws -> [ViolationType] {
    try await database.read { session in
      let inForce: Statement = """
        SELECT code, area, valid_from, valid_to, label_vi, label_en, warning, fine_min, fine_max,
          organisation_factor, ceiling, remedies, verification
        FROM violation_types
        WHERE replaced_at IS NULL
          AND (\(day)::date IS NULL OR daterange(valid_from, valid_to, '[]') @> \(day)::date)
        ORDER BY code, valid_from NULLS FIRST
        """
      let (_, types) = try session.ask(asker.officer, .all(inForce, ViolationType.init))
      return types
    }
  }
}

extension ViolationType {
  init(_ row: Row) throws {
    try self.init(
      code: row.decode("code"), area: row.decode("area"), validFrom: row.decode("valid_from"),
      validTo: row.decode("valid_to"), labelVi: row.decode("label_vi"),
      labelEn: row.decode("label_en"), warning: row.decode("warning"),
      fineMin: row.decode("fine_min"), fineMax: row.decode("fine_max"),
      organisationFactor: row.decode("organisation_factor"), ceiling: row.decode("ceiling"),
      remedies: row.decode("remedies"), verification: row.decode("verification"))
  }
}
