import Cases
import Testing

/// What stands against moving a case on 1 October to a unit of this time.
private func against(
  from openedOn: Day? = nil, to closedOn: Day? = nil, holdsTheCase: Bool = false,
  _ change: (inout EventRequest) -> Void = { _ in }
) -> [String] {
  var request = EventRequest.complete(.transfer, change)
  request.effectiveOn = day(2026, 10, 1)
  let destination = Destination(
    lifetime: UnitLifetime(openedOn: openedOn, closedOn: closedOn), holdsTheCase: holdsTheCase)
  do throws(CaseError) {
    _ = try Workflow.decide(
      request, on: .example(.opened), by: .supervisor, acts: [], destination: destination,
      today: today)
    return []
  } catch .unmet(let problems) {
    return problems.map(\.line)
  } catch {
    return ["\(error)"]
  }
}

@Suite struct MoveTests {
  @Test func `a case moves to another unit that is open`() {
    #expect(against() == [])
  }

  @Test(arguments: [day(2026, 9, 30), day(2026, 10, 1)])
  func `a unit that has opened takes a case, on its first day too`(_ openedOn: Day) {
    #expect(against(from: openedOn) == [])
  }

  @Test func `a unit takes no case before it opens`() {
    #expect(against(from: day(2026, 10, 2)) == ["/toUnit to_unit_closed"])
  }

  @Test func `a unit takes a case on its last day`() {
    #expect(against(to: day(2026, 10, 2)) == [])
  }

  @Test(arguments: [day(2026, 9, 30), day(2026, 10, 1)])
  func `a unit takes no case from the day it is closed on`(_ closedOn: Day) {
    #expect(against(to: closedOn) == ["/toUnit to_unit_closed"])
  }

  @Test func `a case does not move to where it lies`() {
    #expect(against(holdsTheCase: true) == ["/toUnit to_unit_same"])
  }

  @Test(arguments: [Action.transfer, .refer])
  func `a unit nobody knows takes no case`(_ action: Action) {
    var found: [Problem] = []
    do throws(CaseError) {
      _ = try Workflow.decide(
        .complete(action), on: .example(.opened), by: .supervisor, acts: [], today: today)
    } catch {
      if case .unmet(let problems) = error { found = problems }
    }
    #expect(found.map(\.line) == ["/toUnit to_unit_unknown"])
  }

  @Test func `no other step asks for a unit`() {
    let others = Workflow.offered.filter { !$0.action.movesUnit }
    let refused = others.filter { step in
      refusal(of: .complete(step.action), on: .example(step.from)).contains {
        $0.contains("/toUnit")
      }
    }
    #expect(refused.map(\.action) == [])
    #expect(Action.allCases.filter(\.movesUnit) == [.transfer, .refer])
  }
}
