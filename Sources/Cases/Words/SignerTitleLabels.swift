extension Text {
  /// The name of a signer's title by its code; a title an administrator added stays a code.
  static func signerTitle(_ code: String) -> Text { signerTitles[code] ?? Text(code, code) }

  /// The titles of the law as shipped.
  static let signerTitles: [String: Text] = [
    "commune_chair": Text(
      "Chủ tịch Ủy ban nhân dân cấp xã", "Chair of the commune People's Committee"),
    "district_chair": Text(
      "Chủ tịch Ủy ban nhân dân cấp huyện", "Chair of the district People's Committee"),
    "provincial_chair": Text(
      "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Chair of the provincial People's Committee"),
    "department_director": Text("Giám đốc Sở", "Director of a provincial department"),
    "department_chief_inspector": Text(
      "Chánh Thanh tra Sở", "Chief Inspector of a provincial department"),
    "ministry_chief_inspector": Text("Chánh Thanh tra Bộ", "Chief Inspector of a ministry"),
    "ministry_unit_head": Text(
      "Thủ trưởng tổ chức thuộc Bộ được giao kiểm tra", "Head of a ministry unit for checks"),
    "minister_team_leader": Text(
      "Trưởng đoàn thanh tra, kiểm tra cấp Bộ", "Leader of a ministry's inspection team"),
    "unit_team_leader": Text(
      "Trưởng đoàn thanh tra cấp Sở hoặc đoàn kiểm tra của tổ chức thuộc Bộ",
      "Leader of an inspection team of a department or ministry unit"),
    "inspector": Text("Thanh tra viên", "Inspector"),
    "provincial_chief_inspector": Text(
      "Chánh Thanh tra tỉnh", "Chief Inspector of the province"),
    "provincial_team_leader": Text(
      "Trưởng đoàn thanh tra của Thanh tra tỉnh", "Leader of a provincial inspection team"),
    "government_team_leader": Text(
      "Trưởng đoàn thanh tra của Thanh tra Chính phủ",
      "Leader of a Government Inspectorate team"),
    "police_officer": Text("Chiến sĩ Công an nhân dân", "Police officer"),
    "police_station_head": Text(
      "Trưởng đồn, Trưởng trạm, Đội trưởng Công an",
      "Head of a police post, station or team"),
    "commune_police_chief": Text("Trưởng Công an cấp xã", "Chief of the commune police"),
    "provincial_police_division_head": Text(
      "Trưởng phòng Công an cấp tỉnh", "Head of a division of the provincial police"),
    "provincial_police_director": Text(
      "Giám đốc Công an cấp tỉnh", "Director of the provincial police"),
  ]
}
