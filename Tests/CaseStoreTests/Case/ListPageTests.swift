import CaseStore
import Cases
import TestRegister
import Testing

/// The order of a list, and its pages.
@Suite struct ListPageTests {
  /// Seven cases on three days in two units, moved in an order that is neither.
  private static func fill(_ register: TestRegister) async throws {
    var numbers: [String] = []
    for (index, inspector) in ["hn1", "hn2", "hn1", "hn1", "hn2", "hn1", "hn2"].enumerated() {
      numbers.append(
        try await register.opened(
          .example(on: day(2026, 9, 3 - index % 3)), by: "inspector.\(inspector)"))
    }
    for index in [4, 0, 6] {
      _ = try await register.advance(numbers[index], by: .noted(.note))
    }
  }

  private static func list(
    _ register: TestRegister, _ sort: CaseFilter.Sort, limit: Int
  ) async throws -> [[ListedCase]] {
    var filter = CaseFilter()
    filter.sort = sort
    filter.limit = limit
    var pages: [[ListedCase]] = []
    repeat {
      let page = try await register.store.list(filter, as: .officer("supervisor.hn"))
      pages.append(try page.items.map { try read(ListedCase.self, from: $0) })
      filter.after = page.next
    } while filter.after != nil && pages.count < 20
    return pages
  }

  private static func precedes(
    _ left: ListedCase, _ right: ListedCase, by sort: CaseFilter.Sort
  ) -> Bool {
    switch sort {
    case .openedOn: (left.openedOn, left.number) < (right.openedOn, right.number)
    case .openedOnDescending: (left.openedOn, left.number) > (right.openedOn, right.number)
    case .number: left.number < right.number
    case .numberDescending: left.number > right.number
    case .updatedAt: left.updatedAt < right.updatedAt
    case .updatedAtDescending: left.updatedAt > right.updatedAt
    }
  }

  @Test(arguments: CaseFilter.Sort.allCases)
  func `a list is in the order asked for`(_ sort: CaseFilter.Sort) async throws {
    try await TestRegister.with { register in
      try await Self.fill(register)
      let items = try await Self.list(register, sort, limit: 50)[0]
      #expect(items.count == 7)
      #expect(zip(items, items.dropFirst()).allSatisfy { Self.precedes($0, $1, by: sort) })
    }
  }

  @Test(arguments: CaseFilter.Sort.allCases, [1, 2, 3, 7])
  func `the pages hold every case once and in order`(
    _ sort: CaseFilter.Sort, limit: Int
  ) async throws {
    try await TestRegister.with { register in
      try await Self.fill(register)
      let whole = try await Self.list(register, sort, limit: 50)[0]
      let pages = try await Self.list(register, sort, limit: limit)
      #expect(pages.flatMap { $0 } == whole)
      #expect(pages.dropLast().allSatisfy { $0.count == limit })
    }
  }

  @Test func `a case opened between two pages moves no other`() async throws {
    try await TestRegister.with { register in
      try await Self.fill(register)
      var filter = CaseFilter()
      filter.sort = .number
      filter.limit = 4
      let first = try await register.store.list(filter, as: .officer("supervisor.hn"))
      _ = try await register.opened()
      filter.after = first.next
      let second = try await register.store.list(filter, as: .officer("supervisor.hn"))
      let numbers = try (first.items + second.items).map {
        try read(ListedCase.self, from: $0).number
      }
      #expect(numbers.count == 8 && Set(numbers).count == 8)
    }
  }

  @Test func `a list that ends with its page has no next`() async throws {
    try await TestRegister.with { register in
      try await Self.fill(register)
      var filter = CaseFilter()
      filter.limit = 7
      #expect(try await register.store.list(filter, as: .officer("supervisor.hn")).next == nil)
    }
  }
}
