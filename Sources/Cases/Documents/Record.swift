/// The violation record (biên bản vi phạm hành chính).
public struct Record: Sendable, Equatable {
  public var number: String
  public var madeOn: Day

  public init(number: String, madeOn: Day) {
    self.number = number
    self.madeOn = madeOn
  }

  public static let shape = Shape(
    Record(number: "", madeOn: .epoch),
    [.text("number", \.number, limit: 100), .day("madeOn", \.madeOn)])
}
