public import Cases

/// A column of the statistics (Decree 118/2021/NĐ-CP, Art 35, and the flow of cases).
public enum Figure: String, Codable, Labelled {
  case openAtStart, opened, reopened, received, closed, sent, openAtEnd
  /// Cases open at the end with a term that was over.
  case overdue
  case investigated, sanctioned
  case violations, violationsSanctioned
  /// Persons, organisations and households a decision sanctions; of them, those under age.
  case subjectsSanctioned, minorsSanctioned
  case decisions, warnings, fines
  /// Sanctions that leave the rule of their fine, each with its reason on record.
  case overrides
  /// VND.
  case finesImposed, finesCollected
  /// Closings by which a decision was carried out in full.
  case executed
  case deferred, instalments, reduced, exempted, coerced
  case complaints, lawsuits
  /// Decisions that were annulled.
  case annulled
  /// Minors reminded instead of sanctioned (Decree 118/2021/NĐ-CP, Art 25).
  case minorsReminded
  /// Files sent for criminal prosecution, and files that came back from it.
  case prosecuted, returnedByProsecutor

  /// open at start + opened + reopened + received − closed − sent = open at end: the figures that
  /// enter, with their signs.
  public static let balance: [(figure: Figure, sign: Int)] = [
    (.openAtStart, 1), (.opened, 1), (.reopened, 1), (.received, 1), (.closed, -1), (.sent, -1),
    (.openAtEnd, -1),
  ]

  /// Whether it is a sum of money rather than a count.
  public var isMoney: Bool { self == .finesImposed || self == .finesCollected }

  /// The group it is shown in.
  public var group: FigureGroup {
    switch self {
    case .openAtStart, .opened, .reopened, .received, .closed, .sent, .openAtEnd, .overdue,
      .investigated, .sanctioned:
      .flow
    case .violations, .violationsSanctioned: .violations
    case .subjectsSanctioned, .minorsSanctioned, .decisions, .warnings, .fines, .overrides,
      .minorsReminded:
      .sanctions
    case .finesImposed, .finesCollected: .money
    case .executed, .deferred, .instalments, .reduced, .exempted, .coerced: .execution
    case .complaints, .lawsuits, .annulled: .complaints
    case .prosecuted, .returnedByProsecutor: .criminal
    }
  }

  /// The heading of its column.
  public var label: Text {
    switch self {
    case .openAtStart: Text("Tồn đầu kỳ", "Open at start")
    case .opened: Text("Mở mới", "Opened")
    case .reopened: Text("Mở lại", "Reopened")
    case .received: Text("Nhận chuyển đến", "Received")
    case .closed: Text("Kết thúc", "Closed")
    case .sent: Text("Chuyển đi", "Sent")
    case .openAtEnd: Text("Tồn cuối kỳ", "Open at end")
    case .overdue: Text("Quá hạn cuối kỳ", "Overdue at end")
    case .investigated: Text("Xác minh xong", "Investigated")
    case .sanctioned: Text("Đã ra quyết định xử phạt", "Sanctioned")
    case .violations: Text("Hành vi phát hiện", "Violations detected")
    case .violationsSanctioned: Text("Hành vi bị xử phạt", "Violations sanctioned")
    case .subjectsSanctioned: Text("Đối tượng bị xử phạt", "Subjects sanctioned")
    case .minorsSanctioned: Text("Người chưa thành niên bị xử phạt", "Minors sanctioned")
    case .decisions: Text("Quyết định xử phạt", "Decisions issued")
    case .warnings: Text("Phạt cảnh cáo", "Warnings")
    case .fines: Text("Phạt tiền", "Fines")
    case .overrides: Text("Áp dụng mức phạt khác", "Fines outside the rule")
    case .minorsReminded: Text("Nhắc nhở người chưa thành niên", "Minors reminded")
    case .finesImposed: Text("Tiền phạt phải nộp", "Fines imposed")
    case .finesCollected: Text("Tiền phạt đã thu", "Fines collected")
    case .executed: Text("Thi hành xong", "Executed in full")
    case .deferred: Text("Hoãn thi hành", "Deferred")
    case .instalments: Text("Nộp phạt nhiều lần", "Paid in instalments")
    case .reduced: Text("Giảm tiền phạt", "Reduced")
    case .exempted: Text("Miễn tiền phạt", "Exempted")
    case .coerced: Text("Cưỡng chế thi hành", "Coerced")
    case .complaints: Text("Khiếu nại", "Complaints")
    case .lawsuits: Text("Khởi kiện", "Lawsuits")
    case .annulled: Text("Quyết định bị hủy bỏ", "Decisions annulled")
    case .prosecuted: Text("Chuyển truy cứu hình sự", "Sent for prosecution")
    case .returnedByProsecutor: Text("Cơ quan tố tụng chuyển trả", "Returned by prosecution")
    }
  }
}

/// One kind of cell in a row: a figure, or a part of one.
public enum FigureCell: Sendable, Hashable {
  case figure(Figure)
  /// Closings for a reason.
  case closed(ClosingReason)
  /// Remedies ordered, by their code.
  case remedy(String)

  /// Every figure, then every closing reason.
  public static let all =
    Figure.allCases.map(FigureCell.figure) + ClosingReason.allCases.map(FigureCell.closed)

  /// The name of its column in a flat table.
  public var column: String {
    switch self {
    case .figure(.warnings): "sanctions_warning"
    case .figure(.fines): "sanctions_fine"
    case .figure(let figure): snakeCase(figure.rawValue)
    case .closed(let reason): "closed_\(reason.rawValue)"
    case .remedy(let code): "remedy_\(code)"
    }
  }
}

/// `openAtStart` as `open_at_start`.
func snakeCase(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}
