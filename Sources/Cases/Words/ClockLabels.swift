extension Text {
  /// The name of a term by the code of its clock; a code that is not known here stays a code.
  static func clock(_ code: String) -> Text { clocks[code] ?? Text(code, code) }

  /// The terms of the law as shipped.
  static let clocks: [String: Text] = [
    "make_record": Text("Thời hạn lập biên bản", "Term to make the record"),
    "make_record_complex": Text(
      "Thời hạn lập biên bản, vụ việc phức tạp", "Term to make the record of a complex case"),
    "make_record_expert": Text(
      "Thời hạn lập biên bản sau kết quả giám định",
      "Term to make the record after an expert result"),
    "explain_oral_request": Text(
      "Thời hạn yêu cầu giải trình trực tiếp", "Term to ask for a hearing"),
    "explain_written": Text(
      "Thời hạn gửi giải trình bằng văn bản", "Term for a written explanation"),
    "decide": Text("Thời hạn ra quyết định xử phạt", "Term for the decision"),
    "decide_forwarded": Text(
      "Thời hạn ra quyết định khi chuyển hồ sơ", "Term for the decision on a referred case"),
    "decide_explained_or_verified": Text(
      "Thời hạn ra quyết định khi có giải trình, xác minh",
      "Term for the decision after explanation or verification"),
    "decide_specially_complex": Text(
      "Thời hạn ra quyết định, vụ việc đặc biệt nghiêm trọng",
      "Term for the decision on a specially serious case"),
    "send_decision": Text("Thời hạn gửi quyết định xử phạt", "Term to send the decision"),
    "execute": Text("Thời hạn thi hành quyết định xử phạt", "Term of execution"),
    "complaint": Text("Thời hiệu khiếu nại", "Term for a complaint"),
    "sanction_limitation": Text("Thời hiệu xử phạt", "Limitation period for sanctioning"),
    "execution_limitation": Text(
      "Thời hiệu thi hành quyết định xử phạt", "Limitation period for execution"),
  ]
}
