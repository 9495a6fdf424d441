/// Reads a date from the server's ISO text form.
struct DigitScanner {
  let text: UnsafeRawBufferPointer
  let type: String
  private var position = 0

  init(text: UnsafeRawBufferPointer, type: String) {
    self.text = text
    self.type = type
  }

  mutating func day() throws -> CivilDay {
    let year = try number()
    try expect("-")
    let month = try number()
    try expect("-")
    return CivilDay(year: year, month: month, day: try number())
  }

  /// Refuses text that goes on after the value.
  func end() throws {
    guard position == text.count else { throw PostgresError(undecodable: type) }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard skip(character) else { throw PostgresError(undecodable: type) }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func number() throws -> Int {
    let start = position
    var value = 0
    while position < text.count, position - start < 9 {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value * 10 + Int(digit)
      position += 1
    }
    guard position > start else { throw PostgresError(undecodable: type) }
    return value
  }
}
