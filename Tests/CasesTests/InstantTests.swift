import Cases
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    "2026-10-15T00:00:00Z", "2026-10-15T23:59:59+07:00", "2026-10-15t10:00:00z",
    "2026-10-15T10:00:00.1Z", "2026-10-15T10:00:00.123456789-15:59", "2024-02-29T12:00:00+00:00",
    "2026-10-15T10:00:00-00:00", "2026-10-15T10:00:00+14:00",
  ])
  func `a moment with its offset is an instant`(_ text: String) {
    #expect(Instant(text) != nil)
  }

  @Test(arguments: [
    "", "2026-10-15", "2026-10-15T10:00Z", "2026-10-15T10:00:00", "2026-10-15 10:00:00Z",
    "2026-10-15T24:00:00Z", "2026-10-15T10:60:00Z", "2026-10-15T10:00:61Z",
    "2026-10-15T10:00:00.Z", "2026-10-15T10:00:00.1234567890Z", "2026-10-15T10:00:00,5Z",
    "2026-10-15T10:00:00+0700", "2026-10-15T10:00:00+07", "2026-10-15T10:00:00+16:00",
    "2026-10-15T10:00:00-16:00",
    "2026-10-15T10:00:00+07:60", "2026-10-15T10:00:00−07:00", "2026-10-15T10:00:00ZZ",
    " 2026-10-15T10:00:00Z", "2026-10-15T10:00:00Z ", "2026-10-15T10:00:00Z\n",
    "20261015T100000Z", "2026-W42-4T10:00:00Z", "now", "infinity",
  ])
  func `any other writing is not an instant`(_ text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [
    "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-04-31T10:00:00Z",
    "0000-01-01T10:00:00Z", "2026-00-00T10:00:00Z",
  ])
  func `a moment of no day is not an instant`(_ text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [
    "٢٠٢٦-10-15T10:00:00Z", "2026-10-15T1٠:00:00Z", "2026-10-15T10:0０:00Z",
    "2026-10-15T10:00:00.１Z", "2026-10-15T10:00:00+0७:00",
  ])
  func `digits of other scripts make no instant`(_ text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [
    ("2026-10-15T02:00:00Z", "2026-10-15T09:00:00.000000+07:00"),
    ("2026-12-31T20:30:05.5-01:30", "2027-01-01T05:00:05.500000+07:00"),
    ("1969-12-31T00:00:00.0000014+07:00", "1969-12-31T00:00:00.000001+07:00"),
    ("1969-12-31T23:59:59.9999995Z", "1970-01-01T07:00:00.000000+07:00"),
  ])
  func `an instant is written with the clock of Viet Nam, to the microsecond`(
    _ text: String, _ written: String
  ) {
    #expect(Instant(text)?.description == written)
  }

  @Test func `an offset must not lead out of the years of four digits`() {
    #expect(
      [Instant("9999-12-31T23:00:00-02:00"), Instant("0001-01-01T01:00:00+02:00")] == [nil, nil])
  }

  @Test func `instants are in the order of time`() throws {
    let instants = try ["1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z"]
      .map { try #require(Instant($0)) }
    #expect(instants[0] < instants[1])
  }

  @Test(arguments: [-100_000, -1, 0, 1, 20_000])
  func `a day in Viet Nam starts at its midnight`(_ number: Int) {
    let day = Day(daysSince1970: number)
    let start = Instant(startOf: day)
    #expect(start.day == day)
    #expect(start.clock == (0, 0, 0))
    let before = Instant(microsecondsSince1970: start.microsecondsSince1970 - 1)
    #expect(before.day == Day(daysSince1970: number - 1))
  }
}
