package import Cases

extension EventRequest {
  /// Reads the JSON of an event as the contract has it; throws every problem at once.
  package init(json bytes: [UInt8]) throws {
    let json = try JSON.read(bytes)
    self = try Fields.read(json) { $0.event() }
  }
}

extension Action {
  /// The fields besides `action`, `effectiveOn` and `note`; nil for what no request may ask for.
  fileprivate var fields: [String]? {
    switch self {
    case .open, .adopt: nil
    case .investigate: ["record", "onTheSpot"]
    case .addRecord: ["record"]
    case .sanction: ["decision"]
    case .close: ["closure"]
    case .return, .annul, .reopen, .note: []
    case .assign: ["officer"]
    case .amend: ["title", "summary", "source", "detectedOn"]
    case .addSubject: ["subjects"]
    case .addViolation: ["violations"]
    case .addVictim: ["victims"]
    case .transfer, .refer: ["toUnit"]
    default: form.map { [$0.name] }
    }
  }

  fileprivate static let requestable = allCases.filter { $0.fields != nil }
  fileprivate static let allFields = Set(requestable.flatMap { $0.fields ?? [] })
}

extension Fields {
  /// `POST /v1/cases/{number}/events`.
  func event() -> EventRequest? {
    let action = requestedAction()
    let effectiveOn = day("effectiveOn")
    let note = text("note", limit: 20_000)
    guard let action, let fields = action.fields else {
      for field in Action.allFields { _ = has(field) }
      return nil
    }
    var request = EventRequest(action: action)
    request.effectiveOn = effectiveOn
    request.note = note
    if let form = action.form {
      request.documents.proceeding = proceeding(form)
    } else {
      for field in fields { read(field, into: &request) }
    }
    refuse(Action.allFields.subtracting(fields).sorted(), .notForAction(action))
    return request
  }

  private func requestedAction() -> Action? {
    guard let name = require("action", text("action", limit: 64)) else { return nil }
    guard let action = Action(rawValue: name), action.fields != nil else {
      return fail("action", .notOneOf(Action.requestable.map(\.rawValue)))
    }
    return action
  }

  private func read(_ field: String, into request: inout EventRequest) {
    switch field {
    case "record": request.documents.record = object("record") { $0.document(Record.shape) }
    case "decision": request.documents.decision = decision()
    case "onTheSpot": request.documents.isOnTheSpot = bool("onTheSpot") ?? false
    case "closure": closure(into: &request.documents)
    case "officer": request.assignee = text("officer", limit: 64)
    case "toUnit": request.toUnit = text("toUnit", limit: 32)
    case "subjects": request.documents.subjects = documents("subjects", Subject.shape)
    case "violations": request.documents.violations = violations()
    case "victims": request.documents.victims = documents("victims", Victim.shape)
    default:
      var amendment = request.amendment ?? Amendment()
      switch field {
      case "title": amendment.title = text("title")
      case "summary": amendment.summary = text("summary", limit: 20_000)
      case "source": amendment.source = text("source", limit: 64)
      default: amendment.detectedOn = day("detectedOn")
      }
      request.amendment = amendment
    }
  }
}

extension Opening {
  /// Reads the JSON of a case to be opened; throws every problem at once.
  package init(json bytes: [UInt8]) throws {
    let json = try JSON.read(bytes)
    self = try Fields.read(json) { $0.opening() }
  }
}
