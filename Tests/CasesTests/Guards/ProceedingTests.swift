import Cases
import Testing

private func explanation(_ subject: Int) -> EventRequest {
  .bringing(.explain) { ($0.subject, $0.code, $0.on) = (subject, "received", day(2026, 9, 5)) }
}

/// Investigated, subjects 1 and 2 charged with an act that gives both the right to explain.
private func heard(_ act: Act = .heavy, _ entries: ProceedingOnFile...) -> CaseFacts {
  .example(.investigated) {
    ($0.charges, $0.proceedings) = ([.init(subjects: [1, 2], act: act)], entries)
  }
}

private let amount = ["/payment/amount more_than_outstanding"]
private let complaint = ProceedingOnFile.example(6, .complain) {
  ($0.code, $0.on) = ("complaint", day(2026, 9, 8))
}

/// What a proceeding needs to find on file.
@Suite struct ProceedingTests {
  @Test func `who has no right to explain brings no explanation (Art 61)`() {
    #expect(unmet(explanation(1), on: heard()) == [])
    #expect(
      unmet(explanation(1), on: heard(.fined))
        == ["/explanation/subject explanation_right_missing"])
  }

  @Test func `an explanation is given once (Art 61)`() {
    let given = ProceedingOnFile.example(5, .explain) {
      ($0.subject, $0.code, $0.on) = (1, "received", day(2026, 9, 3))
    }
    #expect(
      unmet(explanation(1), on: heard(.heavy, given))
        == ["/explanation/subject explanation_on_file"])
    #expect(unmet(explanation(2), on: heard(.heavy, given)) == [])
  }

  @Test func `only a term that runs is extended (Art 66)`() {
    let running = CaseFacts.ready(for: .extend, in: .investigated)
    #expect(unmet(.complete(.extend), on: running) == [])
    var stopped = running
    stopped.clocks = []
    #expect(unmet(.complete(.extend), on: stopped) == ["/extension/clock clock_not_running"])
  }

  @Test(arguments: [(2_500_000, []), (2_500_001, amount)])
  func `no more is paid than is owed (Art 78)`(_ paying: Int, _ expected: [String]) {
    let request = EventRequest.bringing(.pay) { $0.amount = paying }
    #expect(unmet(request, on: fined(2_500_000, delivered())) == expected)
  }

  @Test func `what was paid and let off is owed no more (Art 77, 78)`() {
    let facts = fined(
      2_500_000, delivered(), paid(1_000_000, day(2026, 9, 9)), reduced(by: 500_000))
    #expect(unmet(.bringing(.pay) { $0.amount = 1_000_000 }, on: facts) == [])
    #expect(unmet(.bringing(.pay) { $0.amount = 1_000_001 }, on: facts) == amount)
    #expect(
      unmet(.bringing(.reduce) { $0.amount = 1_000_001 }, on: facts)
        == ["/reduction/amount more_than_outstanding"])
  }

  @Test func `a fine that is paid is exempted no more (Art 77)`() {
    #expect(unmet(.complete(.exempt), on: fined(2_500_000, delivered())) == [])
    #expect(
      unmet(.complete(.exempt), on: fined(2_500_000, delivered(), paid(2_500_000, day(2026, 9, 9))))
        == ["/exemption/subject nothing_outstanding"])
  }

  @Test func `a remedy is carried out once, and only one that was ordered (Art 28)`() {
    let correcting = EventRequest.bringing(.completeRemedy) { $0.code = "correct_information" }
    let apologising = EventRequest.bringing(.completeRemedy) { $0.code = "public_apology" }
    let notOpen = ["/remedy/remedy remedy_not_open"]
    #expect(unmet(correcting, on: sanctioned(delivered())) == [])
    #expect(unmet(apologising, on: sanctioned(delivered())) == notOpen)
    let done = sanctioned(delivered(), completed("correct_information", day(2026, 9, 9)))
    #expect(unmet(correcting, on: done) == notOpen)
  }

  @Test func `whoever is not sanctioned neither pays nor receives a decision`() {
    let facts = fined(2_500_000)
    #expect(
      unmet(.bringing(.pay) { $0.subject = 2 }, on: facts)
        == ["/payment/subject subject_not_sanctioned"])
    #expect(
      unmet(.bringing(.deliver) { $0.subject = 2 }, on: facts)
        == ["/delivery/subject subject_not_sanctioned"])
  }

  @Test func `each complaint is decided once`() {
    let decided = ProceedingOnFile.example(7, .decideComplaint) {
      ($0.number, $0.code, $0.on) = ("KN-01", "rejected", day(2026, 9, 9))
    }
    let none = ["/complaintDecision/number no_open_complaint"]
    #expect(unmet(.complete(.decideComplaint), on: sanctioned()) == none)
    #expect(unmet(.complete(.decideComplaint), on: sanctioned(complaint)) == [])
    #expect(unmet(.complete(.decideComplaint), on: sanctioned(complaint, decided)) == none)
  }

  @Test func `a charge that was disposed of is sanctioned no more (Art 3.1.d)`() {
    let disposed = ProceedingOnFile.example(5, .dispose) {
      ($0.violation, $0.subject, $0.code) = (1, 1, "no_violation")
    }
    let facts = CaseFacts.example(.investigated) {
      ($0.charges, $0.proceedings) = ([.init(subjects: [1, 2], act: .fined)], [disposed])
    }
    #expect(unmet(.complete(.sanction), on: facts) == ["/decision/sanctions/0 already_disposed"])
  }

  @Test func `a closing needs the paper it rests on (Art 77, 86)`() {
    let finished = [
      delivered(), paid(2_500_000, day(2026, 9, 9)),
    ]
    let facts = CaseFacts.example(.sanctioned) {
      $0.charges = [.init(subjects: [1], act: .fined)]
      $0.decide([Sanction(violation: 1, subject: 1, form: .fine, amount: 2_500_000)])
      $0.proceedings = finished
    }
    #expect(unmet(.close(.executed), on: facts) == [])
    #expect(
      unmet(.close(.executedByCoercion), on: facts) == ["/closure/reason coercion_missing"])
    #expect(unmet(.close(.exempted), on: facts) == ["/closure/reason exemption_missing"])
  }
}
