import Cases
import Testing

private func against(effect effectiveOn: Day?, opened: Day, last: Day) -> [String] {
  let request = EventRequest.complete(.note) { $0.effectiveOn = effectiveOn }
  return refusal(
    of: request,
    on: .example(.opened) { facts in
      facts.openedOn = opened
      facts.lastEffectiveOn = last
    })
}

@Suite struct EffectiveDayTests {
  private let opened = day(2026, 9, 1)
  private let last = day(2026, 9, 10)

  @Test func `an event takes effect today unless it says otherwise`() throws {
    #expect(try change(by: .complete(.note), on: .example(.opened)).effectiveOn == today)
  }

  @Test func `an event takes effect on the day it names`() throws {
    let request = EventRequest.complete(.note) { $0.effectiveOn = day(2026, 9, 30) }
    #expect(try change(by: request, on: .example(.opened)).effectiveOn == day(2026, 9, 30))
  }

  @Test func `the day of the previous event is early enough`() {
    #expect(against(effect: last, opened: opened, last: last) == [])
  }

  @Test func `the day before the previous event is too early`() {
    #expect(
      against(effect: last.adding(days: -1), opened: opened, last: last)
        == ["unmet /effectiveOn effective_before_previous"])
  }

  @Test func `the opening counts where the last event lies before it`() {
    #expect(
      against(effect: last.adding(days: -1), opened: last, last: opened)
        == ["unmet /effectiveOn effective_before_previous"])
  }

  @Test func `the day of the opening is early enough`() {
    #expect(against(effect: last, opened: last, last: opened) == [])
  }

  @Test func `today is not in the future`() {
    #expect(against(effect: today, opened: opened, last: last) == [])
  }

  @Test func `tomorrow is in the future`() {
    #expect(
      against(effect: today.adding(days: 1), opened: opened, last: last)
        == ["unmet /effectiveOn effective_in_future"])
  }

  @Test func `today by default is still held against the previous event`() {
    #expect(
      against(effect: nil, opened: opened, last: today.adding(days: 1))
        == ["unmet /effectiveOn effective_before_previous"])
  }

  @Test(arguments: Workflow.offered.map(\.action))
  func `no step takes effect in the future`(_ action: Action) {
    let step = Workflow.offered.first { $0.action == action }
    let request = EventRequest.complete(action) { $0.effectiveOn = today.adding(days: 1) }
    #expect(
      refusal(of: request, on: .ready(for: action, in: step?.from ?? .opened))
        == ["unmet /effectiveOn effective_in_future"])
  }
}
