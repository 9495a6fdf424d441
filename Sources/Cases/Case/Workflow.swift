/// One permitted change: from a state, by an action, to a state, for some roles.
public struct Step: Sendable, Hashable {
  public let from: CaseState
  public let action: Action
  public let to: CaseState
  /// Who may take it over HTTP or the command line. Empty: the import alone.
  public let roles: Set<Role>

  public init(from: CaseState, action: Action, to: CaseState, roles: Set<Role>) {
    self.from = from
    self.action = action
    self.to = to
    self.roles = roles
  }
}

/// The state machine of a case, as a table. The database holds the same table in `steps`.
public enum Workflow {
  private static let loggers: Set<Role> = [.inspector, .supervisor]
  private static let movers: Set<Role> = [.supervisor]

  /// Every change to a case that exists; opening is not a step, it is the first event.
  public static let steps: [Step] =
    [
      Step(from: .opened, action: .investigate, to: .investigated, roles: movers),
      Step(from: .opened, action: .close, to: .closed, roles: movers),
      Step(from: .investigated, action: .sanction, to: .sanctioned, roles: movers),
      Step(from: .investigated, action: .close, to: .closed, roles: movers),
      Step(from: .investigated, action: .return, to: .opened, roles: movers),
      Step(from: .sanctioned, action: .close, to: .closed, roles: movers),
      Step(from: .sanctioned, action: .annul, to: .investigated, roles: movers),
      // Only a part: what is not named stays in force.
      Step(from: .sanctioned, action: .annul, to: .sanctioned, roles: movers),
      // Another subject of the case.
      Step(from: .sanctioned, action: .sanction, to: .sanctioned, roles: movers),
      // A reopened case whose decision still stands.
      Step(from: .investigated, action: .annul, to: .investigated, roles: movers),
      Step(from: .closed, action: .reopen, to: .investigated, roles: movers),
      Step(from: .opened, action: .adopt, to: .investigated, roles: []),
    ]
    + staying(.note, in: CaseState.allCases, for: loggers)
    + staying(.assign, in: [.opened, .investigated, .sanctioned], for: movers)
    + staying(.amend, in: [.opened, .investigated], for: loggers)
    + staying(.addVictim, in: [.opened, .investigated], for: loggers)
    + staying(.addSubject, in: [.opened], for: loggers)
    + staying(.addViolation, in: [.opened], for: loggers)
    + staying(.addRecord, in: [.opened], for: loggers)
    + staying(.transfer, in: [.opened, .investigated, .sanctioned], for: movers)
    + staying(.refer, in: [.opened, .investigated], for: movers)
    + staying(.addCircumstance, in: [.opened, .investigated, .sanctioned], for: loggers)
    + staying(.explain, in: [.opened, .investigated, .sanctioned], for: loggers)
    + staying(.extend, in: CaseState.allCases, for: movers)
    + staying(.checkEarlierSanctions, in: [.opened, .investigated, .sanctioned], for: movers)
    + staying(.dispose, in: [.opened, .investigated, .sanctioned], for: movers)
    + staying(.recordEvasion, in: [.opened, .investigated, .sanctioned], for: movers)
    + staying(.correctDecision, in: [.investigated, .sanctioned], for: movers)
    + staying(.waiveApology, in: [.investigated, .sanctioned], for: loggers)
    + staying(.withdraw, in: [.opened, .investigated, .sanctioned], for: movers)
    // In the state investigated, of a reopened case whose decision still stands.
    + [.deliver, .pay, .completeRemedy].flatMap {
      staying($0, in: [.investigated, .sanctioned], for: loggers)
    }
    + [.defer, .instal, .reduce, .exempt, .coerce, .suspend, .resume].flatMap {
      staying($0, in: [.investigated, .sanctioned], for: movers)
    }
    + staying(.complain, in: [.investigated, .sanctioned, .closed], for: loggers)
    + [.acceptComplaint, .decideComplaint].flatMap {
      staying($0, in: [.investigated, .sanctioned, .closed], for: movers)
    }

  /// The steps an officer may be offered.
  public static var offered: [Step] { steps.filter { !$0.roles.isEmpty } }

  /// The step a request takes, or nil when there is none: an annulment that leaves something in
  /// force leaves the case where it is.
  static func step(for request: EventRequest, on facts: CaseFacts) -> Step? {
    let usual = step(from: facts.state, request.action)
    guard request.action == .annul else { return usual }
    let left = facts.decisions(after: request.documents.annulment)
    guard !left.isEmpty, left != facts.decisions else { return usual }
    return steps.first { $0.from == facts.state && $0.action == .annul && $0.to == facts.state }
  }

  /// The usual step an action takes from a state, or nil when there is none.
  public static func step(from state: CaseState, _ action: Action) -> Step? {
    steps.first { $0.from == state && $0.action == action }
  }

  /// Whether any step by this action is open to the role, whatever the state.
  public static func permits(_ action: Action, to role: Role) -> Bool {
    steps.contains { $0.action == action && $0.roles.contains(role) }
  }

  private static func staying(_ action: Action, in states: [CaseState], for roles: Set<Role>)
    -> [Step]
  {
    states.map { Step(from: $0, action: action, to: $0, roles: roles) }
  }
}
