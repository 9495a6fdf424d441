import Cases
import TestRegister

/// Openings, decisions and remedy decisions by chance.
extension RandomHistory {
  /// With nothing on file, or one or two subjects and charges. One case in three is old.
  mutating func opening(of course: inout HistoryCourse) -> Opening {
    course.isOld = chance(of: 3)
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
        detectedOn: course.isOld ? HistoryCourse.oldDetection : course.last),
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
        comesOfAge.adding(days: -5_000),
      ])
    }
    course.subjects.append(kind)
    return subject
  }

  /// Against one subject, all or nobody in particular; ended, or still going on.
  mutating func violation(of course: inout HistoryCourse) -> Violation {
    let all = Array(1...course.subjects.count)
    let act = pick(HistoryAct.all)
    let charge = HistoryCourse.Charge(act: act, subjects: pick([[pick(all)], all, all, []]))
    course.charges.append(charge)
    var violation = Violation(type: act.code, subjects: charge.subjects)
    if course.isOld || !chance(of: 4) { violation.endedOn = course.actEndedOn }
    violation.areaKind = pick([nil] + AreaKind.allCases)
    return violation
  }

  /// For most charges a sanction of each subject charged, and for at least one.
  mutating func decision(of course: HistoryCourse) -> Decision {
    let pairs = course.charges.enumerated().flatMap { index, charge in
      course.subjects.indices.map { $0 + 1 }.filter { course.isCharged($0, charge) }
        .map { (violation: index + 1, subject: $0) }
    }
    var sanctions: [Sanction] = []
    for pair in pairs where sanctions.isEmpty || !chance(of: 5) {
      sanctions.append(sanction(of: pair.subject, for: pair.violation, in: course))
    }
    return Decision(
      number: "QD-01", issuedOn: course.decidedOn, signedBy: "Người ký Thử",
      signerTitle: "provincial_chair", sanctions: sanctions)
  }

  /// By the rule of the act, or with a reason to leave it; half of the time with remedies.
  private mutating func sanction(
    of subject: Int, for violation: Int, in course: HistoryCourse
  ) -> Sanction {
    let act = course.charges[violation - 1].act
    var sanction = Sanction(violation: violation, subject: subject, form: .warning)
    if chance(of: 2) { sanction.remedies = act.remedies }
    guard let bracket = act.bracket(for: course.subjects[subject - 1]) else { return sanction }
    let average = (bracket.lowerBound + bracket.upperBound) / 2
    let amount = pick([average, average, average, bracket.lowerBound, bracket.upperBound, nil])
    if let amount { (sanction.form, sanction.amount) = (.fine, amount) }
    if amount != average { sanction.overrideReason = "hoàn cảnh đặc biệt" }
    return sanction
  }

  mutating func remedyDecision(of course: HistoryCourse) -> RemedyDecision {
    RemedyDecision(
      number: "KP-01", issuedOn: course.decidedOn, signedBy: "Người ký Thử",
      signerTitle: "provincial_chair",
      remedies: Array(HistoryAct.allRemedies.prefix(pick([1, 2, 3, 4]))))
  }
}
