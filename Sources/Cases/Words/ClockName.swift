/// A term of the law as shipped, by the code of its clock.
public enum ClockName: String, Labelled {
  case makeRecord = "make_record"
  case makeRecordComplex = "make_record_complex"
  case makeRecordExpert = "make_record_expert"
  case explainOralRequest = "explain_oral_request"
  case explainWritten = "explain_written"
  case decide
  case decideForwarded = "decide_forwarded"
  case decideExplainedOrVerified = "decide_explained_or_verified"
  case decideSpeciallyComplex = "decide_specially_complex"
  case sendDecision = "send_decision"
  case execute, complaint
  case executeAfterRelief = "execute_after_relief"
  case decideComplaint = "decide_complaint"
  case decideComplaintComplex = "decide_complaint_complex"
  case acceptComplaint = "accept_complaint"
  case secondComplaint = "second_complaint"
  case acceptSecondComplaint = "accept_second_complaint"
  case decideSecondComplaint = "decide_second_complaint"
  case decideSecondComplaintComplex = "decide_second_complaint_complex"
  case transferFile = "transfer_file"
  case returnFile = "return_file"
  case decideReturned = "decide_returned"
  case sanctionLimitationReturned = "sanction_limitation_returned"
  case sanctionLimitation = "sanction_limitation"
  case executionLimitation = "execution_limitation"

  /// The name of the term for people.
  public var label: Text {
    switch self {
    case .makeRecord: Text("Thời hạn lập biên bản", "Term to make the record")
    case .makeRecordComplex:
      Text("Thời hạn lập biên bản, vụ việc phức tạp", "Term to make the record, complex case")
    case .makeRecordExpert:
      Text(
        "Thời hạn lập biên bản sau kết quả giám định",
        "Term to make the record after an expert result")
    case .explainOralRequest:
      Text("Thời hạn yêu cầu giải trình trực tiếp", "Term to ask for a hearing")
    case .explainWritten:
      Text("Thời hạn gửi giải trình bằng văn bản", "Term for a written explanation")
    case .decide: Text("Thời hạn ra quyết định xử phạt", "Term for the decision")
    case .decideForwarded:
      Text("Thời hạn ra quyết định khi chuyển hồ sơ", "Term for the decision, file referred")
    case .decideExplainedOrVerified:
      Text(
        "Thời hạn ra quyết định khi có giải trình, xác minh",
        "Term for the decision after explanation or verification")
    case .decideSpeciallyComplex:
      Text(
        "Thời hạn ra quyết định, vụ việc đặc biệt nghiêm trọng",
        "Term for the decision, specially serious case")
    case .sendDecision: Text("Thời hạn gửi quyết định xử phạt", "Term to send the decision")
    case .execute: Text("Thời hạn thi hành quyết định xử phạt", "Term of execution")
    case .executeAfterRelief:
      Text("Hạn nộp tiền phạt được hoãn, nộp nhiều lần", "Term of a deferred fine or instalment")
    case .decideComplaint:
      Text("Thời hạn giải quyết khiếu nại", "Term to decide on a complaint")
    case .decideComplaintComplex:
      Text(
        "Thời hạn giải quyết khiếu nại, vụ việc phức tạp", "Term to decide on a complex complaint")
    case .acceptComplaint: Text("Thời hạn thụ lý khiếu nại", "Term to take up a complaint")
    case .secondComplaint: Text("Thời hạn khiếu nại lần hai", "Time limit for a second complaint")
    case .acceptSecondComplaint:
      Text("Thời hạn thụ lý khiếu nại lần hai", "Term to take up a second complaint")
    case .decideSecondComplaint:
      Text("Thời hạn giải quyết khiếu nại lần hai", "Term to decide on a second complaint")
    case .decideSecondComplaintComplex:
      Text(
        "Thời hạn giải quyết khiếu nại lần hai, vụ việc phức tạp",
        "Term to decide on a complex second complaint")
    case .transferFile:
      Text(
        "Thời hạn chuyển hồ sơ có dấu hiệu tội phạm",
        "Term to send a file with signs of a crime")
    case .returnFile:
      Text(
        "Thời hạn cơ quan tố tụng chuyển hồ sơ để xử phạt",
        "Term of the criminal body to give a file back")
    case .decideReturned:
      Text(
        "Thời hạn ra quyết định khi cơ quan tố tụng chuyển hồ sơ",
        "Term for the decision, file given back by a criminal body")
    case .sanctionLimitationReturned:
      Text(
        "Thời hiệu xử phạt khi hồ sơ bị chuyển trả",
        "Limitation of sanction, file given back by a criminal body")
    case .complaint: Text("Thời hiệu khiếu nại", "Time limit for a complaint")
    case .sanctionLimitation: Text("Thời hiệu xử phạt", "Limitation of sanction")
    case .executionLimitation:
      Text("Thời hiệu thi hành quyết định xử phạt", "Limitation of execution")
    }
  }
}

extension Text {
  /// The name of a term by the code of its clock.
  public static func clock(_ code: String) -> Text {
    ClockName(rawValue: code)?.label ?? .unnamed(code)
  }
}
