import Cases
import Figures

/// Figures under one heading.
enum FigureGroup: CaseIterable {
  case flow, violations, sanctions, money, execution, complaints, criminal

  /// The groups that share a table of a page; a sheet has them all side by side.
  static let tables: [[FigureGroup]] = [
    [.flow], [.violations, .sanctions, .money], [.execution, .complaints, .criminal],
  ]

  /// The group a figure belongs to.
  init(of figure: Figure) {
    self =
      switch figure {
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

  /// The heading over its columns.
  var label: Text {
    switch self {
    case .flow: Text("Tình hình hồ sơ", "Flow of cases")
    case .violations: Text("Vi phạm", "Violations")
    case .sanctions: Text("Xử phạt", "Sanctions")
    case .money: Text("Tiền phạt (đồng)", "Fines (VND)")
    case .execution: Text("Thi hành quyết định", "Execution")
    case .complaints: Text("Khiếu nại, khởi kiện", "Complaints and lawsuits")
    case .criminal: Text("Hình sự", "Criminal")
    }
  }
}
