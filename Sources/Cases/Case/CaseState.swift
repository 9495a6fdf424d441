/// The state of a case. Every other fact (deferred, appealed, overdue) is on the case, never a state.
public enum CaseState: String, Sendable, CaseIterable, Codable {
  case opened, investigated, sanctioned, closed
}
