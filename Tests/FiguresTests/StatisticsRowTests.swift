import Cases
import Figures
import TestNumbers
import Testing

/// A figure of the row that the balance is about, and which way it counts.
private struct Figure: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let add: @Sendable (inout StatisticsRow) -> Void
}

private let counted: [Figure] = [
  Figure(testDescription: "openAtStart") { $0[.openAtStart] += 1 },
  Figure(testDescription: "opened") { $0[.opened] += 1 },
  Figure(testDescription: "reopened") { $0[.reopened] += 1 },
  Figure(testDescription: "received") { $0[.received] += 1 },
  Figure(testDescription: "closed") { $0[.closed] += 1 },
  Figure(testDescription: "sent") { $0[.sent] += 1 },
  Figure(testDescription: "openAtEnd") { $0[.openAtEnd] += 1 },
  Figure(testDescription: "decisionsInForceAtStart") { $0[.decisionsInForceAtStart] += 1 },
  Figure(testDescription: "decisions") { $0[.decisions] += 1 },
  Figure(testDescription: "annulled") { $0[.annulled] += 1 },
  Figure(testDescription: "decisionsReceived") { $0[.decisionsReceived] += 1 },
  Figure(testDescription: "decisionsSent") { $0[.decisionsSent] += 1 },
  Figure(testDescription: "decisionsInForceAtEnd") { $0[.decisionsInForceAtEnd] += 1 },
  Figure(testDescription: "outstandingAtStart") { $0[.outstandingAtStart] += 1 },
  Figure(testDescription: "finesImposed") { $0[.finesImposed] += 1 },
  Figure(testDescription: "finesAnnulled") { $0[.finesAnnulled] += 1 },
  Figure(testDescription: "finesReduced") { $0[.finesReduced] += 1 },
  Figure(testDescription: "finesExempted") { $0[.finesExempted] += 1 },
  Figure(testDescription: "finesCollected") { $0[.finesCollected] += 1 },
  Figure(testDescription: "finesRefunded") { $0[.finesRefunded] += 1 },
  Figure(testDescription: "outstandingReceived") { $0[.outstandingReceived] += 1 },
  Figure(testDescription: "outstandingSent") { $0[.outstandingSent] += 1 },
  Figure(testDescription: "outstandingAtEnd") { $0[.outstandingAtEnd] += 1 },
]

private func balanced() -> StatisticsRow {
  var row = StatisticsRow(key: "A")
  (row[.openAtStart], row[.opened], row[.reopened], row[.received]) = (100, 20, 3, 4)
  (row[.closed], row[.sent], row[.openAtEnd]) = (30, 5, 92)
  (row[.decisionsInForceAtStart], row[.decisions], row[.decisionsReceived]) = (50, 10, 2)
  (row[.annulled], row[.decisionsSent], row[.decisionsInForceAtEnd]) = (3, 4, 55)
  (row[.outstandingAtStart], row[.finesImposed], row[.finesAnnulled]) = (900, 100, 10)
  (row[.finesReduced], row[.finesExempted], row[.finesCollected]) = (20, 30, 200)
  (row[.finesRefunded], row[.outstandingReceived], row[.outstandingSent]) = (5, 40, 60)
  row[.outstandingAtEnd] = 725
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
