extension Role {
  /// The name of the role for people.
  public var label: Label {
    switch self {
    case .inspector: Label("Thanh tra viên", "Inspector")
    case .supervisor: Label("Lãnh đạo đơn vị", "Supervisor")
    case .statistician: Label("Cán bộ thống kê", "Statistician")
    case .auditor: Label("Cán bộ kiểm soát", "Auditor")
    case .administrator: Label("Quản trị viên", "Administrator")
    }
  }
}
