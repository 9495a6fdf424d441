extension SubjectKind: Labelled {
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

extension Sex: Labelled {
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

extension AreaKind: Labelled {
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

extension Sanction.Form: Labelled {
  /// The name of the form for people.
  public var label: Text {
    switch self {
    case .warning: Text("Cảnh cáo", "Warning")
    case .fine: Text("Phạt tiền", "Fine")
    }
  }
}
