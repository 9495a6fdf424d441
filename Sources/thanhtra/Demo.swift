import ArgumentParser
import CaseStore
import Cases
import Fiction

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill an empty register with demo units, officers and cases.",
    discussion: """
      Without --cases: a few cases to try the register with. With --cases: that number of \
      fictional cases, opened over several months and taken through the workflow. Ctrl-C leaves \
      the register empty.

      Example: thanhtra demo --data .thanhtra
      Example: thanhtra demo --cases 100000 --months 24 --seed 7
      """)

  @OptionGroup var register: RegisterOptions
  @Option(help: "Number of fictional cases, up to 10 million.") var cases: Int?
  @Option(help: "Number of months the cases are spread over evenly (default: 12).")
  var months: Int?
  @Option(help: "The same seed and last day give the same cases (default: 1).")
  var seed: Int?
  @Option(help: "Last day on which anything happens (default: today).") var until: Day?

  func validate() throws {
    if let cases {
      let largest = FictionalRegister.largest
      guard (1...largest).contains(cases) else {
        throw ValidationError("--cases must be 1 to \(largest).")
      }
    } else if months != nil || seed != nil || until != nil {
      throw ValidationError("--months, --seed and --until need --cases.")
    }
    if let until, until > .today {
      throw ValidationError("--until: \(until) is in the future.")
    }
  }

  func run() async throws {
    let usernames = try await register.withStore(.owner) { store in
      guard try await store.isEmpty() else {
        throw Failure(5, "The register is not empty: nothing was changed.")
      }
      _ = try await store.loadShippedReferenceData()
      if let cases {
        try await fill(
          store, FictionalRegister(cases: cases, months: months ?? 12, seed: seed ?? 1))
        return FictionalStaff.signingIn
      }
      try await DemoRegister(store: store, today: .today).fill()
      return DemoRegister.officers.map(\.username)
    }
    printError(
      "Demo officers: \(usernames.joined(separator: ", "))\nPassword: \(DemoRegister.password)")
  }

  private func fill(_ store: CaseStore, _ fiction: FictionalRegister) async throws {
    let bar = ProgressBar("filling")
    defer { bar.finish() }
    do {
      try await store.fill(fiction, password: DemoRegister.password, today: until ?? .today) {
        bar.show($0, of: $1)
      }
    } catch let refusal as FictionalRegister.Refusal {
      throw Failure(refusal)
    }
  }
}

extension Failure {
  fileprivate init(_ refusal: FictionalRegister.Refusal) {
    switch refusal {
    case .notEmpty: self.init(5, "The register is not empty: nothing was changed.")
    case .cases(let admitted):
      self.init(2, "--cases must be \(admitted.lowerBound) to \(admitted.upperBound).")
    case .months(let admitted?):
      self.init(
        2,
        "--months must be \(admitted.lowerBound) to \(admitted.upperBound): the calendar of "
          + "working days is not loaded for earlier months.")
    case .months(nil):
      self.init(2, "--months: the calendar of working days of the last year is not loaded.")
    }
  }
}

/// Fictional units, officers and cases, written through the same calls as real ones.
struct DemoRegister {
  static let password = "thanhtra-demo-2026"
  static let supervisor = "supervisor.demo"
  /// Sanctions: the officer who investigated a case may not also sanction it.
  static let chief = "chief.demo"
  static let officers: [(username: String, name: String, role: Role, unit: String)] = [
    ("inspector.demo", "Thanh tra viên Mẫu Bắc", .inspector, "DEMO-N"),
    ("inspector.south.demo", "Thanh tra viên Mẫu Nam", .inspector, "DEMO-S"),
    (supervisor, "Trưởng đoàn Mẫu", .supervisor, "DEMO"),
    (chief, "Giám đốc Mẫu", .supervisor, "DEMO"),
    ("statistician.demo", "Thống kê viên Mẫu", .statistician, "DEMO"),
    ("auditor.demo", "Kiểm soát viên Mẫu", .auditor, "DEMO"),
    ("administrator.demo", "Quản trị viên Mẫu", .administrator, "DEMO"),
  ]

