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

extension Complaint.Level: Labelled {
  /// The name of the level for people.
  public var label: Text {
    switch self {
    case .first: Text("Khiếu nại lần đầu", "First complaint")
    case .second: Text("Khiếu nại lần hai", "Second complaint")
    }
  }
}

extension ComplaintAcceptance.Outcome: Labelled {
  /// The name of the outcome for people.
  public var label: Text {
    switch self {
    case .accepted: Text("Thụ lý", "Taken up")
    case .refused: Text("Không thụ lý", "Not taken up")
    }
  }
}

extension Evasion.Stage: Labelled {
  /// The name of the stage for people.
  public var label: Text {
    switch self {
    case .sanction: Text("Trốn tránh, cản trở việc xử phạt", "Evading the sanction")
    case .execution: Text("Trốn tránh, trì hoãn thi hành quyết định", "Evading the execution")
    }
  }
}

extension Suspension.Cause: Labelled {
  /// The name of the cause for people.
  public var label: Text {
    switch self {
    case .complaint: Text("Khiếu nại, khởi kiện", "Complaint or lawsuit")
    case .criminalSign: Text("Có dấu hiệu tội phạm", "Signs of a crime")
    case .other: Text("Lý do khác", "Another reason")
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

extension Annulment.Ground: Labelled {
  /// The name of the ground for people.
  public var label: Text {
    switch self {
    case .wrongSubject: Text("Không đúng đối tượng vi phạm", "Not the offender")
    case .noAuthority: Text("Không đúng thẩm quyền ban hành", "Signer without authority")
    case .wrongProcedure: Text("Vi phạm thủ tục ban hành", "Procedure not kept")
    case .wrongContent: Text("Nội dung quyết định không đúng", "Wrong content")
    case .criminalOffence: Text("Có dấu hiệu tội phạm", "Sign of a crime")
    case .complaintUpheld: Text("Khiếu nại được chấp nhận", "Complaint upheld")
    case .courtJudgment: Text("Theo bản án, quyết định của tòa án", "Judgment of a court")
    case .other: Text("Căn cứ khác", "Other ground")
    }
  }
}

extension Reopening.Ground: Labelled {
  /// The name of the ground for people.
  public var label: Text {
    switch self {
    case .annulment: Text("Quyết định bị hủy bỏ", "Decision annulled")
    case .criminalReturn:
      Text("Cơ quan tiến hành tố tụng chuyển trả hồ sơ", "Given back by a criminal body")
    case .complaint: Text("Kết quả giải quyết khiếu nại", "Result of a complaint")
    case .court: Text("Bản án, quyết định của tòa án", "Judgment of a court")
    }
  }
}

extension Disposal.Ground: Labelled {
  /// The name of the ground for people: that of the closing reason.
  public var label: Text {
    switch self {
    case .noViolation: ClosingReason.noViolation.label
    case .noSanctionArticle11: ClosingReason.noSanctionArticle11.label
    case .offenderUnknown: ClosingReason.offenderUnknown.label
    case .limitationExpired: ClosingReason.limitationExpired.label
    case .decisionTermExpired: ClosingReason.decisionTermExpired.label
    case .subjectGone: ClosingReason.subjectGone.label
    case .transferredCriminal: ClosingReason.transferredCriminal.label
    case .transferredAuthority: ClosingReason.transferredAuthority.label
    case .reminderMinor: ClosingReason.reminderMinor.label
    }
  }
}
