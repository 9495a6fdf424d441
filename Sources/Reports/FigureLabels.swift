public import Cases
public import Figures

extension Figure {
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
    case .minorsSanctioned: Text("Trong đó: chưa thành niên", "Of them minors")
    case .decisions: Text("Quyết định xử phạt", "Decisions issued")
    case .warnings: Text("Phạt cảnh cáo", "Warnings")
    case .fines: Text("Phạt tiền", "Fines")
    case .overrides: Text("Mức phạt ngoài quy tắc", "Fines outside the rule")
    case .minorsReminded: Text("Nhắc nhở người chưa thành niên", "Minors reminded")
    case .finesImposed: Text("Phải nộp", "Imposed")
    case .finesCollected: Text("Đã thu", "Collected")
    case .executed: Text("Thi hành xong", "Executed in full")
    case .deferred: Text("Hoãn thi hành", "Deferred")
    case .instalments: Text("Nộp phạt nhiều lần", "Paid in instalments")
    case .reduced: Text("Giảm tiền phạt", "Reduced")
    case .exempted: Text("Miễn tiền phạt", "Exempted")
    case .coerced: Text("Cưỡng chế thi hành", "Coerced")
    case .complaints: Text("Khiếu nại", "Complaints")
    case .lawsuits: Text("Khởi kiện", "Lawsuits")
    case .annulled: Text("Quyết định bị hủy", "Decisions annulled")
    case .prosecuted: Text("Chuyển truy cứu hình sự", "Sent for prosecution")
    case .returnedByProsecutor: Text("Cơ quan tố tụng chuyển trả", "Returned by prosecution")
    }
  }
}
