extension CaseState {
  /// The name of the state for people.
  public var label: Label {
    switch self {
    case .opened: Label("Đang thụ lý", "Opened")
    case .investigated: Label("Đã xác minh", "Investigated")
    case .sanctioned: Label("Đã ra quyết định xử phạt", "Sanctioned")
    case .closed: Label("Đã kết thúc", "Closed")
    }
  }
}