  let store: CaseStore
  let today: Day

  func fill() async throws {
    try await store.addUnit("DEMO", name: "Thanh tra Mẫu", parent: nil)
    try await store.addUnit("DEMO-N", name: "Đội Mẫu Bắc", parent: "DEMO")
    try await store.addUnit("DEMO-S", name: "Đội Mẫu Nam", parent: "DEMO")
    // The password is public: a costlier hash would protect nothing.
    let hasher = PasswordHasher(logCost: 14)
    for officer in Self.officers {
      try await store.addOfficer(
        officer.username, name: officer.name, unit: officer.unit, role: officer.role,
        password: Self.password, hasher: hasher)
    }
    for (index, title) in Self.titles.enumerated() {
      try await open(title, index: index)
    }
  }

  private static let titles = [
    "Yêu cầu nghỉ việc vì mang thai (mẫu)", "Cản trở lao động nữ tham gia đào tạo (mẫu)",
    "Xúc phạm người được giới thiệu ứng cử (mẫu)", "Quảng cáo có định kiến giới (mẫu)",
    "Phân biệt khi tuyển sinh (mẫu)", "Bạo lực gia đình trên cơ sở giới (mẫu)",
  ]

  /// The day each case was detected, counted back from today: early enough for all its steps.
  private static let offsets = [-6, -9, -14, -25, -4, -10]

  /// The two teams take turns; each case goes one stage further than the one before.
  private func open(_ title: String, index: Int) async throws {
    let isNorth = index % 2 == 0
    let day = today.adding(days: Self.offsets[index])
    var documents = Documents()
    var subject = Subject(
      kind: index % 3 == 0 ? .organisation : .person, name: "Đối tượng Mẫu \(index + 1)")
    subject.address = "Số \(index + 1), đường Mẫu"
    documents.subjects = [subject]
    documents.violations = [Violation(type: "ND125-06-1-a", subjects: [1], endedOn: day)]
    documents.victims = [Victim(name: "Nạn nhân Mẫu \(index + 1)")]
    var opening = Opening(
      description: CaseDescription(
        title: title, summary: "Hồ sơ mẫu, không có thật.", source: "inspection", detectedOn: day),
      documents: documents)
    opening.openedOn = day.adding(days: 1)
    let inspector = isNorth ? "inspector.demo" : "inspector.south.demo"
    let opened = try await store.open(opening, as: .officer(inspector), today: today)
    let stages = stages(from: day, organisation: index % 3 == 0)
    for request in stages.prefix(index % 4).joined() {
      let officer = request.action == .sanction ? Self.chief : Self.supervisor
      _ = try await store.advance(
        opened.number, by: request, as: .officer(officer), today: today)
    }
  }

  private func stages(from day: Day, organisation: Bool) -> [[EventRequest]] {
    let amount = organisation ? 5_000_000 : 2_500_000
    var investigate = EventRequest(action: .investigate)
    investigate.effectiveOn = day.adding(days: 6)
    investigate.documents.record = Record(number: "BB-MAU", madeOn: day.adding(days: 2))
    var sanction = EventRequest(action: .sanction)
    sanction.effectiveOn = day.adding(days: 9)
    sanction.documents.decision = Decision(
      number: "QD-MAU", issuedOn: day.adding(days: 9), signedBy: "Người ký Mẫu",
      signerTitle: "department_director",
      sanctions: [Sanction(violation: 1, subject: 1, form: .fine, amount: amount)])
    var deliver = EventRequest(action: .deliver)
    deliver.effectiveOn = day.adding(days: 11)
    deliver.documents.proceeding = .delivery(.init(receivedOn: day.adding(days: 11)))
    var pay = EventRequest(action: .pay)
    pay.effectiveOn = day.adding(days: 16)
    pay.documents.proceeding = .payment(
      .init(subject: 1, amount: amount, paidOn: day.adding(days: 16), receipt: "BL-MAU"))
    var close = EventRequest(action: .close)
    close.effectiveOn = day.adding(days: 19)
    close.documents.closing = .executed
    return [[investigate], [sanction], [deliver, pay, close]]
  }
}
