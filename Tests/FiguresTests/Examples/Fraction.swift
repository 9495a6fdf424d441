/// A fraction in lowest terms.
struct Fraction: Equatable, Comparable {
  private var top: Int
  private let bottom: Int

  init(_ top: Int, _ bottom: Int = 1) {
    var (left, right) = (abs(top), abs(bottom))
    while right != 0 { (left, right) = (right, left % right) }
    let divisor = bottom < 0 ? -max(left, 1) : max(left, 1)
    (self.top, self.bottom) = (top / divisor, bottom / divisor)
  }

  /// A whole number: most are.
  private init(whole: Int) { (top, bottom) = (whole, 1) }

  /// Nil unless it is a whole number.
  var whole: Int? { bottom == 1 ? top : nil }

  static func + (left: Self, right: Self) -> Self {
    left.bottom == 1 && right.bottom == 1
      ? Self(whole: left.top + right.top)
      : Self(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
  }
  static func - (left: Self, right: Self) -> Self { left + -right }
  static prefix func - (value: Self) -> Self {
    var opposite = value
    opposite.top = -value.top
    return opposite
  }
  static func * (left: Self, right: Self) -> Self {
    left.bottom == 1 && right.bottom == 1
      ? Self(whole: left.top * right.top)
      : Self(left.top * right.top, left.bottom * right.bottom)
  }
  static func / (left: Self, right: Self) -> Self {
    right.bottom == 1 && abs(right.top) == 1
      ? left * right : Self(left.top * right.bottom, left.bottom * right.top)
  }
  static func < (left: Self, right: Self) -> Bool {
    left.top * right.bottom < right.top * left.bottom
  }
}
