import CaseStore
import Cases
import Postgres
import TestRegister

/// A register's file in the shape of a city's: numbers repeated across districts, inspections
/// missing or earlier than the opening, descriptions over several lines.
enum RegisterFile {
  static let header =
    "case_number,district,opened_on,last_inspected_on,last_inspection_type,description\n"

  static let mapping: ImportMapping = {
    var mapping = ImportMapping()
    mapping.columns = [
      .externalNumber: "case_number", .unit: "district", .openedOn: "opened_on",
      .investigatedOn: "last_inspected_on", .summary: "description",
    ]
    return mapping
  }()

  static let example =
    header + """
      CEAC100,1,2016-09-30,2016-10-25,Reinspection,"Peeling paint, no permit"
      CEAC100,2,2016-10-03,2016-10-02,Pre-Citation Inspection,
      CEPH200,1,2016-10-05,,,"Rodents
      and ""roaches"" in the kitchen"
      LE300,2,2016-10-31,2016-11-01,Monitor,Cà phê không phép

      """

  static func request(
    by officer: String = "supervisor.hn", unit: String = "HN", createsUnits: Bool = false,
    isDryRun: Bool = false, mapping: ImportMapping = mapping
  ) -> ImportRequest {
    ImportRequest(
      officer: officer, unit: unit, mapping: mapping, createsUnits: createsUnits,
      isDryRun: isDryRun)
  }
}

extension TestRegister {
  @discardableResult
  func importing(
    _ text: String = RegisterFile.example, _ request: ImportRequest = RegisterFile.request()
  ) async throws -> ImportReport {
    try await importing(Array(text.utf8), request)
  }

  @discardableResult
  func importing(
    _ bytes: [UInt8], _ request: ImportRequest = RegisterFile.request()
  ) async throws -> ImportReport {
    try await owner.importRegister(bytes, request, today: Self.today)
  }

  /// The lines an import is refused for, as `line code`; empty when it is not refused.
  func refused(
    _ bytes: [UInt8], _ request: ImportRequest = RegisterFile.request()
  ) async throws -> [String] {
    do {
      try await importing(bytes, request)
      return []
    } catch let refused as ImportRefused {
      return refused.problems.map { "\($0.line) \($0.code)" }
    }
  }

  /// Every unit, case, event and description as text: two of these are equal when nothing changed.
  func contents() async throws -> [String] {
    try await owner.database.read { session in
      try session.query(
        """
        SELECT 'unit ' || to_jsonb(u)::text AS line FROM units u
        UNION ALL SELECT 'case ' || to_jsonb(c)::text FROM cases c
        UNION ALL SELECT 'event ' || to_jsonb(e)::text FROM events e
        UNION ALL SELECT 'description ' || to_jsonb(d)::text FROM descriptions d
        UNION ALL SELECT 'serial ' || to_jsonb(s)::text FROM case_serials s
        ORDER BY 1
        """
      ).map { try $0.decode("line") }
    }
  }

  /// The column `line` of what the owner reads.
  func lines(_ query: Statement) async throws -> [String] {
    try await owner.database.read { session in
      try session.query(query).map { try $0.decode("line") }
    }
  }
}

extension ImportReport {
  /// Read, added, skipped.
  var counts: [Int] { [read, added, skipped] }
}
