import Cases
import TestRegister

/// Facts about a decision in force, by chance.
extension RandomHistory {
  private typealias Entry = HistoryCourse.Entry
  private typealias Choice = (entry: Entry, request: EventRequest)

  /// Half of the time what the decision asks for, so that some are carried out in full.
  mutating func execute(_ course: inout HistoryCourse) -> EventRequest {
    let subject = pick(course.sanctionedSubjects)
    let duties = duties(of: subject, in: course)
    if !duties.isEmpty, chance(of: 2) { return take(pick(duties), &course) }
    if duties.isEmpty, chance(of: 2) { return close(&course) }
    if !course.withdrawable.isEmpty, chance(of: 4) { return withdraw(&course) }
    if chance(of: 6) { return complain(&course) }
    return take(pick(reliefs(of: subject, in: course)), &course)
  }

  private func take(_ choice: Choice, _ course: inout HistoryCourse) -> EventRequest {
    course.entries.append(choice.entry)
    return choice.request
  }

  private mutating func duties(of subject: Int, in course: HistoryCourse) -> [Choice] {
    let (version, on) = (course.version + 1, legalDay(of: course))
    var duties: [Choice] = course.openRemedies(of: subject).map { remedy in
      (
        Entry(version: version, action: .completeRemedy, subject: subject, remedy: remedy),
        .complete(remedy, by: subject, on: on)
      )
    }
    if !course.isDelivered(to: subject) {
      let entry = Entry(version: version, action: .deliver, subject: subject)
      duties.append((entry, .deliver(to: subject, on: on)))
    }
    let owed = course.outstanding(of: subject)
    for amount in Set([owed, owed / 2]).sorted() where amount > 0 {
      let entry = Entry(version: version, action: .pay, subject: subject, amount: amount)
      let interest = pick([20_000_000, 30_000_000])
      duties.append((entry, .pay(amount, interest: interest, by: subject, on: on)))
    }
    return duties
  }

  /// Relief from a fine as high as the law asks for, and force, which asks for nothing.
  private mutating func reliefs(of subject: Int, in course: HistoryCourse) -> [Choice] {
    func entry(_ action: Action, _ amount: Int = 0) -> Entry {
      Entry(version: course.version + 1, action: action, subject: subject, amount: amount)
    }
    let on = legalDay(of: course)
    let (imposed, owed) = (course.imposed(on: subject), course.outstanding(of: subject))
    var reliefs: [Choice] = [(entry(.coerce), .coerce(subject, on: on))]
    if owed > 0 {
      reliefs.append((entry(.exempt), .exempt(subject)))
      reliefs.append((entry(.reduce, owed / 2), .reduceFine(of: subject, by: owed / 2)))
    }
    let isOrganisation = course.subjects[subject - 1] == .organisation
    if imposed >= (isOrganisation ? 100_000_000 : 2_000_000) {
      reliefs.append(
        (entry(.defer), .deferFine(of: subject, until: course.last.adding(days: 60))))
    }
    if imposed >= (isOrganisation ? 150_000_000 : 15_000_000), owed > 0,
      course.last.adding(days: 60) <= course.firstLegalDay.adding(months: 5),
      (owed - owed / 3) * 5 >= imposed * 2
    {
      reliefs.append((entry(.instal), .instal(owed, by: subject, from: course.last)))
    }
    return reliefs
  }

  private mutating func withdraw(_ course: inout HistoryCourse) -> EventRequest {
    let withdrawn = pick(course.withdrawable).version
    course.entries.removeAll { $0.version == withdrawn }
    return .withdraw(event: withdrawn)
  }

  /// A complaint, or what becomes of one.
  mutating func complain(_ course: inout HistoryCourse) -> EventRequest {
    let version = course.version + 1
    if course.hasComplaintToAccept, chance(of: 2) {
      course.entries.append(Entry(version: version, action: .acceptComplaint))
      return .accept(on: course.last)
    }
    if course.hasComplaintToDecide, chance(of: 2) {
      course.entries.append(Entry(version: version, action: .decideComplaint))
      return .decideComplaint(on: course.last)
    }
    let kind = pick(Complaint.Kind.allCases)
    course.entries.append(
      Entry(version: version, action: .complain, isComplaint: kind == .complaint))
    return .complain(kind, on: legalDay(of: course))
  }
}
