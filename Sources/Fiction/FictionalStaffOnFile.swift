import CaseStore
import Cases
import Postgres

/// Writes the units and officers of a fictional register, under the ids its cases refer to.
struct FictionalStaffOnFile {
  let world: FictionalWorld
  let passwordHash: String

  func write(_ session: Session) throws {
    let (staff, top) = (world.staff, FictionalStaff.headquarters)
    let addedAt = world.schedule.place(0).openedOn
    let units: [Statement] = staff.teams.map { team in
      """
      INSERT INTO units (id, code, name, parent_id) OVERRIDING SYSTEM VALUE
      VALUES (\(team.unitID), \(team.code), \("Đội Mẫu " + team.code.suffix(2)), \(top.id))
      """
    }
    let officers: [Statement] = staff.officers.map { officer in
      """
      INSERT INTO officers (id, username, name, unit_id, role, added_at) OVERRIDING SYSTEM VALUE
      VALUES (\(officer.id), \(officer.username), \(officer.name), \(officer.unitID),
        \(officer.role), \(addedAt)::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
      """
    }
    let passwords: Statement = """
      INSERT INTO passwords (officer_id, hash) SELECT id, \(passwordHash) FROM officers
      WHERE username = ANY (\(FictionalStaff.signingIn)::text[])
      """
    try session.pipeline(
      [
        """
        INSERT INTO units (id, code, name) OVERRIDING SYSTEM VALUE
        VALUES (\(top.id), \(top.code), \(top.name))
        """
      ] + units + officers + [
        passwords, Self.goOn("units", after: staff.teams.count + 1),
        Self.goOn("officers", after: staff.officers.count),
      ] + Self.knownForever)
  }

  /// Its events were recorded in the past, and so were its units and the acts.
  private static let knownForever: [Statement] = [
    "SET CONSTRAINTS unit_is_noted IMMEDIATE",
    "UPDATE unit_revisions SET recorded_at = '-infinity'",
    "UPDATE act_revisions SET recorded_at = '-infinity' WHERE superseded_at = 'infinity'",
  ]

  /// Lets the next row get the id after the last.
  private static func goOn(_ table: String, after id: Int) -> Statement {
    "SELECT setval(pg_get_serial_sequence(\(table), 'id'), \(id))"
  }
}
