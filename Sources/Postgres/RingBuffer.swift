/// A queue in one array that grows when it is full.
struct RingBuffer<Element> {
  private var slots: [Element?] = Array(repeating: nil, count: 16)
  private var head = 0
  private(set) var count = 0

  var first: Element? { count > 0 ? slots[head] : nil }

  mutating func append(_ element: Element) {
    growIfFull()
    slots[(head + count) & (slots.count - 1)] = element
    count += 1
  }

  mutating func prepend(_ element: Element) {
    growIfFull()
    head = (head - 1) & (slots.count - 1)
    slots[head] = element
    count += 1
  }

  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    defer {
      slots[head] = nil
      head = (head + 1) & (slots.count - 1)
      count -= 1
    }
    return slots[head]
  }

  private mutating func growIfFull() {
    guard count == slots.count else { return }
    // The length stays a power of two: places wrap with a mask.
    slots = Array(slots[head...] + slots[..<head]) + Array(repeating: nil, count: count)
    head = 0
  }
}
