import Cases
import Figures
import TestNumbers
import Testing

/// A figure of the row that the balance is about, and which way it counts.
private struct Figure: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let add: @Sendable (inout StatisticsRow) -> Void
}

private let counted = [
  Figure(testDescription: "openAtStart") { $0[.openAtStart] += 1 },
  Figure(testDescription: "opened") { $0[.opened] += 1 },
  Figure(testDescription: "reopened") { $0[.reopened] += 1 },
  Figure(testDescription: "received") { $0[.received] += 1 },
  Figure(testDescription: "closed") { $0[.closed] += 1 },
  Figure(testDescription: "sent") { $0[.sent] += 1 },
  Figure(testDescription: "openAtEnd") { $0[.openAtEnd] += 1 },
]

private func balanced() -> StatisticsRow {
  var row = StatisticsRow(key: "A")
  (row[.openAtStart], row[.opened], row[.reopened], row[.received]) = (100, 20, 3, 4)
  (row[.closed], row[.sent], row[.openAtEnd]) = (30, 5, 92)
  return row
}

@Suite struct StatisticsRowTests {
  @Test func `a row without figures is balanced`() {
    #expect(StatisticsRow(key: "A").isBalanced)
  }

  @Test func `what comes and goes leaves what is open at the end`() {
    #expect(balanced().isBalanced)
  }

  @Test(arguments: counted)
  private func `one more in a single figure breaks the balance`(_ figure: Figure) {
    var row = balanced()
    figure.add(&row)
    #expect(!row.isBalanced)
  }

  @Test func `balanced rows add up to a balanced row`() {
    var sum = balanced()
    sum.add(balanced())
    #expect(sum.isBalanced)
  }

  @Test func `adding keeps the unit`() {
    var sum = StatisticsRow(key: "A", parent: "B")
    sum.add(StatisticsRow(key: "C", parent: "D"))
    #expect([sum.key, sum.parent] == ["A", "B"])
  }

  @Test func `closings add up reason by reason`() {
    var (left, right) = (StatisticsRow(key: "A"), StatisticsRow(key: "B"))
    left.closedByReason = ["executed": 2, "exempted": 1]
    right.closedByReason = ["executed": 3, "annulled": 4]
    left.add(right)
    #expect(left.closedByReason == ["executed": 5, "exempted": 1, "annulled": 4])
  }

  @Test func `adding a row to nothing gives the row`() {
    var sum = StatisticsRow(key: nil)
    let row = StatisticsRow.full("A", 1)
    sum.add(row)
    sum.key = "A"
    #expect(sum == row)
  }
}
