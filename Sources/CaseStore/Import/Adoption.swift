import Cases
import Postgres

/// Writes the rows of an import inside its transaction.
struct Adoption {
  let session: Session
  let officer: Officer
  let request: ImportRequest
  private let progress: (@Sendable (Int, Int) -> Void)?
  private var report = ImportReport()

  init(
    session: Session, officer: Officer, request: ImportRequest,
    progress: (@Sendable (Int, Int) -> Void)?
  ) {
    self.progress = progress
    self.session = session
    self.officer = officer
    self.request = request
  }

  mutating func run(_ cases: [LegacyCase]) throws -> ImportReport {
    report.read = cases.count
    let units = try resolveUnits(of: cases)
    try stage(cases, units: units)
    report.skipped = try session.query(
      """
      DELETE FROM adopted a USING cases c
      WHERE c.opened_unit_id = a.unit_id AND c.external_number = a.external_number
      """
    ).affected
    try warnOfSharedNumbers()
    try warnOfEarlyInspections()
    let rows = cases.count
    progress?(rows, 4 * rows)
    report.added = try session.query(Self.insertCases(by: officer.id)).affected
    progress?(2 * rows, 4 * rows)
    try session.pipeline([Self.insertOpenings(by: officer.id), Self.insertDescriptions])
    progress?(3 * rows, 4 * rows)
    try session.query(Self.insertInvestigations(by: officer.id))
    return report
  }

  // MARK: - Units

  /// Ids of the units by the file's own name for them.
  private mutating func resolveUnits(of cases: [LegacyCase]) throws -> [String?: Int] {
    var found: [String?: Int] = [:]
    var missing: [LineProblem] = []
    var asked: Set<String?> = []
    for legacy in cases where asked.insert(legacy.unitSuffix).inserted {
      let code = legacy.unitSuffix.map { "\(request.unit)-\($0)" } ?? request.unit
      if let id = try unit(code) {
        found[legacy.unitSuffix] = id
      } else if request.createsUnits, legacy.unitSuffix != nil,
        let id = try createUnit(code, name: code)
      {
        report.unitsCreated.append(code)
        found[legacy.unitSuffix] = id
      } else {
        missing.append(LineProblem(line: legacy.line, code: "unit_unknown", detail: code))
      }
    }
    guard missing.isEmpty else { throw ImportRefused(problems: missing) }
    return found
  }

  /// A unit the officer is responsible for.
  private func unit(_ code: String) throws -> Int? {
    try session.query(
      """
      SELECT id FROM units WHERE code = \(code) AND closed_on IS NULL
        AND id IN (SELECT unit_id FROM officer_units)
      """
    ).first?.decode("id", as: Int.self)
  }

  /// Nil where no unit can be called so, or where one is that the officer cannot use.
  private func createUnit(_ code: String, name: String) throws -> Int? {
    try session.query(
      """
      INSERT INTO units (code, name, parent_id)
      SELECT \(code), \(name), id FROM units
      WHERE code = \(request.unit) AND id IN (SELECT unit_id FROM officer_units)
        AND \(code) ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'
      ON CONFLICT (code) DO NOTHING
      RETURNING id
      """
    ).first?.decode("id", as: Int.self)
  }

  // MARK: - Rows

  private func stage(_ cases: [LegacyCase], units: [String?: Int]) throws {
    try session.query(
      """
      CREATE TEMPORARY TABLE adopted (
        line integer, unit_id integer, external_number text, opened_on date,
        investigated_on date, detected_on date, title text, summary text, source text,
        salt bytea, canonical bytea, later_salt bytea, later_canonical bytea,
        id bigint DEFAULT nextval('case_ids')) ON COMMIT DROP
      """)
    let rows = cases.map { legacy -> [String?] in
      var documents = Documents()
      documents.description = legacy.description
      let contents = EventContents.sealed(note: nil, documents: documents)
      let later = EventContents.sealed(note: nil, documents: Documents())
      return [
        "\(legacy.line)", "\(units[legacy.unitSuffix] ?? 0)", legacy.externalNumber,
        legacy.openedOn.description, legacy.investigatedOn?.description,
        legacy.description.detectedOn.description, legacy.description.title,
        legacy.description.summary, legacy.description.source, Self.bytea(contents.salt),
        Self.bytea(Array(contents.canonical.utf8)), Self.bytea(later.salt),
        Self.bytea(Array(later.canonical.utf8)),
      ]
    }
    _ = try session.copy(
      into: """
        adopted (line, unit_id, external_number, opened_on, investigated_on, detected_on, title,
          summary, source, salt, canonical, later_salt, later_canonical)
        """, rows: rows)
  }

  private static func bytea(_ bytes: [UInt8]) -> String {
    "\\x" + bytes.hex
  }

  private static func insertCases(by officerID: Int) -> Statement {
    """
    INSERT INTO cases (id, unit_id, opened_unit_id, opened_by, opened_on, external_number)
    SELECT id, unit_id, unit_id, \(officerID), opened_on, external_number
    FROM adopted ORDER BY opened_on, line
    """
  }

  private static func insertOpenings(by officerID: Int) -> Statement {
    """
    INSERT INTO events (case_id, version, unit_id, officer_id, effective_on, from_state,
      to_state, action, via, salt, canonical)
    SELECT id, 1, unit_id, \(officerID), opened_on, NULL, 'opened', 'adopt', 'import', salt,
      canonical
    FROM adopted ORDER BY id
    """
  }

  private static let insertDescriptions: Statement = """
    INSERT INTO descriptions (case_id, version, detected_on, title, summary, source)
    SELECT id, 1, detected_on, title, summary, source FROM adopted ORDER BY id
    """

  /// The last inspection done: the facts are established as of that day.
  private static func insertInvestigations(by officerID: Int) -> Statement {
    """
    INSERT INTO events (case_id, version, unit_id, officer_id, effective_on, from_state,
      to_state, action, via, salt, canonical)
    SELECT id, 2, unit_id, \(officerID), investigated_on, 'opened', 'investigated', 'adopt',
      'import', later_salt, later_canonical
    FROM adopted WHERE investigated_on IS NOT NULL ORDER BY id
    """
  }

  // MARK: - What someone should look at

  private mutating func warnOfSharedNumbers() throws {
    let shared = try session.query(
      """
      SELECT a.line, a.external_number, string_agg(DISTINCT u.code, ', ' ORDER BY u.code) AS units
      FROM adopted a
      JOIN (SELECT external_number, opened_unit_id FROM cases
          WHERE opened_unit_id IN (SELECT unit_id FROM officer_units)
        UNION SELECT external_number, unit_id FROM adopted) o
        ON o.external_number = a.external_number AND o.opened_unit_id <> a.unit_id
      JOIN units u ON u.id = o.opened_unit_id
      GROUP BY a.line, a.external_number ORDER BY a.line
      """)
    report.warnings += try shared.map {
      try LineProblem(
        line: $0.decode("line"), code: "number_in_several_units",
        detail: "\($0.decode("external_number", as: String.self)) stands also in unit "
          + $0.decode("units", as: String.self))
    }
  }

  private mutating func warnOfEarlyInspections() throws {
    let early = try session.query(
      """
      SELECT line, external_number FROM adopted WHERE investigated_on < opened_on ORDER BY line
      """)
    report.warnings += try early.map {
      try LineProblem(
        line: $0.decode("line"), code: "investigated_before_opening",
        detail: "\($0.decode("external_number", as: String.self)): kept as the file has it")
    }
  }
}
