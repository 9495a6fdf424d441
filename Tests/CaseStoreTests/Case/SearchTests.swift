import Cases
import Postgres
import TestRegister
import Testing

@testable import CaseStore

/// Search in Vietnamese, with and without marks, and with characters that mean something to LIKE.
@Suite struct SearchTests {
  private static let cases: [(name: String, title: String)] = [
    ("Nguyễn Thị Đào", "Nợ lương 50%"), ("Trần Văn Nam", "Hợp_đồng miệng"),
    ("Lê Quốc", "Thư mục C:\\luong"),
  ]

  private static let searches: [(word: String, found: [Int])] = [
    ("Nguyễn", [0]), ("nguyen", [0]), ("NGUYEN", [0]), ("NGUYỄN", [0]), ("nguyê", [0]),
    ("Nguye\u{302}\u{303}n", [0]), ("đào", [0]), ("dao", [0]), ("Đ", [0, 1]), ("ĐÀO", [0]),
    ("tran", [1]), ("trấn", [1]), ("lê", [2]), ("hop_dong", [1]), ("hợp đồng", []),
    ("%", [0]), ("50%", [0]), ("5%0", []), ("_", [1]), ("hop.dong", []), ("h_p", []),
    ("\\", [2]), ("c:\\l", [2]), ("\\\\", []), ("\\%", []), ("'", []), ("luong", [0, 2]),
    ("n%m", []), ("không có", []),
  ]

  @Test(arguments: searches)
  func `a word finds what contains it, literally and without regard to marks`(
    _ word: String, found: [Int]
  ) async throws {
    try await TestRegister.with { register in
      for entry in Self.cases {
        var documents = Documents()
        documents.subjects = [Subject(kind: .person, name: entry.name)]
        var opening = Opening(
          description: CaseDescription(
            title: entry.title, summary: nil, source: "inspection", detectedOn: day(2026, 9, 1)),
          documents: documents)
        opening.openedOn = day(2026, 9, 1)
        _ = try await register.opened(opening)
      }
      var filter = CaseFilter()
      filter.sort = .number
      filter.words = [word]
      let page = try await register.store.list(filter, as: .officer("supervisor.hn"))
      let titles = try page.items.map { try read(ListedCase.self, from: $0).title }
      #expect(titles == found.map { Self.cases[$0].title })
    }
  }

  @Test(arguments: [
    ("supervisor.hn", "Trần", 1), ("supervisor.hn", "T", 1), ("supervisor.dn", "Trần", 0),
    ("supervisor.dn", "T", 0), ("auditor.hn", "Trần", 0), ("auditor.hn", "T", 0),
    ("auditor.hn", "lương", 0), ("auditor.hn", "ơ", 0), ("auditor.hn", "000001", 1),
  ])
  func `a word finds what the officer may see, and a name for those who may read it`(
    _ officer: String, _ word: String, _ count: Int
  ) async throws {
    try await TestRegister.with { register in
      var documents = Documents()
      documents.subjects = [Subject(kind: .person, name: "Trần Đào")]
      var opening = Opening(
        description: CaseDescription(
          title: "Nợ lương", summary: nil, source: "inspection", detectedOn: day(2026, 9, 1)),
        documents: documents)
      opening.openedOn = day(2026, 9, 1)
      _ = try await register.opened(opening)
      var filter = CaseFilter()
      filter.words = [word]
      let page = try await register.store.list(filter, as: .officer(officer))
      #expect(page.items.count == count)
    }
  }

  private static func found(by officer: String, in register: TestRegister) async throws -> Int {
    try await register.store.database.read { session in
      let count = Question<Int>.one("SELECT count(*) AS n FROM cases_with_word('%')") {
        try $0.decode("n")
      }
      return try session.ask(Asker.officer(officer).officer, count).1
    }
  }

  @Test func `the function behind the search tells nothing of other units`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      #expect(try await Self.found(by: "supervisor.hn", in: register) > 0)
      #expect(try await Self.found(by: "supervisor.dn", in: register) == 0)
    }
  }

  @Test func `an amended title is found by its new words`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(then: [.retitled("Đình công")])
      var filter = CaseFilter()
      filter.words = ["dinh"]
      #expect(
        try await register.store.list(filter, as: .officer("supervisor.hn")).items.count == 1)
    }
  }
}
