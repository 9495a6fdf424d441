public import Cases
public import Figures

extension Figure {
  /// The heading of its column.
  public var label: Label {
    switch self {
    case .openAtStart: Label("Tồn đầu kỳ", "Open at start")
    case .opened: Label("Mở mới", "Opened")
    case .reopened: Label("Mở lại", "Reopened")
    case .received: Label("Nhận chuyển đến", "Received")
    case .closed: Label("Kết thúc", "Closed")
    case .sent: Label("Chuyển đi", "Sent")
    case .openAtEnd: Label("Tồn cuối kỳ", "Open at end")
    case .overdue: Label("Quá hạn cuối kỳ", "Overdue at end")
    case .investigated: Label("Xác minh xong", "Investigated")
    case .sanctioned: Label("Đã ra quyết định xử phạt", "Sanctioned")
    case .violations: Label("Hành vi phát hiện", "Violations detected")
    case .violationsSanctioned: Label("Hành vi bị xử phạt", "Violations sanctioned")
    case .subjectsSanctioned: Label("Đối tượng bị xử phạt", "Subjects sanctioned")
    case .minorsSanctioned: Label("Trong đó: chưa thành niên", "Of them minors")
    case .decisions: Label("Quyết định xử phạt", "Decisions issued")
    case .warnings: Label("Phạt cảnh cáo", "Warnings")
    case .fines: Label("Phạt tiền", "Fines")
    case .overrides: Label("Mức phạt ngoài quy tắc", "Fines outside the rule")
    case .minorsReminded: Label("Nhắc nhở người chưa thành niên", "Minors reminded")
    case .finesImposed: Label("Phải nộp", "Imposed")
    case .finesCollected: Label("Đã thu", "Collected")
    case .executed: Label("Thi hành xong", "Executed in full")
    case .deferred: Label("Hoãn thi hành", "Deferred")
    case .instalments: Label("Nộp phạt nhiều lần", "Paid in instalments")
    case .reduced: Label("Giảm tiền phạt", "Reduced")
    case .exempted: Label("Miễn tiền phạt", "Exempted")
    case .coerced: Label("Cưỡng chế thi hành", "Coerced")
    case .complaints: Label("Khiếu nại", "Complaints")
    case .lawsuits: Label("Khởi kiện", "Lawsuits")
    case .annulled: Label("Quyết định bị hủy", "Decisions annulled")
    case .prosecuted: Label("Chuyển truy cứu hình sự", "Sent for prosecution")
    case .returnedByProsecutor: Label("Cơ quan tố tụng chuyển trả", "Returned by prosecution")
    }
  }
}
