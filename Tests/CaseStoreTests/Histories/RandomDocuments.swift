import Cases
import TestRegister

/// Openings, decisions and remedy decisions by chance.
extension RandomHistory {
  /// With nothing on file, or one or two subjects and charges. One case in three is old.
  mutating func opening(of course: inout HistoryCourse) -> Opening {
    course.isOld = chance(of: 3)
    course.detectedOn = course.isOld ? HistoryCourse.oldDetection : course.last
    var documents = Documents()
    if !chance(of: 4) {
      let count = pick([1, 1, 2])
      documents.subjects = (0..<count).map { _ in subject(of: &course) }
      documents.victims = [Victim(name: "Trần Thị Mẫu")]
      documents.violations = (0..<pick([1, 1, 2])).map { _ in violation(of: &course) }
    }
    var opening = Opening(
      description: CaseDescription(
        title: "Hồ sơ thử", summary: "Tóm tắt", source: "inspection",
        detectedOn: course.detectedOn),
      documents: documents)
    opening.openedOn = course.last
    return opening
  }

  /// A person of any age, some of them 18 years old around the day of the act, or a body.
  mutating func subject(of course: inout HistoryCourse) -> Subject {
    nameCount += 1
    let kind = pick([SubjectKind.person, .person, .person, .organisation, .household, .unknown])
    var subject = Subject(kind: kind, name: "Người Thử \(nameCount)")
    if kind == .person {
      subject.sex = pick([nil, .female, .male, .other])
      let comesOfAge = course.actEndedOn.adding(months: -12 * 18)
      subject.bornOn = pick([
        nil, comesOfAge, comesOfAge.adding(days: 1), comesOfAge.adding(days: 900),
        comesOfAge.adding(days: -5_000), comesOfAge.adding(months: 12 * 3),
        comesOfAge.adding(months: 12 * 4).adding(days: 1),
      ])
    }
    course.subjects.append(kind)
    course.birthdays.append(subject.bornOn)
    return subject
  }

  /// Against one subject, all or nobody in particular; ended, or still going on.
  mutating func violation(of course: inout HistoryCourse) -> Violation {
    let all = Array(1...course.subjects.count)
    // The highest bracket twice: relief in parts is for high fines.
    let act = pick(HistoryAct.all + HistoryAct.all.suffix(1))
    let subjects = pick([[pick(all)], all, all, []])
    var violation = Violation(type: act.code, subjects: subjects)
    if course.isOld || !chance(of: 4) { violation.endedOn = course.actEndedOn }
    course.charges.append(
      HistoryCourse.Charge(
        act: act, subjects: subjects, judgedOn: violation.endedOn ?? course.detectedOn))
    violation.areaKind = pick([nil] + AreaKind.allCases)
    return violation
  }

  /// For most of the charges a sanction, and for at least one.
  mutating func decision(on pairs: [HistoryCourse.Pair], of course: HistoryCourse) -> Decision {
    var sanctions: [Sanction] = []
    for pair in pairs where sanctions.isEmpty || !chance(of: 5) {
      sanctions.append(sanction(of: pair, in: course))
    }
    return Decision(
      number: course.nextNumber, issuedOn: course.firstLegalDay, signedBy: "Người ký Thử",
      signerTitle: "provincial_chair", sanctions: sanctions)
  }

  /// By the rule of the act, or with a reason to leave it; half of the time with remedies.
  private mutating func sanction(
    of pair: HistoryCourse.Pair, in course: HistoryCourse
  ) -> Sanction {
    let act = course.charges[pair.violation - 1].act
    let age = course.age(pair) ?? 18
    var sanction = Sanction(violation: pair.violation, subject: pair.subject, form: .warning)
    if chance(of: 2) { sanction.remedies = act.remedies }
    guard let bracket = act.bracket(for: course.subjects[pair.subject - 1]), age >= 16 else {
      return sanction
    }
    let average = (bracket.lowerBound + bracket.upperBound) / 2
    guard age >= 18 else {
      (sanction.form, sanction.amount) = (.fine, pick([average / 2, average / 4]))
      return sanction
    }
    let amount = pick([average, average, average, bracket.lowerBound, bracket.upperBound, nil])
    if let amount { (sanction.form, sanction.amount) = (.fine, amount) }
    if amount != average { sanction.overrideReason = "hoàn cảnh đặc biệt" }
    return sanction
  }

  mutating func remedyDecision(of course: HistoryCourse) -> RemedyDecision {
    RemedyDecision(
      number: "KP-01", issuedOn: legalDay(of: course), signedBy: "Người ký Thử",
      signerTitle: "provincial_chair",
      remedies: Array(course.remedies.prefix(pick([1, 2, 3, 4]))))
  }
}
