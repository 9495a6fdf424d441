public import Cases
public import Figures

extension Dimension {
  /// The heading of a table by this dimension.
  public var label: Text {
    switch self {
    case .area: Text("Lĩnh vực", "Area")
    case .act: Text("Hành vi", "Act")
    case .areaKind: Text("Địa bàn", "Kind of place")
    case .subjectKind: Text("Loại đối tượng", "Kind of subject")
    case .sex: Text("Giới tính", "Sex")
    }
  }

  /// Its known keys, as people expect them in a table; acts go by their codes.
  private var order: [String] {
    switch self {
    case .area: Area.allCases.map(\.rawValue)
    case .act: []
    case .areaKind: AreaKind.allCases.map(\.rawValue)
    case .subjectKind: SubjectKind.allCases.map(\.rawValue)
    case .sex: Sex.allCases.map(\.rawValue)
    }
  }

  /// The rows in the order of the keys, those of other keys after them as they were.
  func ordered(_ rows: [StatisticsRow]) -> [StatisticsRow] {
    let known = order
    func place(_ row: StatisticsRow) -> Int {
      row.key.flatMap(known.firstIndex) ?? known.count
    }
    return rows.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }

  /// The label of a key of the dimension; nil for one that is not known here.
  func label(of key: String, acts: [String: Text]) -> Text? {
    guard key != Dimension.none else { return Phrase.notOnFile }
    return switch self {
    case .area: Area(rawValue: key)?.label
    case .act: acts[key]
    case .areaKind: AreaKind(rawValue: key)?.label
    case .subjectKind: SubjectKind(rawValue: key)?.label
    case .sex: Sex(rawValue: key)?.label
    }
  }
}

extension AreaKind {
  /// The name of the kind of place for people.
  public var label: Text {
    switch self {
    case .remote: Text("Vùng sâu, vùng xa", "Remote area")
    case .ethnicMinority: Text("Vùng đồng bào dân tộc thiểu số", "Ethnic minority area")
    case .industrialZone: Text("Khu công nghiệp", "Industrial zone")
    case .other: Text("Địa bàn khác", "Other place")
    }
  }
}

extension SubjectKind {
  /// The name of the kind of subject for people.
  public var label: Text {
    switch self {
    case .person: Text("Cá nhân", "Person")
    case .organisation: Text("Tổ chức", "Organisation")
    case .household: Text("Hộ gia đình, hộ kinh doanh", "Household or business household")
    case .unknown: Text("Chưa xác định", "Unknown")
    }
  }
}

extension Sex {
  /// The name of the sex for people.
  public var label: Text {
    switch self {
    case .female: Text("Nữ", "Female")
    case .male: Text("Nam", "Male")
    case .other: Text("Khác", "Other")
    case .unknown: Text("Chưa xác định", "Unknown")
    }
  }
}

extension AgeBand {
  /// How many days a case of the band has been open.
  public var label: Text {
    switch self {
    case .month: Text("Đến 30 ngày", "Up to 30 days")
    case .quarter: Text("31–90 ngày", "31–90 days")
    case .half: Text("91–180 ngày", "91–180 days")
    case .year: Text("181–365 ngày", "181–365 days")
    case .longer: Text("Trên 365 ngày", "Over 365 days")
    }
  }
}
