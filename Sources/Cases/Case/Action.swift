/// What an event does to a case.
public enum Action: String, Codable, Labelled {
  /// Starts a case.
  case open
  /// Takes over a case from an older register; reachable by the import alone.
  case adopt
  case investigate, sanction, close
  case `return`, annul, reopen
  case note, assign, amend
  case addSubject = "add_subject"
  case addViolation = "add_violation"
  case addVictim = "add_victim"
  case addRecord = "add_record"
  /// Hands a case over to another unit.
  case transfer
  /// Sends a case to the unit whose officer has the authority to sanction (Law Art 58).
  case refer
  case addCircumstance = "add_circumstance"
  case explain, extend
  case checkEarlierSanctions = "check_earlier_sanctions"
  case deliver, pay
  case completeRemedy = "complete_remedy"
  /// Relief from a fine, or force behind it.
  case `defer`, instal, reduce, exempt, coerce
  case complain
  /// Takes a complaint up, or refuses to.
  case acceptComplaint = "accept_complaint"
  case decideComplaint = "decide_complaint"
  case suspend, resume
  /// Ends one charge without a sanction.
  case dispose
  /// Takes a victim's request that no public apology be made.
  case waiveApology = "waive_apology"
  /// Puts on file that a subject evaded: a limitation counts anew.
  case recordEvasion = "record_evasion"
  /// Corrects slips in a decision.
  case correctDecision = "correct_decision"
  /// Takes back the fact an earlier event brought.
  case withdraw

  /// Whether the step is worth nothing without words of explanation.
  public var needsNote: Bool {
    [.return, .annul, .reopen, .note, .withdraw].contains(self)
  }

  /// Whether the step is about a decision in force.
  var isOfDecision: Bool {
    [
      .annul, .deliver, .pay, .completeRemedy, .defer, .instal, .reduce, .exempt, .coerce,
      .complain,
      .acceptComplaint, .decideComplaint, .suspend, .resume, .waiveApology, .correctDecision,
    ].contains(self)
  }

  /// Whether another unit is responsible afterwards.
  public var movesUnit: Bool { self == .transfer || self == .refer }

  /// Whether the step can add to a figure of the statistics.
  public var isCounted: Bool {
    switch self {
    case .open, .adopt, .investigate, .sanction, .close, .annul, .reopen, .addSubject,
      .addViolation, .transfer, .refer, .pay, .defer, .instal, .reduce, .exempt, .coerce, .complain,
      .dispose, .withdraw:
      true
    case .return, .note, .assign, .amend, .addVictim, .addRecord, .addCircumstance,
      .explain, .extend, .checkEarlierSanctions, .deliver, .completeRemedy, .acceptComplaint,
      .decideComplaint, .suspend, .resume, .waiveApology, .recordEvasion, .correctDecision:
      false
    }
  }

  /// The name of the step for people.
  public var label: Text {
    switch self {
    case .open: Text("Mở hồ sơ vụ việc", "Open a case")
    case .adopt: Text("Tiếp nhận hồ sơ từ sổ cũ", "Take over from an older register")
    case .investigate: Text("Kết thúc xác minh tình tiết vụ việc", "Verification complete")
    case .sanction: Text("Ra quyết định xử phạt", "Sanction decision")
    case .close: Text("Kết thúc hồ sơ", "Close the case")
    case .return: Text("Trả lại để xác minh thêm", "Return for more facts")
    case .annul: Text("Hủy bỏ quyết định xử phạt", "Annul the decision")
    case .reopen: Text("Mở lại hồ sơ", "Reopen the case")
    case .note: Text("Ghi chú", "Note")
    case .assign: Text("Phân công người thụ lý", "Assign an officer")
    case .amend: Text("Sửa thông tin hồ sơ", "Correct the case details")
    case .addSubject: Text("Thêm cá nhân, tổ chức vi phạm", "Add an offender")
    case .addViolation: Text("Thêm hành vi vi phạm", "Add a violation")
    case .addVictim: Text("Thêm cá nhân, tổ chức bị thiệt hại", "Add a person or body harmed")
    case .addRecord: Text("Ghi biên bản vi phạm hành chính", "Add the violation record")
    case .transfer: Text("Chuyển hồ sơ sang đơn vị khác", "Transfer to another unit")
    case .refer:
      Text(
        "Chuyển hồ sơ đến người có thẩm quyền xử phạt", "Refer to the official who may sanction")
    case .addCircumstance: Text("Ghi tình tiết giảm nhẹ, tăng nặng", "Add a circumstance")
    case .explain: Text("Giải trình", "Explanation")
    case .extend: Text("Kéo dài thời hạn", "Extend a term")
    case .checkEarlierSanctions:
      Text("Tra cứu các lần bị xử phạt trước", "Look up earlier sanctions")
    case .deliver: Text("Giao, gửi quyết định xử phạt", "Deliver the decision")
    case .pay: Text("Nộp tiền phạt", "Payment")
    case .completeRemedy:
      Text("Thi hành xong biện pháp khắc phục hậu quả", "Remedy carried out")
    case .defer: Text("Hoãn thi hành quyết định phạt tiền", "Defer the fine")
    case .instal: Text("Nộp tiền phạt nhiều lần", "Payment in instalments")
    case .reduce: Text("Giảm tiền phạt", "Reduce the fine")
    case .exempt: Text("Miễn tiền phạt", "Exempt from the fine")
    case .coerce: Text("Cưỡng chế thi hành quyết định xử phạt", "Coercion")
    case .complain: Text("Khiếu nại, khởi kiện", "Complaint or lawsuit")
    case .acceptComplaint: Text("Thụ lý giải quyết khiếu nại", "Take up a complaint")
    case .decideComplaint:
      Text(
        "Kết quả giải quyết khiếu nại, khởi kiện", "Result of the complaint or lawsuit")
    case .suspend: Text("Tạm đình chỉ thi hành quyết định xử phạt", "Suspend execution")
    case .resume: Text("Chấm dứt tạm đình chỉ thi hành", "End the suspension")
    case .dispose: Text("Kết thúc một hành vi không xử phạt", "End a charge without a sanction")
    case .waiveApology:
      Text("Ghi đơn không yêu cầu xin lỗi công khai", "Record that no public apology is asked for")
    case .recordEvasion: Text("Ghi nhận hành vi trốn tránh, cản trở", "Record an evasion")
    case .correctDecision: Text("Đính chính quyết định", "Correct slips in a decision")
    case .withdraw: Text("Rút mục ghi nhầm", "Take back an entry")
    }
  }
}
