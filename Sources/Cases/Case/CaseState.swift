/// The state of a case. Every other fact (deferred, appealed, overdue) is on the case, never a state.
public enum CaseState: String, Codable, Labelled {
  case opened, investigated, sanctioned, closed

  /// The name of the state for people.
  public var label: Text {
    switch self {
    case .opened: Text("Đang thụ lý", "Opened")
    case .investigated: Text("Đã xác minh", "Investigated")
    case .sanctioned: Text("Đã ra quyết định xử phạt", "Sanctioned")
    case .closed: Text("Đã kết thúc", "Closed")
    }
  }
}
