public import Cases
import Postgres

/// Which running and missed clocks to list.
public struct DeadlineFilter: Sendable, Equatable {
  public static let maximumLimit = 1_000

  /// Due on an earlier day than this.
  public var dueBefore: Day?
  /// Code of a unit; the units below it belong to it.
  public var unit: String?
  /// Username.
  public var assignedTo: String?
  public var limit = 200
  public var after: Cursor?

  public init() {}

  /// Where the previous page ended.
  public struct Cursor: Sendable, Equatable, Codable {
    public let dueOn: Day
    public let caseID: Int
    public let clock: Int
  }
}

/// A clock in the list of all cases.
public struct DeadlineEntry: Sendable, Equatable, Encodable {
  public let number: String
  public let unit: String
  public let title: String
  public let assignedTo: String?
  public let deadline: Deadline

  private enum CodingKeys: String, CodingKey {
    case number = "case"
    case unit, title, assignedTo
  }

  /// The fields of the clock and those of its case in one object.
  public func encode(to encoder: any Encoder) throws {
    try deadline.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(unit, forKey: .unit)
    try container.encode(title, forKey: .title)
    try container.encode(assignedTo, forKey: .assignedTo)
  }
}

/// One page of the work list.
public typealias DeadlinePage = Page<DeadlineEntry, DeadlineFilter.Cursor>

/// A clock with what the list shows of its case.
private struct CaseClock {
  let clock: Clock
  let caseID: Int
  let number: String
  let unit: String
  let title: String
  let assignedTo: String?

  init(_ row: Row) throws {
    clock = try Clock(row)
    caseID = try row.decode("case_id")
    number = try row.decode("case_number")
    unit = try row.decode("unit")
    title = try row.decode("title")
    assignedTo = try row.decode("assigned_to")
  }

  var cursor: DeadlineFilter.Cursor {
    .init(dueOn: clock.due.day, caseID: caseID, clock: clock.number)
  }

  func entry(_ deadline: Deadline) -> DeadlineEntry {
    DeadlineEntry(
      number: number, unit: unit, title: title, assignedTo: assignedTo, deadline: deadline)
  }
}

extension CaseStore {
  /// Running and missed clocks of the asker's scope, most urgent first.
  public func deadlines(
    _ filter: DeadlineFilter, as asker: Asker, today: Day, language: Language = .en
  ) async throws -> DeadlinePage {
    try await database.read { session in
      let (_, revision, due) = try session.ask(
        asker.officer(having: .readsCases), Law.revision,
        .all(filter.statement(today: today), CaseClock.init))
      let law = try self.law(of: revision, session)
      return Page(
        due.map { found in
          let deadline = Deadline(
            found.clock, calendar: law.calendar, language: language, today: today)
          return (found.entry(deadline), found.cursor)
        }, limit: filter.limit)
    }
  }
}

enum Deadlines {
  /// Clocks under the name `k` that show `missed` and have not ended.
  static func missed(on today: Day) -> Statement {
    """
    FROM clocks k JOIN clock_rules r ON r.id = k.rule_id
    WHERE k.end_version IS NULL AND k.due_on < \(today) AND k.missing_year IS NULL
      AND NOT r.lapses
    """
  }
}

extension DeadlineFilter {
  fileprivate func statement(today: Day) -> Statement {
    """
    SELECT \(ClocksOnFile.columns), k.case_id, c.number AS case_number, u.code AS unit, d.title,
      a.username AS assigned_to
    FROM clocks k
    JOIN clock_rules r ON r.id = k.rule_id
    JOIN cases c ON c.id = k.case_id
    JOIN units u ON u.id = c.unit_id
    JOIN shown_descriptions d ON d.case_id = c.id AND d.version = c.description_version
    LEFT JOIN officers a ON a.id = c.assigned_to
    WHERE \(Statement.joined(conditions(today: today), separator: " AND "))
    ORDER BY k.due_on, k.case_id, k.number LIMIT \(limit + 1)
    """
  }

  /// A right nobody used has lapsed, and asks nothing of anyone.
  private func conditions(today: Day) -> [Statement] {
    var found: [Statement] = [
      "k.end_version IS NULL",
      "NOT (r.lapses AND k.due_on < \(today) AND k.missing_year IS NULL)",
    ]
    if let dueBefore { found.append("k.due_on < \(dueBefore)") }
    if let unit { found.append("c.unit_id = ANY (\(CaseFilter.units(below: unit)))") }
    if let assignedTo { found.append("a.username = \(assignedTo)") }
    if let after {
      found.append(
        """
        (k.due_on, k.case_id, k.number) > (\(after.dueOn)::date, \(after.caseID)::bigint,
          \(after.clock)::integer)
        """)
    }
    return found
  }
}
