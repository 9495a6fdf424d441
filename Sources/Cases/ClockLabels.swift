extension Label {
  /// The name of a term by the code of its clock; a code that is not known here stays a code.
  static func clock(_ code: String) -> Label { clocks[code] ?? Label(code, code) }

  /// The terms of the law as shipped.
  static let clocks: [String: Label] = [
    "make_record": Label("Thời hạn lập biên bản", "Term to make the record"),
    "make_record_complex": Label(
      "Thời hạn lập biên bản, vụ việc phức tạp", "Term to make the record of a complex case"),
    "make_record_expert": Label(
      "Thời hạn lập biên bản sau kết quả giám định",
      "Term to make the record after an expert result"),
    "explain_oral_request": Label(
      "Thời hạn yêu cầu giải trình trực tiếp", "Term to ask for a hearing"),
    "explain_written": Label(
      "Thời hạn gửi giải trình bằng văn bản", "Term for a written explanation"),
    "decide": Label("Thời hạn ra quyết định xử phạt", "Term for the decision"),
    "decide_forwarded": Label(
      "Thời hạn ra quyết định khi chuyển hồ sơ", "Term for the decision on a referred case"),
    "decide_explained_or_verified": Label(
      "Thời hạn ra quyết định khi có giải trình, xác minh",
      "Term for the decision after explanation or verification"),
    "decide_specially_complex": Label(
      "Thời hạn ra quyết định, vụ việc đặc biệt nghiêm trọng",
      "Term for the decision on a specially serious case"),
    "send_decision": Label("Thời hạn gửi quyết định xử phạt", "Term to send the decision"),
    "execute": Label("Thời hạn thi hành quyết định xử phạt", "Term of execution"),
    "complaint": Label("Thời hiệu khiếu nại", "Term for a complaint"),
    "sanction_limitation": Label("Thời hiệu xử phạt", "Limitation period for sanctioning"),
    "execution_limitation": Label(
      "Thời hiệu thi hành quyết định xử phạt", "Limitation period for execution"),
  ]
}
