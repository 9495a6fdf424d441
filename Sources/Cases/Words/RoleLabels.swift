extension Role {
  /// The name of the role for people.
  public var label: Text {
    switch self {
    case .inspector: Text("Thanh tra viên", "Inspector")
    case .supervisor: Text("Lãnh đạo đơn vị", "Supervisor")
    case .statistician: Text("Cán bộ thống kê", "Statistician")
    case .auditor: Text("Cán bộ kiểm soát", "Auditor")
    case .administrator: Text("Quản trị viên", "Administrator")
    }
  }
}
