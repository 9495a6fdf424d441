public import CaseStore
public import Cases
import Postgres

extension CaseStore {
  /// Fills an empty register with fictional units, officers and cases: all of it, or nothing when
  /// it is broken off. Needs the owner's role. Answers how many rows were written.
  ///
  /// `progress` hears how many cases of how many are written.
  @discardableResult
  public func fill(
    _ register: FictionalRegister, password: String, today: Day,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> Int {
    var salt = SeededNumbers(seed: register.seed, stream: -1)
    // Known to everyone who reads the documentation: no cost would protect it.
    let hash = try await PasswordHasher(logCost: 14).hash(password, salt: salt.salt())
    return try await database.transaction { session in
      let bulk = try BulkLoad(session)
      guard try bulk.isEmpty() else { throw FictionalRegister.Refusal.notEmpty }
      let law = try self.law(of: session.ask(Law.revision), session)
      try register.check(law.calendar, today: today)
      let world = try FictionalWorld(register, today: today, law: law, session)
      try FictionalStaffOnFile(world: world, passwordHash: hash).write(session)
      let rows = try bulk.load(world, progress: progress)
      try bulk.finish(world)
      return rows
    }
  }
}

extension FictionalWorld {
  fileprivate init(
    _ register: FictionalRegister, today: Day, law: Law, _ session: Session
  ) throws {
    let found = try session.query(
      """
      SELECT \(Act.columns), t.label_vi || ' (mẫu)' AS title FROM violation_types t
      WHERE t.replaced_at IS NULL ORDER BY t.code, t.valid_from
      """)
    let acts = try found.map {
      try KnownAct(act: Act($0), title: $0.decode("title"))
    }
    let forms = try session.query(
      """
      SELECT text, search_form(text) AS form
      FROM unnest(\(Self.texts(titles: acts.map(\.title)))::text[]) AS text
      """
    ).map { try ($0.decode("text", as: String.self), $0.decode("form", as: String.self)) }
    try self.init(
      register, today: today, law: law, acts: acts,
      searchForms: Dictionary(forms) { first, _ in first },
      transactionID: session.query("SELECT pg_current_xact_id()::text::bigint AS id")[0]
        .decode("id"))
  }

  /// The rows of some cases in a row.
  func rows(of indices: Range<Int>) throws -> CaseRows {
    var rows = CaseRows()
    for index in indices { try addHistory(index, into: &rows) }
    return rows
  }

  private func addHistory(_ index: Int, into rows: inout CaseRows) throws {
    var random = SeededNumbers(seed: register.seed, stream: index)
    let place = schedule.place(index)
    let team = staff.teams[place.unit]
    let drawn = FictionalOpening(index, on: place.openedOn, in: self, &random)
    let history = try FictionalHistory(
      drawn.opening,
      number: "\(team.code)-\(place.openedOn.components.year)-\(place.serial.padded(to: 6))",
      id: index + 1, on: place.openedOn, act: drawn.acts, team: team,
      officer: random.pick(team.inspectors), rows: rows,
      random: SeededNumbers(seed: register.seed, stream: index + FictionalRegister.largest),
      in: self)
    // Drop this reference, so that the history alone holds the arrays and appends without a copy.
    rows = CaseRows()
    var course = FictionalCourse(history, random: random)
    try course.run()
    rows = course.finished()
  }
}
