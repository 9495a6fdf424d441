import Cases
import Figures
import TestNumbers

/// What becomes of one case: where it lay, and what is counted of it.
struct RandomCourse {
  private(set) var entries: [RandomRegister.Entry] = []
  private(set) var stays: [RandomRegister.Stay] = []
  private var random: SeededGenerator
  private var unit = ""
  private var day = RandomRegister.start
  private let openedOn: Day
  private var since: Day
  /// Of its decision: what is not paid, and what is; nil before.
  private var fine: (owed: Int, paid: Int)?
  private var subject: (kind: String, sex: String?) = ("unknown", nil)

  init(_ random: inout SeededGenerator) {
    self.random = random
    openedOn = RandomRegister.start.adding(days: Int.random(in: -60...180, using: &self.random))
    (day, since) = (openedOn, openedOn)
    unit = RandomRegister.units[pick(0...4)].code
    run()
    random = self.random
  }

  private mutating func run() {
    let act = ["L1", "L1", "L2", "F1", "F1", "F2", "F3", "E1"][pick(0...7)]
    book([.figure(.opened): 1])
    book([.figure(.violations): 1], act: act)
    if chance(8) { move() }
    if chance(60) { sanction(act) }
    if chance(10) { move() }
    day = day.adding(days: pick(1...60))
    guard chance(70) else { return leave(nil) }
    close()
    leave(day)
    guard chance(8) else { return }
    day = day.adding(days: pick(1...30))
    since = day
    book([.figure(.reopened): 1])
    annul()
    leave(nil)
  }

  private mutating func move() {
    day = day.adding(days: pick(1...20))
    let decisions = fine == nil ? 0 : 1
    book([
      .figure(.sent): 1, .figure(.decisionsSent): decisions,
      .figure(.outstandingSent): fine?.owed ?? 0,
    ])
    leave(day)
    (unit, since) = (RandomRegister.units[pick(0...4)].code, day)
    book([
      .figure(.received): 1, .figure(.decisionsReceived): decisions,
      .figure(.outstandingReceived): fine?.owed ?? 0,
    ])
  }

  /// The decision bears now and then another day than the step that puts it on file.
  private mutating func sanction(_ act: String) {
    day = day.adding(days: pick(1...30))
    let kind = ["person", "person", "person", "organisation"][pick(0...3)]
    subject = (kind, kind == "person" ? ["male", "female"][pick(0...1)] : nil)
    let isMinor = kind == "person" && chance(10)
    book([.figure(.sanctioned): 1])
    if chance(10) { day = day.adding(days: pick(1...10)) }
    book([.figure(.decisions): 1])
    book([.figure(.violationsSanctioned): 1], act: act)
    bookSubject([.figure(.subjectsSanctioned): 1, .figure(.minorsSanctioned): isMinor ? 1 : 0])
    let isFine = chance(75)
    let amount = isFine ? pick(1...40) * 250_000 : 0
    fine = (amount, 0)
    bookSubject(
      isFine ? [.figure(.fines): 1, .figure(.finesImposed): amount] : [.figure(.warnings): 1],
      act: act)
    if chance(30) { book([.remedy(chance(70) ? "apology" : "refund"): 1]) }
    guard isFine else { return }
    day = day.adding(days: pick(1...15))
    settle(amount)
  }

  private mutating func settle(_ amount: Int) {
    if chance(10) {
      book([.figure(.reduced): 1, .figure(.finesReduced): amount / 2])
      fine?.owed -= amount / 2
    }
    if chance(10) { book([.figure(.complaints): 1]) }
    if chance(10) { book([.figure(.coerced): 1]) }
    let owed = fine?.owed ?? 0
    if chance(60) {
      bookSubject([.figure(.finesCollected): owed])
      if chance(20) { book([.figure(.interestPaid): owed / 100]) }
      fine = (0, owed)
    } else if chance(10) {
      book([.figure(.exempted): 1, .figure(.finesExempted): owed])
      fine = (0, 0)
    }
    if chance(8) { annul() }
  }

  private mutating func annul() {
    guard let left = fine else { return }
    book([
      .figure(.annulled): 1, .figure(.finesAnnulled): left.owed + left.paid,
      .figure(.finesRefunded): left.paid,
    ])
    fine = nil
  }

  private mutating func close() {
    let reasons: [ClosingReason] = [
      .executed, .executed, .executed, .noViolation, .reminderMinor, .transferredCriminal,
      .executedByCoercion,
    ]
    let reason = reasons[pick(0...reasons.count - 1)]
    let also: Figure? =
      switch reason {
      case .executed, .executedByCoercion: .executed
      case .reminderMinor: .minorsReminded
      case .transferredCriminal: .prosecuted
      default: nil
      }
    var cells: [FigureCell: Int] = [.figure(.closed): 1, .closed(reason): 1]
    if let also { cells[.figure(also)] = also == .minorsReminded && chance(20) ? 2 : 1 }
    book(cells)
  }

  private mutating func leave(_ until: Day?) {
    stays.append(
      RandomRegister.Stay(unit: unit, openedOn: openedOn, since: since, until: until))
  }

  private mutating func book(_ cells: [FigureCell: Int], act: String? = nil) {
    entries.append(RandomRegister.Entry(unit: unit, on: day, cells: cells, act: act))
  }

  private mutating func bookSubject(_ cells: [FigureCell: Int], act: String? = nil) {
    entries.append(
      RandomRegister.Entry(
        unit: unit, on: day, cells: cells, act: act, kind: subject.kind, sex: subject.sex))
  }

  private mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }
}
