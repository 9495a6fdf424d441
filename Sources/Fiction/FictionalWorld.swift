import Cases

/// What every fictional case is made from.
struct FictionalWorld: Sendable {
  /// An act of the catalogue with its title in the register.
  struct KnownAct: Sendable {
    let act: Act
    let title: String
  }

  let register: FictionalRegister
  let today: Day
  let law: Law
  let staff = FictionalStaff()
  let schedule: FictionalSchedule
  private let acts: [KnownAct]
  /// The form under which each text is searched for.
  let searchForms: [String: String]
  /// The transaction that writes all of it.
  let transactionID: Int

  static let summaries = [
    "Hồ sơ mẫu, không có thật.", "Hồ sơ mẫu: phát hiện khi kiểm tra, không có thật.",
    "Hồ sơ mẫu: do người dân phản ánh, không có thật.",
  ]
  static let amendedSummary = "Hồ sơ mẫu, không có thật; đã bổ sung tóm tắt."

  /// Every text of a description, for `searchForms`.
  static func texts(titles: [String]) -> [String] { titles + summaries + [amendedSummary] }

  init(
    _ register: FictionalRegister, today: Day, law: Law, acts: [KnownAct],
    searchForms: [String: String], transactionID: Int
  ) {
    self.register = register
    self.today = today
    self.law = law
    self.acts = acts
    self.searchForms = searchForms
    self.transactionID = transactionID
    schedule = FictionalSchedule(register, calendar: law.calendar, today: today)
  }

  /// Acts in force on a day that somebody may sanction when the case is opened, and weeks later.
  func acts(judgedOn day: Day, openedOn: Day) -> [KnownAct] {
    acts.filter { known in
      known.act.governs(day)
        && [openedOn, openedOn.adding(days: 90)].allSatisfy {
          !titles(for: [(known.act, .person)], on: $0).isEmpty
        }
    }
  }

  /// Titles that may impose sanctions and order remedies for these acts on a day.
  func titles(for charges: [(act: Act, kind: SubjectKind)], on day: Day) -> [String] {
    law.titles.sorted().filter { title in
      charges.allSatisfy { act, kind in
        guard let authority = law.authority(of: title, for: act, on: day),
          authority.ordersRemedies
        else { return false }
        guard let top = act.bracket(for: kind)?.upperBound else { return act.warning }
        return top <= authority.maximumFine(for: kind)
      }
    }
  }

  /// The first working day at least this number of days after another.
  func workingDay(_ days: Int, after day: Day) -> Day {
    var found = day.adding(days: days)
    while law.calendar.isWorking(found) == false { found = found.adding(days: 1) }
    return found
  }

  func workingDays(_ count: Int, after day: Day) -> Day {
    count == 0 ? day : law.calendar.due(count, .workingDay, from: day).day
  }
}

extension FictionalWorld {
  /// As the database would search for it.
  func searchForm(_ text: String) -> String { searchForms[text] ?? text }
}
