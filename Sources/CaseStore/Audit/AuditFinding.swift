public import Cases

/// A place where the register is not what was written.
public struct AuditFinding: Sendable, Hashable, Codable {
  public enum Kind: String, Codable, Labelled {
    /// The event's hash does not follow from the one before it and the event's bytes.
    case chainBroken = "chain_broken"
    /// The event's columns do not say what its bytes say.
    case eventAltered = "event_altered"
    /// The documents do not say what the event's bytes say.
    case documentsAltered = "documents_altered"
    /// An event is missing between two others, or at the end.
    case eventMissing = "event_missing"
    /// An event that a checkpoint does not have is dated before it.
    case eventBackdated = "event_backdated"
    /// A number was given to a case that is not there.
    case caseMissing = "case_missing"
    /// The case is not in the state its last event left it in.
    case caseAltered = "case_altered"
    /// The case holds what no version of the program writes.
    case unreadable
    /// The terms on file are not those the events start and end.
    case clocksAltered = "clocks_altered"
    /// The ledger of the statistics does not say what the events say.
    case booksAltered = "books_altered"
    /// The figures kept of a half month are not what the ledger adds up to.
    case settlementAltered = "settlement_altered"
    /// A checkpoint holds another hash for this event.
    case checkpointDiffers = "checkpoint_differs"
    /// A row says something else than a checkpoint has, and may not.
    case rowAltered = "row_altered"
    /// A row of a checkpoint is gone that may not go.
    case rowMissing = "row_missing"
    /// A row was added where none may be, or is dated before a checkpoint that does not have it.
    case rowAdded = "row_added"
    /// A policy, grant, function, trigger or constraint is not as it was.
    case schemaAltered = "schema_altered"
    /// A checkpoint's rows are not those its root was made of.
    case checkpointAltered = "checkpoint_altered"
    /// A checkpoint is not signed, or not by the key that was named.
    case checkpointForged = "checkpoint_forged"
    /// A checkpoint does not name the one before it.
    case checkpointUnlinked = "checkpoint_unlinked"

    /// The name of the finding for people.
    public var label: Text {
      switch self {
      case .chainBroken: Text("Chuỗi mã băm bị đứt", "Chain of hashes broken")
      case .eventAltered: Text("Sự kiện bị sửa", "Event altered")
      case .documentsAltered: Text("Tài liệu bị sửa", "Documents altered")
      case .eventMissing: Text("Thiếu sự kiện", "Event missing")
      case .eventBackdated: Text("Sự kiện ghi lùi thời điểm", "Event dated back")
      case .caseMissing: Text("Thiếu hồ sơ", "Case missing")
      case .caseAltered: Text("Trạng thái hồ sơ bị sửa", "State of the case altered")
      case .unreadable: Text("Hồ sơ không đọc được", "Case unreadable")
      case .clocksAltered: Text("Thời hạn bị sửa", "Terms altered")
      case .booksAltered: Text("Sổ số liệu thống kê bị sửa", "Ledger of the statistics altered")
      case .settlementAltered: Text("Số liệu đã tổng hợp bị sửa", "Settled figures altered")
      case .checkpointDiffers: Text("Khác với bản đối chiếu", "Differs from the checkpoint")
      case .rowAltered: Text("Dòng dữ liệu bị sửa", "Row altered")
      case .rowMissing: Text("Thiếu dòng dữ liệu", "Row missing")
      case .rowAdded: Text("Dòng dữ liệu được thêm trái phép", "Row added")
      case .schemaAltered: Text("Cấu trúc cơ sở dữ liệu bị sửa", "Schema altered")
      case .checkpointAltered: Text("Bản đối chiếu bị sửa", "Checkpoint altered")
      case .checkpointForged:
        Text("Chữ ký của bản đối chiếu không đúng", "Signature of the checkpoint not valid")
      case .checkpointUnlinked:
        Text("Bản đối chiếu không nối tiếp bản trước", "Checkpoint not linked to the one before")
      }
    }
  }

  /// Number of the case; otherwise the table and the key of the row, the object of the schema, the
  /// instant of the checkpoint or, of a settlement, the first day of the half month.
  public let number: String
  /// Version of the event; 0 of what is no event.
  public let version: Int
  public let kind: Kind
  /// What was expected and what was found, where it can be said.
  public let detail: String?

  init(number: String, version: Int = 0, kind: Kind, detail: String? = nil) {
    self.number = number
    self.version = version
    self.kind = kind
    self.detail = detail
  }
}

/// Something that differs from a checkpoint and may: a law that was loaded, an officer disabled.
public struct AuditChange: Sendable, Hashable, Codable {
  /// The table, or `catalogue` for objects of the schema.
  public let table: String
  /// Key of the row.
  public let row: String
  /// What was and what is; `added` or `removed` of a whole row.
  public let detail: String
}

/// What an audit read and found.
public struct AuditReport: Sendable, Equatable, Codable {
  public var cases = 0
  public var events = 0
  public var findings: [AuditFinding] = []
  /// Changes since the checkpoints, in the order they were read.
  public var changes: [AuditChange] = []

  init(
    cases: Int = 0, events: Int = 0, findings: [AuditFinding] = [], changes: [AuditChange] = []
  ) {
    self.cases = cases
    self.events = events
    self.findings = findings
    self.changes = changes
  }
}
