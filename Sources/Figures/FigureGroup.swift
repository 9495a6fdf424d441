public import Cases

/// Figures under one heading.
public enum FigureGroup: Sendable, CaseIterable {
  case flow, violations, sanctions, money, execution, complaints, criminal

  /// The heading over its columns.
  public var label: Text {
    switch self {
    case .flow: Text("Tình hình hồ sơ", "Flow of cases")
    case .violations: Text("Vi phạm", "Violations")
    case .sanctions: Text("Xử phạt và biện pháp thay thế", "Sanctions and alternatives")
    case .money: Text("Tiền phạt (đồng)", "Fines (VND)")
    case .execution: Text("Thi hành quyết định", "Execution")
    case .complaints: Text("Khiếu nại, khởi kiện", "Complaints and lawsuits")
    case .criminal: Text("Hình sự", "Criminal")
    }
  }
}
