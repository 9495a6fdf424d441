import CaseStore
import Cases
import Foundation
import TestRegister
import Testing

/// Which cases a list holds.
@Suite struct ListFilterTests {
  /// Opened by their units on four days; the titles name them.
  private static func fill(_ register: TestRegister) async throws {
    _ = try await register.opened(.example(on: day(2026, 9, 1), title: "A"))
    _ = try await register.opened(
      .example(on: day(2026, 9, 2), title: "B"), by: "inspector.hn2", then: [.investigate()])
    _ = try await register.opened(
      .bare(on: day(2026, 9, 3)), by: "supervisor.hn", then: [.assigned(to: "supervisor.hn")])
    _ = try await register.opened(
      .example(on: day(2026, 9, 4), title: "D"),
      then: [.assigned(to: "inspector.hn1"), .investigate(), .sanction(), .close()])
  }

  private typealias Change = @Sendable (inout CaseFilter) -> Void

  private static let filters: [(name: String, change: Change, titles: [String])] = [
    ("nothing asked", { _ in }, ["A", "B", "Hồ sơ trống", "D"]),
    ("one state", { $0.states = [.opened] }, ["A", "Hồ sơ trống"]),
    ("two states", { $0.states = [.investigated, .closed] }, ["B", "D"]),
    ("a state no case is in", { $0.states = [.sanctioned] }, []),
    ("a unit", { $0.unit = "HN-1" }, ["A", "D"]),
    ("a unit with the units below", { $0.unit = "HN" }, ["A", "B", "Hồ sơ trống", "D"]),
    ("a unit out of sight", { $0.unit = "DN" }, []),
    ("a unit that does not exist", { $0.unit = "XX" }, []),
    ("an act", { $0.violationType = "ND125-06-1-a" }, ["A", "B", "D"]),
    ("an act no case names", { $0.violationType = "ND125-08-2-a" }, []),
    ("from a day", { $0.openedFrom = day(2026, 9, 3) }, ["Hồ sơ trống", "D"]),
    ("to a day", { $0.openedTo = day(2026, 9, 2) }, ["A", "B"]),
    (
      "between days",
      {
        $0.openedFrom = day(2026, 9, 2)
        $0.openedTo = day(2026, 9, 3)
      }, ["B", "Hồ sơ trống"]
    ),
    ("an assignee", { $0.assignedTo = "inspector.hn1" }, ["D"]),
    ("an assignee without cases", { $0.assignedTo = "inspector.hn2" }, []),
    ("overdue", { $0.overdue = true }, ["A", "Hồ sơ trống"]),
    ("not overdue", { $0.overdue = false }, ["B", "D"]),
    ("a word", { $0.words = ["trống"] }, ["Hồ sơ trống"]),
    ("a number", { $0.words = ["HN-2-2026"] }, ["B"]),
    ("two words, both there", { $0.words = ["hồ", "trống"] }, ["Hồ sơ trống"]),
    ("two words, one there", { $0.words = ["hồ", "nhà"] }, []),
    (
      "everything at once",
      {
        $0.states = [.closed]
        $0.unit = "HN-1"
        $0.violationType = "ND125-06-1-a"
        $0.openedFrom = day(2026, 9, 4)
        $0.openedTo = day(2026, 9, 4)
        $0.assignedTo = "inspector.hn1"
        $0.words = ["nguyen"]
      }, ["D"]
    ),
  ]

  @Test(arguments: filters.indices)
  func `a filter leaves what it names`(_ index: Int) async throws {
    let (name, change, titles) = Self.filters[index]
    try await TestRegister.with { register in
      try await Self.fill(register)
      var filter = CaseFilter()
      filter.sort = .openedOn
      change(&filter)
      let page = try await register.store.list(filter, as: .officer("supervisor.hn"))
      #expect(try page.items.map { try read(ListedCase.self, from: $0).title } == titles, "\(name)")
      #expect(page.next == nil)
    }
  }
}

/// What tests read in a listed case.
struct ListedCase: Decodable, Equatable {
  let number: String
  let title: String
  let openedOn: String
  let updatedAt: String
}
