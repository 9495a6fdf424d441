/// Lets a few registers exist at once: hundreds of tests start together, and one server with two
/// processors would otherwise keep every one of them waiting beyond its time limits.
actor RegisterLimit {
  static let shared = RegisterLimit(free: 8)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(free: Int) { self.free = free }

  func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// The place goes straight to whoever has waited longest.
  func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
