public import Cases
public import Postgres

extension Day: PostgresEncodable, PostgresDecodable {
  public var postgresValue: PostgresValue { .text(description) }

  public init(postgresText: UnsafeRawBufferPointer) throws {
    self.init(daysSince1970: try PostgresDate(postgresText: postgresText).daysSince1970)
  }
}

extension Instant: PostgresEncodable, PostgresDecodable {
  public var postgresValue: PostgresValue { .text(description) }

  /// Reads a `timestamptz` as the server writes it: `2026-11-25 14:00:00.5+07`.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    guard let instant = Instant(postgres: String(decoding: postgresText, as: UTF8.self)) else {
      throw PostgresError(undecodable: "Instant")
    }
    self = instant
  }

  init?(postgres text: String) {
    let text = text.replacing(" ", with: "T")
    let isWholeHour = text.wholeMatch(of: /.*[+-]\d\d/) != nil
    self.init(text + (isWholeHour ? ":00" : ""))
  }
}

extension CaseState: PostgresEncodable, PostgresDecodable {}
extension Action: PostgresEncodable, PostgresDecodable {}
extension Role: PostgresEncodable, PostgresDecodable {}
extension SubjectKind: PostgresEncodable, PostgresDecodable {}
extension Sex: PostgresEncodable, PostgresDecodable {}
extension AreaKind: PostgresEncodable, PostgresDecodable {}
extension Sanction.Form: PostgresEncodable, PostgresDecodable {}
extension ClosingReason: PostgresEncodable, PostgresDecodable {}
extension Clock.End.Outcome: PostgresEncodable, PostgresDecodable {}
extension ClockRule.Start: PostgresEncodable, PostgresDecodable {}
extension ClockRule.Goal: PostgresEncodable, PostgresDecodable {}
extension ClockRule.Condition: PostgresEncodable, PostgresDecodable {}
extension ClockRule.Unit: PostgresEncodable, PostgresDecodable {}
extension ClockRule.Effect: PostgresEncodable, PostgresDecodable {}
extension LegalAmount.Name: PostgresEncodable, PostgresDecodable {}
extension CalendarDay.Kind: PostgresEncodable, PostgresDecodable {}
extension EarlierSanction.Match: PostgresEncodable, PostgresDecodable {}
extension Via: PostgresEncodable {}
