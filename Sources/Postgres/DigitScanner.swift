/// Reads the parts of a date or a timestamp from the server's ISO text form.
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

  /// Seconds since midnight.
  mutating func clock() throws -> Int {
    let hours = try number()
    try expect(":")
    let minutes = try number()
    try expect(":")
    return hours * 3_600 + minutes * 60 + (try number())
  }

  /// Microseconds, zero when the server left them out.
  mutating func fraction() throws -> Int {
    guard skip(".") else { return 0 }
    let start = position
    var value = try number()
    guard position - start <= 6 else { throw PostgresError(undecodable: type) }
    for _ in (position - start)..<6 { value *= 10 }
    return value
  }

  /// Seconds east of Greenwich; old local times have minutes and seconds in it.
  mutating func offset() throws -> Int {
    let isWest = skip("-")
    if !isWest { try expect("+") }
    var seconds = try number() * 3_600
    if skip(":") { seconds += try number() * 60 }
    if skip(":") { seconds += try number() }
    return isWest ? -seconds : seconds
  }

  mutating func expect(_ character: Unicode.Scalar) throws {
    guard skip(character) else { throw PostgresError(undecodable: type) }
  }

  func end() throws {
    guard position == text.count else { throw PostgresError(undecodable: type) }
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
