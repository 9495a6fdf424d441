public import CaseStore
public import Cases

/// Requests that are right as they are; a test changes what it is about.
extension Opening {
  /// A person and one act of Decree 125 (2 to 3 million VND), detected and opened on a day.
  public static func example(
    on opened: Day = day(2026, 9, 1), kind: SubjectKind = .person, title: String = "Hồ sơ thử"
  ) -> Opening {
    var documents = Documents()
    documents.subjects = [Subject(kind: kind, name: "Nguyễn Văn Thử")]
    documents.victims = [Victim(name: "Trần Thị Mẫu")]
    documents.violations = [Violation(type: "ND125-06-1-a", subjects: [1], endedOn: opened)]
    var opening = Opening(
      description: CaseDescription(
        title: title, summary: "Tóm tắt", source: "inspection", detectedOn: opened),
      documents: documents)
    opening.openedOn = opened
    return opening
  }

  /// With nothing but a description.
  public static func bare(on opened: Day = day(2026, 9, 1)) -> Opening {
    var opening = Opening(
      description: CaseDescription(
        title: "Hồ sơ trống", summary: nil, source: "complaint", detectedOn: opened))
    opening.openedOn = opened
    return opening
  }
}

extension EventRequest {
  public static func investigate(on day: Day? = nil) -> EventRequest {
    var request = EventRequest(action: .investigate)
    request.effectiveOn = day
    request.documents.record = Record(number: "BB-01", madeOn: day ?? TestRegister.today)
    return request
  }

  public static func sanction(on day: Day? = nil, amount: Int = 2_500_000) -> EventRequest {
    var request = EventRequest(action: .sanction)
    request.effectiveOn = day
    request.documents.decision = Decision(
      number: "QD-01", issuedOn: day ?? TestRegister.today, signedBy: "Người ký Thử",
      signerTitle: "department_director",
      sanctions: [Sanction(violation: 1, subject: 1, form: .fine, amount: amount)])
    return request
  }

  /// For a reason that asks for nothing, from every state a case can be closed in.
  public static func close(
    _ reason: ClosingReason = .subjectGone, on day: Day? = nil
  ) -> EventRequest {
    var request = EventRequest(action: .close)
    request.effectiveOn = day
    request.documents.closing = reason
    return request
  }

  /// The decision was received.
  public static func deliver(on day: Day? = nil) -> EventRequest {
    var request = EventRequest(action: .deliver)
    request.effectiveOn = day
    request.documents.proceeding = .delivery(.init(receivedOn: day ?? TestRegister.today))
    return request
  }

  /// A step that only needs a note.
  public static func noted(_ action: Action, on day: Day? = nil) -> EventRequest {
    var request = EventRequest(action: action)
    request.effectiveOn = day
    request.note = "vì lý do thử nghiệm"
    return request
  }
}

extension TestRegister {
  /// Opens a case as an inspector and takes it through steps as the supervisor; its number.
  public func opened(
    _ opening: Opening = .example(), by inspector: String = "inspector.hn1",
    then steps: [EventRequest] = []
  ) async throws -> String {
    let today = Self.today
    let number = try await store.open(opening, as: .officer(inspector), today: today).number
    for step in steps {
      _ = try await store.advance(number, by: step, as: .officer("supervisor.hn"), today: today)
    }
    return number
  }
}

/// Questions asked on the tests' own day.
extension CaseStore {
  public func show(_ number: String, as asker: Asker) async throws -> CaseDocument {
    try await show(number, as: asker, today: TestRegister.today)
  }

  public func steps(of number: String, as asker: Asker) async throws -> [StepAnswer] {
    try await steps(of: number, as: asker, today: TestRegister.today)
  }
}

extension CaseFilter {
  public init() { self.init(today: TestRegister.today) }
}
