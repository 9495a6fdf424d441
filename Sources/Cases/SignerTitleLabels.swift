extension Label {
  /// The name of a signer's title by its code; a title an administrator added stays a code.
  static func signerTitle(_ code: String) -> Label { signerTitles[code] ?? Label(code, code) }

  /// The titles of the law as shipped.
  static let signerTitles: [String: Label] = [
    "commune_chair": Label(
      "Chủ tịch Ủy ban nhân dân cấp xã", "Chair of the commune People's Committee"),
    "district_chair": Label(
      "Chủ tịch Ủy ban nhân dân cấp huyện", "Chair of the district People's Committee"),
    "provincial_chair": Label(
      "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Chair of the provincial People's Committee"),
    "department_director": Label("Giám đốc Sở", "Director of a provincial department"),
    "department_chief_inspector": Label(
      "Chánh Thanh tra Sở", "Chief Inspector of a provincial department"),
    "ministry_chief_inspector": Label("Chánh Thanh tra Bộ", "Chief Inspector of a ministry"),
    "ministry_unit_head": Label(
      "Thủ trưởng tổ chức thuộc Bộ được giao kiểm tra", "Head of a ministry unit for checks"),
    "minister_team_leader": Label(
      "Trưởng đoàn thanh tra, kiểm tra cấp Bộ", "Leader of a ministry's inspection team"),
    "unit_team_leader": Label(
      "Trưởng đoàn thanh tra cấp Sở hoặc đoàn kiểm tra của tổ chức thuộc Bộ",
      "Leader of an inspection team of a department or ministry unit"),
    "inspector": Label("Thanh tra viên", "Inspector"),
    "provincial_chief_inspector": Label(
      "Chánh Thanh tra tỉnh", "Chief Inspector of the province"),
    "provincial_team_leader": Label(
      "Trưởng đoàn thanh tra của Thanh tra tỉnh", "Leader of a provincial inspection team"),
    "government_team_leader": Label(
      "Trưởng đoàn thanh tra của Thanh tra Chính phủ",
      "Leader of a Government Inspectorate team"),
    "police_officer": Label("Chiến sĩ Công an nhân dân", "Police officer"),
    "police_station_head": Label(
      "Trưởng đồn, Trưởng trạm, Đội trưởng Công an",
      "Head of a police post, station or team"),
    "commune_police_chief": Label("Trưởng Công an cấp xã", "Chief of the commune police"),
    "provincial_police_division_head": Label(
      "Trưởng phòng Công an cấp tỉnh", "Head of a division of the provincial police"),
    "provincial_police_director": Label(
      "Giám đốc Công an cấp tỉnh", "Director of the provincial police"),
  ]
}
