import Cases
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    "2026-10-15T00:00:00Z", "2026-10-15T23:59:59+07:00", "2026-10-15t10:00:00z",
    "2026-10-15T10:00:00.1Z", "2026-10-15T10:00:00.123456789-15:59", "2024-02-29T12:00:00+00:00",
    "2026-10-15T10:00:00-00:00", "2026-10-15T10:00:00+14:00",
  ])
  func `a moment with its offset is an instant`(_ text: String) {
    #expect(Instant.isValid(text))
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
    #expect(!Instant.isValid(text))
  }

  @Test(arguments: [
    "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-04-31T10:00:00Z",
    "0000-01-01T10:00:00Z", "2026-00-00T10:00:00Z",
  ])
  func `a moment of no day is not an instant`(_ text: String) {
    #expect(!Instant.isValid(text))
  }

  @Test(arguments: [
    "٢٠٢٦-10-15T10:00:00Z", "2026-10-15T1٠:00:00Z", "2026-10-15T10:0０:00Z",
    "2026-10-15T10:00:00.１Z", "2026-10-15T10:00:00+0७:00",
  ])
  func `digits of other scripts make no instant`(_ text: String) {
    #expect(!Instant.isValid(text))
  }
}
