/// A title of the law as shipped: who may sign a decision, by its code.
public enum SignerTitle: String, Labelled {
  case communeChair = "commune_chair"
  case districtChair = "district_chair"
  case provincialChair = "provincial_chair"
  case departmentDirector = "department_director"
  case departmentChiefInspector = "department_chief_inspector"
  case departmentTeamLeader = "department_team_leader"
  case ministryChiefInspector = "ministry_chief_inspector"
  case ministryTeamLeader = "ministry_team_leader"
  case ministryUnitHead = "ministry_unit_head"
  case ministerTeamLeader = "minister_team_leader"
  case unitTeamLeader = "unit_team_leader"
  case inspector
  case provincialChiefInspector = "provincial_chief_inspector"
  case provincialTeamLeader = "provincial_team_leader"
  case governmentTeamLeader = "government_team_leader"
  case policeOfficer = "police_officer"
  case policeStationHead = "police_station_head"
  case communePoliceChief = "commune_police_chief"
  case provincialPoliceDivisionHead = "provincial_police_division_head"
  case provincialPoliceDirector = "provincial_police_director"

  /// The name of the title for people; of an office that ended, English tells the day.
  public var label: Text { Text(vietnamese, english) }

  private var vietnamese: String {
    switch self {
    case .communeChair: "Chủ tịch Ủy ban nhân dân cấp xã"
    case .districtChair: "Chủ tịch Ủy ban nhân dân cấp huyện"
    case .provincialChair: "Chủ tịch Ủy ban nhân dân cấp tỉnh"
    case .departmentDirector: "Giám đốc Sở"
    case .departmentChiefInspector: "Chánh Thanh tra Sở"
    case .departmentTeamLeader: "Trưởng đoàn thanh tra cấp Sở"
    case .ministryChiefInspector: "Chánh Thanh tra Bộ"
    case .ministryTeamLeader: "Trưởng đoàn thanh tra cấp Bộ"
    case .ministryUnitHead: "Thủ trưởng tổ chức thuộc Bộ được giao kiểm tra"
    case .ministerTeamLeader: "Trưởng đoàn kiểm tra do Bộ trưởng lập"
    case .unitTeamLeader: "Trưởng đoàn kiểm tra do thủ trưởng tổ chức thuộc Bộ lập"
    case .inspector: "Thanh tra viên"
    case .provincialChiefInspector: "Chánh Thanh tra tỉnh"
    case .provincialTeamLeader: "Trưởng đoàn thanh tra của Thanh tra tỉnh"
    case .governmentTeamLeader: "Trưởng đoàn thanh tra của Thanh tra Chính phủ"
    case .policeOfficer: "Chiến sĩ Công an nhân dân"
    case .policeStationHead: "Trưởng đồn Công an, Trưởng trạm, Đội trưởng"
    case .communePoliceChief: "Trưởng Công an cấp xã"
    case .provincialPoliceDivisionHead: "Trưởng phòng Công an cấp tỉnh"
    case .provincialPoliceDirector: "Giám đốc Công an cấp tỉnh"
    }
  }

  private var english: String {
    switch self {
    case .communeChair: "Chair of the commune People's Committee"
    case .districtChair: "Chair of the district People's Committee (to 30 June 2025)"
    case .provincialChair: "Chair of the provincial People's Committee"
    case .departmentDirector: "Director of a provincial department"
    case .departmentChiefInspector: "Chief Inspector of a department (to 30 June 2025)"
    case .departmentTeamLeader: "Leader of a department inspection team (to 30 June 2025)"
    case .ministryChiefInspector: "Chief Inspector of a ministry (to 30 June 2025)"
    case .ministryTeamLeader: "Leader of a ministry inspection team (to 30 June 2025)"
    case .ministryUnitHead: "Head of a ministry unit charged with checks"
    case .ministerTeamLeader: "Leader of a check team set up by the minister"
    case .unitTeamLeader: "Leader of a check team set up by the head of a ministry unit"
    case .inspector: "Inspector"
    case .provincialChiefInspector: "Chief Inspector of the province"
    case .provincialTeamLeader: "Leader of a provincial inspection team"
    case .governmentTeamLeader: "Leader of a Government Inspectorate team"
    case .policeOfficer: "Police officer"
    case .policeStationHead: "Head of a police post, station or team"
    case .communePoliceChief: "Chief of the commune police"
    case .provincialPoliceDivisionHead: "Head of a division of the provincial police"
    case .provincialPoliceDirector: "Director of the provincial police"
    }
  }
}

extension Text {
  /// The name of a signer's title by its code.
  public static func signerTitle(_ code: String) -> Text {
    SignerTitle(rawValue: code)?.label ?? .unnamed(code)
  }
}
