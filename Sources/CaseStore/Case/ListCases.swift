public import Cases
import Postgres

/// Which cases to list, and in which order.
public struct CaseFilter: Sendable, Equatable {
  public enum Sort: String, Labelled {
    case openedOn, number, updatedAt
    case openedOnDescending = "-openedOn"
    case numberDescending = "-number"
    case updatedAtDescending = "-updatedAt"

    /// The name of the order for people.
    public var label: Text {
      switch self {
      case .openedOn: Text("Ngày mở hồ sơ, cũ trước", "Opening day, oldest first")
      case .number: Text("Số hồ sơ, tăng dần", "Case number, lowest first")
      case .updatedAt: Text("Lần thay đổi cuối, cũ trước", "Last change, oldest first")
      case .openedOnDescending: Text("Ngày mở hồ sơ, mới trước", "Opening day, newest first")
      case .numberDescending: Text("Số hồ sơ, giảm dần", "Case number, highest first")
      case .updatedAtDescending: Text("Lần thay đổi cuối, mới trước", "Last change, newest first")
      }
    }
  }

  public static let maximumLimit = 200
  /// Of `words`: each is a search of its own.
  public static let maximumWords = 8

  public var states: [CaseState] = []
  /// Code of a unit; the units below it belong to it.
  public var unit: String?
  public var violationType: String?
  public var openedFrom: Day?
  public var openedTo: Day?
  /// Username.
  public var assignedTo: String?
  /// Words that all must occur in number, title, summary or, for those who may read them, names.
  public var words: [String] = []
  /// With a missed term, or without; as of `today`.
  public var overdue: Bool?
  public var today: Day
  public var sort = Sort.openedOnDescending
  public var limit = 50
  public var after: Cursor?

  public init(today: Day) { self.today = today }

  /// Where the previous page ended: the sort value and the number of its last case.
  public struct Cursor: Sendable, Equatable, Codable {
    public let sort: String
    public let value: String
    public let number: String

    public init(sort: String, value: String, number: String) {
      self.sort = sort
      self.value = value
      self.number = number
    }

    /// Whether the value is one the sort column can hold.
    public func isValid(for sort: Sort) -> Bool {
      switch sort {
      case .openedOn, .openedOnDescending: Day(value) != nil
      case .number, .numberDescending: !value.utf8.contains(0) && !number.utf8.contains(0)
      case .updatedAt, .updatedAtDescending:
        Instant(value) != nil
      }
    }
  }
}

/// One page of a list: JSON objects.
public typealias CasePage = Page<String, CaseFilter.Cursor>

extension CaseStore {
  /// The cases of the asker's scope that pass the filter, a page at a time.
  public func list(_ filter: CaseFilter, as asker: Asker) async throws -> CasePage {
    try await database.read { session in
      let found = Question.all(filter.statement) { row in
        try (
          item: row.decode("item", as: String.self),
          cursor: CaseFilter.Cursor(
            sort: filter.sort.rawValue, value: filter.position(in: row),
            number: row.decode("number"))
        )
      }
      let (_, cases) = try session.ask(asker.officer(having: .readsCases), found)
      return Page(cases, limit: filter.limit)
    }
  }
}

extension CaseFilter {
  var statement: Statement {
    """
    SELECT json_build_object(
        'number', c.number, 'unit', u.code, 'state', c.state, 'version', c.version,
        'title', d.title, 'detectedOn', d.detected_on, 'openedOn', c.opened_on,
        'assignedTo', a.username, 'externalNumber', c.external_number,
        'updatedAt', c.updated_at)::text AS item,
      c.number, \(column) AS position
    FROM cases c
    JOIN units u ON u.id = c.unit_id
    JOIN shown_descriptions d ON d.case_id = c.id AND d.version = c.description_version
    LEFT JOIN officers a ON a.id = c.assigned_to
    WHERE \(Statement.joined(["true"] + conditions, separator: " AND "))
    ORDER BY \(column) \(direction), c.number \(direction) LIMIT \(limit + 1)
    """
  }

  private var column: Statement {
    switch sort {
    case .openedOn, .openedOnDescending: "c.opened_on"
    case .number, .numberDescending: "c.number"
    case .updatedAt, .updatedAtDescending: "c.updated_at"
    }
  }

  /// Where a row lies in the order, as a cursor writes it.
  func position(in row: Row) throws -> String {
    switch sort {
    case .openedOn, .openedOnDescending: try row.decode("position", as: Day.self).description
    case .number, .numberDescending: try row.decode("position")
    case .updatedAt, .updatedAtDescending:
      try row.decode("position", as: Instant.self).description
    }
  }

  private var columnType: Statement {
    switch sort {
    case .openedOn, .openedOnDescending: "date"
    case .number, .numberDescending: "text"
    case .updatedAt, .updatedAtDescending: "timestamptz"
    }
  }

  private var direction: Statement {
    switch sort {
    case .openedOn, .number, .updatedAt: "ASC"
    case .openedOnDescending, .numberDescending, .updatedAtDescending: "DESC"
    }
  }

  private var conditions: [Statement] {
    var found: [Statement] = []
    if !states.isEmpty { found.append("c.state::text = ANY (\(states.map(\.rawValue))::text[])") }
    if let unit { found.append("c.unit_id = ANY (\(Self.units(below: unit)))") }
    if let violationType {
      found.append(
        """
        c.id IN (SELECT v.case_id FROM violations v JOIN violation_types t ON t.id = v.type_id
          WHERE t.code = \(violationType))
        """)
    }
    if let openedFrom { found.append("c.opened_on >= \(openedFrom)") }
    if let openedTo { found.append("c.opened_on <= \(openedTo)") }
    if let assignedTo { found.append("a.username = \(assignedTo)") }
    if let overdue {
      let missed: Statement = "c.id IN (SELECT k.case_id \(Deadlines.missed(on: today)))"
      found.append(overdue ? missed : "NOT \(missed)")
    }
    if let after { found.append(later(than: after)) }
    return found + words.map { SearchedWord($0).condition }
  }

  /// The unit of a code with all units below it.
  static func units(below code: String) -> Statement {
    """
    ARRAY(SELECT x.unit_id FROM unit_descendants x
      JOIN units above ON above.id = x.above_id WHERE above.code = \(code))
    """
  }

  private func later(than cursor: Cursor) -> Statement {
    let comparison: Statement =
      switch sort {
      case .openedOn, .number, .updatedAt: ">"
      case .openedOnDescending, .numberDescending, .updatedAtDescending: "<"
      }
    return """
      (\(column), c.number) \(comparison)
        (CAST(\(cursor.value) AS \(columnType)), \(cursor.number))
      """
  }
}
