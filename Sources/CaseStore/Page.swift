/// One page of a list, and where the next one begins.
public struct Page<Item: Sendable, Cursor: Sendable>: Sendable {
  public let items: [Item]
  /// Nil on the last page.
  public let next: Cursor?

  /// From one more entry than the page holds, where there are more.
  init(_ found: [(item: Item, cursor: Cursor)], limit: Int) {
    items = found.prefix(limit).map(\.item)
    next = found.count > limit ? found[limit - 1].cursor : nil
  }
}

extension Page: Equatable where Item: Equatable, Cursor: Equatable {}
