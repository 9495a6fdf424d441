/// Limits attempts to reach a server that is down: one at a time, with pauses that double.
struct BackOff {
  private var failures = 0
  private var isTrying = false
  private var notBefore = ContinuousClock.now

  /// How long to leave the server alone; nil when an attempt may be made.
  var remaining: Duration? {
    guard failures > 0 else { return nil }
    if isTrying { return .milliseconds(20) }
    let pause = notBefore - .now
    return pause > .zero ? pause : nil
  }

  /// Whether the caller may try now.
  mutating func admit() -> Bool {
    guard failures > 0 else { return true }
    guard remaining == nil else { return false }
    isTrying = true
    return true
  }

  /// After the first failure 50 ms, never more than 2 s, and never in step with other processes.
  mutating func fail() {
    isTrying = false
    // Threads that failed together count as one failure.
    guard remaining == nil else { return }
    failures += 1
    let longest = min(2_000, 50 << min(failures - 1, 6))
    notBefore = .now + .milliseconds(Int.random(in: longest / 2...longest))
  }
}
