import CaseStore
import Cases
import TestDatabase
import TestRegister
import Testing

/// Names are for those who work on the case; everybody else sees their place only.
@Suite struct IdentityTests {
  private static func opening() -> Opening {
    var documents = Documents()
    var subject = Subject(kind: .person, name: "Nguyễn Văn Thử")
    subject.identifier = "001"
    subject.phone = "0900"
    subject.address = "Hà Nội"
    subject.bornOn = day(1980, 1, 1)
    var victim = Victim(name: "Trần Thị Mẫu")
    victim.identifier = "002"
    victim.phone = "0901"
    victim.address = "Huế"
    victim.bornOn = day(1990, 1, 1)
    documents.subjects = [subject]
    documents.victims = [victim]
    var opening = Opening(description: Opening.example().description, documents: documents)
    opening.openedOn = day(2026, 9, 1)
    return opening
  }

  private static let secrets = [
    "Nguyễn Văn Thử", "Trần Thị Mẫu", "\"001\"", "\"002\"", "0900", "0901", "1980", "1990",
    "Hà Nội", "Huế",
  ]

  @Test(arguments: ["inspector.hn1", "supervisor.hn"])
  func `those who work on the case read the names`(_ officer: String) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(Self.opening())
      let view = try await register.caseView(number, as: .officer(officer))
      #expect(view.subjects.map(\.name) == ["Nguyễn Văn Thử"])
      #expect(view.victims.map(\.name) == ["Trần Thị Mẫu"])
      #expect(!view.subjects[0].masked && !view.victims[0].masked)
    }
  }

  @Test func `an auditor finds no trace of a person in the case`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(Self.opening())
      let json = try await register.store.show(number, as: .officer("auditor.hn")).json
      #expect(Self.secrets.filter { json.contains($0) } == [])
      let view = try read(CaseView.self, from: json)
      #expect(view.subjects.map(\.name) == ["***"] && view.victims.map(\.name) == ["***"])
      #expect(view.subjects[0].masked && view.victims[0].masked)
    }
  }

  @Test func `the local operator finds no trace of a person in the case`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(Self.opening())
      let json = try await register.owner.show(number, as: .localOperator).json
      #expect(Self.secrets.filter { json.contains($0) } == [])
    }
  }

  @Test func `the local operator sees nothing through the application's role`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(Self.opening())
      await #expect(throws: CaseError.notFound) {
        try await register.store.show(number, as: .localOperator)
      }
    }
  }

  @Test func `the local operator changes nothing`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(Self.opening())
      await #expect(throws: CaseError.notPermitted) {
        try await register.owner.advance(
          number, by: .noted(.note), as: .localOperator, today: TestRegister.today)
      }
    }
  }

  @Test(arguments: [("supervisor.hn", 1), ("inspector.hn1", 1), ("auditor.hn", 0)])
  func `a search by name finds the case for those who may read the name`(
    _ officer: String, count: Int
  ) async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(Self.opening())
      var filter = CaseFilter()
      filter.words = ["Nguyễn"]
      let page = try await register.store.list(filter, as: .officer(officer))
      #expect(page.items.count == count)
    }
  }

  @Test(arguments: [("auditor.hn", 0), ("supervisor.hn", 1)])
  func `a title is found by those who may read it, a number by both`(
    _ officer: String, _ count: Int
  ) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(Self.opening())
      var filter = CaseFilter()
      filter.words = ["hồ sơ"]
      let titled = try await register.store.list(filter, as: .officer(officer))
      #expect(titled.items.count == count)
      filter.words = [number]
      let numbered = try await register.store.list(filter, as: .officer(officer))
      #expect(numbered.items.count == 1)
    }
  }
}
