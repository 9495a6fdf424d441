import Cases

/// The units and officers of a fictional register, with the ids they get.
public struct FictionalStaff: Sendable {
  struct Officer: Sendable, Equatable {
    let id: Int
    let username: String
    let name: String
    let role: Role
    let unitID: Int

    var actor: Actor { Actor(role: role, id: id) }
  }

  struct Team: Sendable {
    let unitID: Int
    let code: String
    var inspectors: [Officer] = []
    let supervisor: Officer
  }

  /// The unit above the others.
  static let headquarters = (id: 1, code: "DEMO", name: "Thanh tra Mẫu")

  var teams: [Team] = []
  var officers: [Officer]
  /// Leads all teams.
  let supervisor: Officer
  /// Signs for what others prepared.
  let chief: Officer

  /// Officers who may sign in, by the usernames the documentation uses.
  public static let signingIn = [
    "inspector.demo", "inspector.south.demo", "supervisor.demo", "chief.demo",
    "statistician.demo", "auditor.demo", "administrator.demo",
  ]

  init() {
    let (above, first, second) = (Self.headquarters.id, 2, 3)
    let names = Self.signingIn
    supervisor = Officer(
      id: 3, username: names[2], name: "Trưởng đoàn Mẫu", role: .supervisor, unitID: above)
    chief = Officer(
      id: 4, username: names[3], name: "Giám đốc Mẫu", role: .supervisor, unitID: above)
    officers = [
      Officer(
        id: 1, username: names[0], name: "Thanh tra viên Mẫu Bắc", role: .inspector, unitID: first),
      Officer(
        id: 2, username: names[1], name: "Thanh tra viên Mẫu Nam", role: .inspector, unitID: second),
      supervisor, chief,
      Officer(
        id: 5, username: names[4], name: "Thống kê viên Mẫu", role: .statistician, unitID: above),
      Officer(
        id: 6, username: names[5], name: "Kiểm soát viên Mẫu", role: .auditor, unitID: above),
      Officer(
        id: 7, username: names[6], name: "Quản trị viên Mẫu", role: .administrator, unitID: above),
    ]
    for index in 0..<FictionalSchedule.unitCount { add(teamAt: index) }
  }

  private mutating func add(teamAt index: Int) {
    let unitID = Self.headquarters.id + 1 + index
    let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
    var added: [Officer] = []
    func hire(_ username: String, _ name: String, _ role: Role) -> Officer {
      let hired = Officer(
        id: officers.count + added.count + 1, username: username, name: name, role: role,
        unitID: unitID)
      added.append(hired)
      return hired
    }
    let known = officers.filter { $0.unitID == unitID && $0.role == .inspector }
    let inspectors = (1...3).map {
      hire("inspector.demo-\(number).\($0)", "Thanh tra viên Mẫu \(number)-\($0)", .inspector)
    }
    teams.append(
      Team(
        unitID: unitID, code: "\(Self.headquarters.code)-\(number)", inspectors: known + inspectors,
        supervisor: hire("supervisor.demo-\(number)", "Đội trưởng Mẫu \(number)", .supervisor)))
    officers += added
  }
}
