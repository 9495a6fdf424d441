public import Cases
import Postgres

/// A sanction in force that a subject may have received in another case.
public struct EarlierSanction: Sendable, Equatable, Codable {
  /// What two files have in common: a hint, not an identity.
  public enum Match: String, Codable, Labelled {
    case identifier, name
    case nameAndBirthYear = "name_and_birth_year"

    /// What it is for people.
    public var label: Text {
      switch self {
      case .identifier: Text("Trùng số giấy tờ", "Same identifier")
      case .name: Text("Trùng tên tổ chức", "Same name of an organisation")
      case .nameAndBirthYear: Text("Trùng tên và năm sinh", "Same name and year of birth")
      }
    }
  }

  /// The subject's number in the case asked about.
  public let subject: Int
  public let matchedBy: Match
  /// Of the other case; nil unless the asker may see it.
  public let number: String?
  public let year: Int
  public let form: Sanction.Form
  public let sameAct: Bool
  /// The day from which the subject counts as not sanctioned (Law on Handling Administrative
  /// Violations, Art 7); nil while execution is not completed.
  public let lapsedOn: Day?
  public let lapsed: Bool
  /// Whether it had not lapsed on the day of the new act (Art 2.5).
  public let counts: Bool
}

extension CaseStore {
  /// What the register knows of earlier sanctions of the case's subjects, in any unit.
  public func earlierSanctions(
    of number: String, as asker: Asker, today: Day
  ) async throws -> [EarlierSanction] {
    try await database.read { session in
      let earlier: Statement = """
        SELECT s.subject, s.matched_by, s.number, s.year, s.form, s.same_act, s.lapsed_on, s.counts
        FROM cases c CROSS JOIN LATERAL earlier_sanctions(c.id) s WHERE c.number = \(number)
        """
      let (_, isKnown, found) = try session.ask(
        asker.officer(having: .readsCases),
        Question("SELECT FROM cases WHERE number = \(number)") { !$0.isEmpty },
        .all(earlier) { try EarlierSanction($0, today: today) })
      guard isKnown else { throw CaseError.notFound }
      return found
    }
  }
}

extension EarlierSanction {
  fileprivate init(_ row: Row, today: Day) throws {
    let lapsedOn = try row.decode("lapsed_on", as: Day?.self)
    try self.init(
      subject: row.decode("subject"), matchedBy: row.decode("matched_by"),
      number: row.decode("number"), year: row.decode("year"), form: row.decode("form"),
      sameAct: row.decode("same_act"), lapsedOn: lapsedOn,
      lapsed: lapsedOn.map { $0 <= today } ?? false, counts: row.decode("counts"))
  }
}
