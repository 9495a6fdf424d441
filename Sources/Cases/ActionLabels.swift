extension Action {
  /// The name of the step for people.
  public var label: Label {
    switch self {
    case .open: Label("Mở hồ sơ vụ việc", "Open a case")
    case .adopt: Label("Tiếp nhận hồ sơ từ sổ cũ", "Take over from an older register")
    case .investigate: Label("Kết thúc xác minh tình tiết vụ việc", "Complete the verification")
    case .sanction: Label("Ra quyết định xử phạt", "Issue the sanction decision")
    case .close: Label("Kết thúc hồ sơ", "Close the case")
    case .return: Label("Trả lại để xác minh thêm", "Return for more facts")
    case .annul: Label("Hủy bỏ quyết định xử phạt", "Annul the decision")
    case .reopen: Label("Mở lại hồ sơ", "Reopen the case")
    case .note: Label("Ghi chú", "Add a note")
    case .assign: Label("Phân công người thụ lý", "Assign an officer")
    case .amend: Label("Sửa thông tin hồ sơ", "Correct the case details")
    case .addSubject: Label("Thêm cá nhân, tổ chức vi phạm", "Add an offender")
    case .addViolation: Label("Thêm hành vi vi phạm", "Add a violation")
    case .addVictim: Label("Thêm cá nhân, tổ chức bị thiệt hại", "Add a victim")
    case .addRecord: Label("Ghi biên bản vi phạm hành chính", "Add the violation record")
    case .transfer: Label("Chuyển hồ sơ sang đơn vị khác", "Transfer to another unit")
    case .refer: Label("Chuyển hồ sơ đến người có thẩm quyền", "Refer to the competent official")
    case .addCircumstance: Label("Ghi tình tiết giảm nhẹ, tăng nặng", "Add a circumstance")
    case .explain: Label("Giải trình", "Record the explanation")
    case .extend: Label("Kéo dài thời hạn", "Extend a term")
    case .checkEarlierSanctions:
      Label("Tra cứu các lần bị xử phạt trước", "Look up earlier sanctions")
    case .deliver: Label("Giao, gửi quyết định xử phạt", "Deliver the decision")
    case .pay: Label("Nộp tiền phạt", "Record a payment")
    case .completeRemedy:
      Label("Thi hành xong biện pháp khắc phục hậu quả", "Record a remedy as carried out")
    case .defer: Label("Hoãn thi hành quyết định phạt tiền", "Defer the fine")
    case .instal: Label("Nộp tiền phạt nhiều lần", "Allow payment in instalments")
    case .reduce: Label("Giảm tiền phạt", "Reduce the fine")
    case .exempt: Label("Miễn tiền phạt", "Exempt from the fine")
    case .coerce: Label("Cưỡng chế thi hành quyết định xử phạt", "Enforce by coercion")
    case .complain: Label("Khiếu nại, khởi kiện", "Record a complaint or lawsuit")
    case .decideComplaint:
      Label("Ghi kết quả giải quyết khiếu nại", "Record the result of a complaint")
    case .suspend: Label("Tạm đình chỉ thi hành quyết định xử phạt", "Suspend the execution")
    case .resume: Label("Chấm dứt tạm đình chỉ thi hành", "End the suspension")
    case .withdraw: Label("Rút mục ghi nhầm", "Withdraw an entry")
    }
  }
}
