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

  /// The fields of the clock stand beside those of its case.
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
public struct DeadlinePage: Sendable, Equatable {
  public let items: [DeadlineEntry]
  public let next: DeadlineFilter.Cursor?
}

extension CaseStore {
  /// Running and missed clocks of the asker's scope, most urgent first.
  public func deadlines(
    _ filter: DeadlineFilter, as asker: Asker, today: Day, language: Language = .en
  ) async throws -> DeadlinePage {
    try await database.read { session in
      let answers = try session.pipeline([
        asker.enter, Law.revision, filter.statement(today: today),
      ])
      _ = try asker.officer(answers[0]) { $0.readsCases }
      let law = try self.law(answers[1], session)
      let rows = answers[2]
      let page = rows.prefix(filter.limit)
      var next: DeadlineFilter.Cursor?
      if rows.count > filter.limit, let last = page.last {
        next = try DeadlineFilter.Cursor(
          dueOn: last.decode("due_on"), caseID: last.decode("case_id"),
          clock: last.decode("number"))
      }
      let items = try page.map { row in
        try DeadlineEntry(
          number: row.decode("case_number"), unit: row.decode("unit"), title: row.decode("title"),
          assignedTo: row.decode("assigned_to"),
          deadline: Deadline(
            Clock(row), calendar: law.calendar, language: language, today: today))
      }
      return DeadlinePage(items: items, next: next)
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
    JOIN descriptions d ON d.case_id = c.id AND d.version = c.description_version
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
