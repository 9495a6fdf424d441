import Cases

/// Who and what a fictional case is about.
struct FictionalOpening {
  let opening: Opening
  let acts: [Act]

  /// `index` makes names and identifiers unique: no two cases are about the same person.
  init(_ index: Int, on openedOn: Day, in world: FictionalWorld, _ random: inout SeededNumbers) {
    let detectedOn = openedOn.adding(days: -random.pick([0, 0, 0, 0, 1, 1, 2, 3]))
    var documents = Documents()
    documents.subjects = (1...(random.chance(80) ? 2 : 1)).map {
      Self.subject(index * 10 + $0, on: openedOn, &random)
    }
    let isHarmful = random.chance(450)
    documents.victims =
      isHarmful
      ? (1...(random.chance(150) ? 2 : 1)).map {
        Self.victim(index * 10 + $0, on: openedOn, &random)
      }
      : []
    let endedOn = Self.actEnd(detectedOn, world.law.calendar, &random)
    let known = world.acts(judgedOn: endedOn ?? detectedOn, openedOn: openedOn)
    var chosen = [random.pick(known)]
    if random.chance(100) {
      let second = random.pick(known)
      if second.act.code != chosen[0].act.code { chosen.append(second) }
    }
    documents.violations = chosen.map { known in
      Self.violation(known.act, documents, endedOn: endedOn, index, &random)
    }
    acts = chosen.map(\.act)
    opening = {
      var opening = Opening(
        description: CaseDescription(
          title: chosen[0].title, summary: random.pick(FictionalWorld.summaries),
          source: random.pick(["inspection", "inspection", "check", "complaint", "referral"]),
          detectedOn: detectedOn),
        documents: documents)
      opening.openedOn = openedOn
      return opening
    }()
  }

  /// Nil while it goes on; for few so long ago that nobody can be sanctioned any more.
  private static func actEnd(
    _ detectedOn: Day, _ calendar: WorkingCalendar, _ random: inout SeededNumbers
  ) -> Day? {
    if random.chance(12), calendar.isWorking(detectedOn.adding(days: -140)) != nil {
      return detectedOn.adding(days: -random.number(370...500))
    }
    return random.chance(200) ? nil : detectedOn.adding(days: -random.number(0...60))
  }

  private static func subject(_ serial: Int, on day: Day, _ random: inout SeededNumbers) -> Subject
  {
    let kind: SubjectKind =
      switch random.number(1...100) {
      case ...60: .person
      case ...85: .organisation
      case ...97: .household
      default: .unknown
      }
    var subject = Subject(kind: kind, name: "\(label(kind)) Mẫu \(serial)")
    if kind == .unknown { return subject }
    subject.identifier = "MAU-\(serial)"
    subject.address = "Số \(random.number(1...200)), đường Mẫu"
    switch kind {
    case .person, .household:
      subject.sex = sex(&random)
      let isMinor = kind == .person && random.chance(40)
      subject.bornOn = day.adding(
        days: -(isMinor ? random.number(5_200...6_500) : random.number(6_700...25_000)))
      subject.nationality = random.chance(985) ? "Việt Nam" : nil
      subject.occupation = random.pick([nil, "nghề mẫu", "công việc mẫu"])
    case .organisation:
      subject.representative = "Người đại diện Mẫu \(serial)"
    case .unknown: break
    }
    return subject
  }

  private static func label(_ kind: SubjectKind) -> String {
    switch kind {
    case .person: "Đối tượng"
    case .organisation: "Công ty"
    case .household: "Hộ kinh doanh"
    case .unknown: "Chưa rõ"
    }
  }

  private static func sex(_ random: inout SeededNumbers) -> Sex {
    switch random.number(1...100) {
    case ...58: .male
    case ...97: .female
    case ...98: .other
    default: .unknown
    }
  }

  private static func victim(_ serial: Int, on day: Day, _ random: inout SeededNumbers) -> Victim {
    var victim = Victim(name: "Nạn nhân Mẫu \(serial)")
    victim.sex = random.chance(800) ? .female : sex(&random)
    victim.bornOn = day.adding(days: -random.number(4_000...25_000))
    victim.noApologyRequested = random.chance(100)
    return victim
  }

  private static func violation(
    _ act: Act, _ documents: Documents, endedOn: Day?, _ index: Int, _ random: inout SeededNumbers
  ) -> Violation {
    var violation = Violation(
      type: act.code, subjects: documents.subjects.indices.map { $0 + 1 }, endedOn: endedOn)
    violation.victims = documents.victims.indices.map { $0 + 1 }
    let lasted = random.number(0...30)
    violation.startedOn = endedOn?.adding(days: -lasted)
    violation.place = "Địa bàn Mẫu \(random.number(1...99))"
    violation.areaKind = random.pick([
      .remote, .ethnicMinority, .industrialZone, .other, .other, nil,
    ])
    return violation
  }
}
