import Cases

extension EventContents {
  /// An event that brings one of everything, every field filled.
  static func full() -> EventContents {
    var documents = Documents()
    documents.description = .example
    documents.subjects = [subject()]
    documents.victims = [victim()]
    documents.violations = [violation()]
    documents.record = Record(number: "BB-01", madeOn: day(2026, 9, 2))
    documents.decision = Decision(
      number: "QD-01", issuedOn: day(2026, 9, 20), signedBy: "Người ký Thử",
      signerTitle: "inspector",
      sanctions: [
        Sanction(
          violation: 1, subject: 2, form: .fine, amount: 2_500_000,
          remedies: ["apology", "repair"])
      ])
    documents.closing = .executed
    return EventContents(
      note: "ghi chú", documents: documents, salt: Array(0..<16),
      subjectSalts: [Array(16..<32)], victimSalts: [Array(32..<48)])
  }

  private static func subject() -> Subject {
    var subject = Subject(kind: .person, name: "Nguyễn Văn Thử")
    subject.identifier = "001099000001"
    subject.sex = .male
    subject.bornOn = day(1990, 1, 2)
    subject.nationality = "VN"
    subject.occupation = "thợ"
    subject.address = "Hà Nội"
    subject.representative = "Lê Thử"
    subject.phone = "0900000001"
    return subject
  }

  private static func victim() -> Victim {
    var victim = Victim(name: "Trần Thị Mẫu")
    victim.identifier = "001099000002"
    victim.sex = .female
    victim.bornOn = day(1991, 3, 4)
    victim.address = "Đà Nẵng"
    victim.phone = "0900000002"
    victim.noApologyRequested = true
    return victim
  }

  private static func violation() -> Violation {
    var violation = Violation(type: "FINED", subjects: [2, 1], endedOn: day(2026, 8, 1))
    violation.victims = [1]
    violation.startedOn = day(2026, 7, 1)
    violation.place = "xưởng may"
    violation.areaKind = .industrialZone
    violation.description = "mô tả"
    return violation
  }
}
