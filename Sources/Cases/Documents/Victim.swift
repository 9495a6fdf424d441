/// Who was harmed. Numbered 1, 2, 3 … inside the case.
public struct Victim: Sendable, Equatable {
  public var name: String
  public var identifier: String?
  public var sex: Sex?
  public var bornOn: Day?
  public var address: String?
  public var phone: String?
  /// The victim has filed a request that no public apology be made.
  public var noApologyRequested = false

  public init(name: String) { self.name = name }

  public static let shape = Shape(
    Victim(name: ""),
    [
      .text("name", \.name).identifying(mask: "***"),
      .text("identifier", \.identifier, limit: 64).identifying(),
      .choice("sex", \.sex),
      .day("bornOn", \.bornOn).identifying(),
      .text("address", \.address, limit: 1_000).identifying(),
      .text("phone", \.phone, limit: 64).identifying(),
      .flag("noApologyRequested", \.noApologyRequested),
    ])
}
