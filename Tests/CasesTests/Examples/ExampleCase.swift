import Cases

/// The day the rules are told; no test asks a clock.
let today = day(2026, 10, 15)

/// A day that exists; tests write no other.
func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
  guard let day = Day(year: year, month: month, day: day) else {
    preconditionFailure("there is no day \(year)-\(month)-\(day)")
  }
  return day
}

extension Act {
  /// Fine of 2 to 3 million VND, a warning, and what may be ordered besides.
  static let fined = example(
    "FINED", fine: 2_000_000...3_000_000,
    remedies: ["apology", "correct_information", "public_apology"])
  /// Known to the catalogue without a fine.
  static let withoutFine = example("PLAIN", fine: nil)
  /// In force until the end of 2021.
  static let former = example("FORMER", from: nil, to: day(2021, 12, 31), fine: 200_000...500_000)
  static let all = [fined, withoutFine, former]

  static func example(
    _ code: String, from: Day? = day(2022, 1, 1), to: Day? = nil, fine: ClosedRange<Int>?,
    remedies: [String] = [], additional: [String] = []
  ) -> Act {
    Act(
      id: 1, code: code, validFrom: from, validTo: to, fine: fine, remedies: remedies,
      additional: additional)
  }
}

extension SubjectKind {
  /// The kinds that may be sanctioned.
  static let identified: [SubjectKind] = [.person, .organisation, .household]
}

extension Destination {
  /// Another unit, open since ever: the one a request names, if it names one.
  static func named(by request: EventRequest) -> Destination? {
    request.toUnit.map { _ in
      Destination(lifetime: UnitLifetime(openedOn: nil, closedOn: nil), holdsTheCase: false)
    }
  }
}

extension CaseDescription {
  static let example = CaseDescription(
    title: "Hồ sơ thử", summary: "Tóm tắt", source: "inspection", detectedOn: day(2026, 8, 30))
}

extension CaseFacts {
  /// Three subjects charged with a fined act, nobody in particular with one without a fine; once
  /// sanctioned, with a decision.
  static func example(_ state: CaseState, _ change: (inout CaseFacts) -> Void = { _ in })
    -> CaseFacts
  {
    var facts = CaseFacts(
      state: state, version: 7, openedOn: day(2026, 9, 1), lastEffectiveOn: day(2026, 9, 10),
      description: .example, subjects: [.person, .organisation, .household],
      charges: [
        Charge(subjects: [1, 2, 3], act: .fined), Charge(subjects: [], act: .withoutFine),
        Charge(subjects: [1], act: .fined),
      ], victimsWithoutApology: [false, false], recordMadeOn: day(2026, 9, 2))
    if state == .sanctioned || state == .closed { facts.decide() }
    change(&facts)
    return facts
  }
}

extension Opening {
  static func example(
    openedOn: Day? = day(2026, 9, 1), detectedOn: Day = day(2026, 8, 30),
    _ change: (inout Documents) -> Void = { _ in }
  ) -> Opening {
    var documents = Documents()
    documents.subjects = [Subject(kind: .person, name: "Nguyễn Văn Thử")]
    documents.violations = [Violation(type: "FINED", subjects: [1], endedOn: day(2026, 8, 1))]
    documents.victims = [Victim(name: "Trần Thị Mẫu")]
    change(&documents)
    var description = CaseDescription.example
    description.detectedOn = detectedOn
    var opening = Opening(description: description, documents: documents)
    opening.openedOn = openedOn
    return opening
  }
}
