import Cases
import Testing

@Suite struct ContentsTests {
  /// The digests were counted by another program; old chains must hold with new code.
  private static let golden = """
    note:64:18f88913dd190ccca1e4484f5621dce0421523ee504dacab6ce9d34d7a6a20d5
    title:64:c33f27d842d73477212eaa3c0b62896291f59143cee9bd03b56f7fb424cd72ac
    summary:64:5fbaf383af67a68d73dd704acff417f3e933d916764b93167d4a5c26aa51371f
    source:10:inspection
    detectedOn:10:2026-08-30
    subject:1:1
    kind:6:person
    sex:4:male
    person:64:341a7f741e50ebd05375256e73bed8ee7996e12237dbdeb2c91928c50e5b47b2
    victim:1:1
    sex:6:female
    noApologyRequested:1:1
    person:64:a1189d51c20e81a2ddefbb23c8c690dbc5b61295c1dbfc20f98123938b974be9
    violation:1:1
    type:5:FINED
    subjects:3:1,2
    victims:1:1
    startedOn:10:2026-07-01
    endedOn:10:2026-08-01
    place:64:0a392fa24bd12138d5c47ced2fd579d428d9444ea490a543948edec925345d75
    areaKind:15:industrial_zone
    description:64:2b7f9d4c88cbea6bd24cc3d3420feff34dd878120dc3d09ac4993733203bc73c
    record.number:5:BB-01
    record.madeOn:10:2026-09-02
    decision.number:5:QD-01
    decision.issuedOn:10:2026-09-20
    decision.signedBy:18:Người ký Thử
    decision.signerTitle:9:inspector
    sanction.violation:1:1
    sanction.subject:1:2
    sanction.form:4:fine
    sanction.amount:7:2500000
    sanction.remedy:7:apology
    sanction.remedy:6:repair
    closing:8:executed

    """

  @Test func `the text that is hashed keeps its format`() {
    #expect(EventContents.full().canonical == Self.golden)
  }

  @Test func `the same contents give the same text`() {
    #expect(EventContents.full().canonical == EventContents.full().canonical)
  }

  @Test func `an event that brings nothing has an empty text`() {
    let nothing = EventContents(
      note: nil, documents: Documents(), salt: [1], subjectSalts: [], victimSalts: [])
    #expect(nothing.canonical == "")
  }

  @Test(arguments: [
    "ghi chú", "Hồ sơ thử", "Tóm tắt", "Nguyễn", "001099000001", "1990-01-02", "thợ", "Hà Nội",
    "Lê Thử", "0900000001", "Trần", "001099000002", "1991-03-04", "Đà Nẵng", "0900000002",
    "xưởng may", "mô tả",
  ])
  func `what may name a person enters as a digest alone`(_ text: String) {
    #expect(!EventContents.full().canonical.contains(text))
  }

  @Test func `the order in which a violation names its subjects does not matter`() {
    var ordered = EventContents.full()
    ordered.documents.violations[0].subjects = [1, 2]
    #expect(ordered.canonical == EventContents.full().canonical)
  }

  @Test func `subjects are numbered on from the first`() {
    var contents = EventContents.full()
    contents.documents.subjects.append(Subject(kind: .unknown, name: "?"))
    contents.subjectSalts.append(Array(48..<64))
    contents.firstSubject = 4
    let numbers = contents.canonical.split(separator: "\n").filter { $0.hasPrefix("subject:") }
    #expect(numbers == ["subject:1:4", "subject:1:5"])
  }

  @Test func `two subjects in another order are other contents`() {
    var (left, right) = (EventContents.full(), EventContents.full())
    let other = Subject(kind: .person, name: "Lê Thử")
    left.documents.subjects.append(other)
    right.documents.subjects.insert(other, at: 0)
    left.subjectSalts.append(left.subjectSalts[0])
    right.subjectSalts.append(right.subjectSalts[0])
    #expect(left != right)
  }

  @Test func `the same words of two people differ under their salts`() {
    var contents = EventContents.full()
    contents.documents.subjects.append(contents.documents.subjects[0])
    contents.subjectSalts.append(Array(48..<64))
    let digests = contents.canonical.split(separator: "\n").filter { $0.hasPrefix("person:") }
    #expect(Set(digests).count == 3)
  }

  @Test func `a line end inside a text cannot pass for another field`() {
    var (left, right) = (EventContents.full(), EventContents.full())
    left.documents.record?.number = "BB\nrecord.madeOn:10:2026-09-02"
    right.documents.record?.number = "BB"
    #expect(left.canonical.split(separator: "\n") != right.canonical.split(separator: "\n"))
  }

  @Test func `sealing gives a salt to the event and to each person`() {
    let documents = EventContents.full().documents
    let sealed = EventContents.sealed(note: nil, documents: documents)
    let salts = [sealed.salt] + sealed.subjectSalts + sealed.victimSalts
    #expect(salts.map(\.count) == [16, 16, 16])
    #expect(Set(salts).count == 3)
  }

  @Test func `sealing twice gives other salts`() {
    let documents = EventContents.full().documents
    let first = EventContents.sealed(note: "a", documents: documents)
    #expect(EventContents.sealed(note: "a", documents: documents).salt != first.salt)
  }
}
