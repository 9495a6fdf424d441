extension Circumstance.Kind: Labelled {
  /// The name of the kind for people.
  public var label: Text {
    switch self {
    case .mitigating: Text("Tình tiết giảm nhẹ", "Mitigating circumstance")
    case .aggravating: Text("Tình tiết tăng nặng", "Aggravating circumstance")
    }
  }
}

extension Explanation.Outcome: Labelled {
  /// The name of the outcome for people.
  public var label: Text {
    switch self {
    case .received: Text("Đã nhận giải trình", "Explanation received")
    case .waived: Text("Không thực hiện quyền giải trình", "Right to explain given up")
    }
  }
}

extension EarlierSanctionsCheck.Outcome: Labelled {
  /// The name of the outcome for people.
  public var label: Text {
    switch self {
    case .otherAct: Text("Đã bị xử phạt về hành vi khác", "Sanctioned for another act")
    case .sameAct: Text("Đã bị xử phạt về cùng hành vi", "Sanctioned for the same act")
    case .otherSubject: Text("Không phải cùng đối tượng", "Not the same offender")
    }
  }
}

extension Complaint.Kind: Labelled {
  /// The name of the kind for people.
  public var label: Text {
    switch self {
    case .complaint: Text("Khiếu nại", "Complaint")
    case .lawsuit: Text("Khởi kiện", "Lawsuit")
    }
  }
}

extension ComplaintDecision.Outcome: Labelled {
  /// The name of the outcome for people.
  public var label: Text {
    switch self {
    case .rejected: Text("Không chấp nhận", "Rejected")
    case .upheld: Text("Chấp nhận toàn bộ", "Upheld")
    case .partlyUpheld: Text("Chấp nhận một phần", "Upheld in part")
    case .withdrawn: Text("Đã rút đơn", "Withdrawn")
    }
  }
}
