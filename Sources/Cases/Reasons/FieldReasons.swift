/// Why the value of a field is refused.
extension Reason {
  public static let required = Reason(
    "required", en: "This field is required.", vi: "Trường này là bắt buộc.")
  public static let unknownField = Reason(
    "unknown_field", en: "This field does not exist here.", vi: "Không có trường này.")
  public static let unknownParameter = Reason(
    "unknown_parameter", en: "This query parameter does not exist.",
    vi: "Không có tham số truy vấn này.")
  public static let repeatedParameter = Reason(
    "repeated_parameter", en: "This query parameter is given more than once.",
    vi: "Tham số truy vấn này bị lặp lại.")
  public static let notADate = Reason(
    "not_a_date", en: "This must be a date that exists, written YYYY-MM-DD.",
    vi: "Phải là một ngày có thật, viết theo dạng YYYY-MM-DD.")
  public static let notAnInstant = Reason(
    "not_an_instant", en: "This must be a date and time with UTC offset as in RFC 3339.",
    vi: "Phải là ngày và giờ theo RFC 3339, có độ lệch múi giờ.")
  public static let periodNotOver = Reason(
    "period_not_over", en: "The period is not over yet.", vi: "Kỳ báo cáo chưa kết thúc.")
  public static let notAPeriod = Reason(
    "not_a_period",
    en: "The value is not a period: YYYY-MM, YYYY-Q1, YYYY-H1, YYYY, YYYY-action or two days.",
    vi:
      "Giá trị không phải là kỳ báo cáo: YYYY-MM, YYYY-Q1, YYYY-H1, YYYY, YYYY-action hoặc hai ngày."
  )
  public static let notAMonth = Reason(
    "not_a_month", en: "This must be a month, written YYYY-MM.",
    vi: "Phải là một tháng, viết theo dạng YYYY-MM.")
  public static let controlCharacter = Reason(
    "control_character", en: "The text contains a control character.",
    vi: "Văn bản chứa ký tự điều khiển.")
  public static let empty = Reason(
    "empty", en: "This must not be empty.", vi: "Không được để trống.")
  public static let endedOrOngoing = Reason(
    "ended_or_ongoing", en: "Give the day the act ended, or say that it goes on, but not both.",
    vi: "Phải nêu ngày hành vi kết thúc hoặc cho biết hành vi còn tiếp diễn, không nêu cả hai.")
  public static let endsBeforeStart = Reason(
    "ends_before_start", en: "The act ends before it starts.",
    vi: "Hành vi kết thúc trước khi bắt đầu.")
  public static let numberRepeated = Reason(
    "number_repeated", en: "This number is given more than once.",
    vi: "Số này bị lặp lại.")
  public static let dateInFuture = Reason(
    "date_in_future", en: "This date is in the future.",
    vi: "Ngày này nằm trong tương lai.")
  public static let detectedAfterOpening = Reason(
    "detected_after_opening", en: "A case cannot be opened before the day of detection.",
    vi: "Ngày mở hồ sơ không được trước ngày phát hiện.")
  public static let unknownUnit = Reason(
    "unit_unknown", en: "There is no such unit, or it is outside your scope.",
    vi: "Không có đơn vị này, hoặc đơn vị nằm ngoài phạm vi của bạn.")
  public static let unitClosed = Reason(
    "unit_closed", en: "This unit is closed on that day.",
    vi: "Đơn vị này không hoạt động vào ngày đó.")
  public static let unitClosedAlready = Reason(
    "unit_closed_already", en: "This unit has already been closed as of another day.",
    vi: "Đơn vị này đã được ghi nhận ngừng hoạt động từ một ngày khác.")
  public static let closesBeforeOpening = Reason(
    "closes_before_opening", en: "A unit must close at least one day after it opened.",
    vi: "Ngày ngừng hoạt động phải sau ngày thành lập.")
  public static let typeUnknown = Reason(
    "violation_type_unknown", en: "The catalogue has no act with this code.",
    vi: "Danh mục không có hành vi mang mã này.")
  public static let titleUnknown = Reason(
    "signer_title_unknown", en: "There is no signer title with this code.",
    vi: "Không có chức danh người ký nào mang mã này.")
  public static let badUnitCode = Reason(
    "unit_code_not_plain",
    en: "A unit code consists of 1 to 32 letters, digits, dots, hyphens or _.",
    vi: "Mã đơn vị gồm 1 đến 32 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc _.")
  public static let badUsername = Reason(
    "username_not_plain",
    en: "A username consists of 1 to 64 lower-case letters, digits, dots, hyphens or _.",
    vi: "Tên đăng nhập gồm 1 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối hoặc _.")
  public static let unitExists = Reason(
    "unit_exists", en: "A unit with this code already exists.", vi: "Đã có đơn vị mang mã này.")
  public static let officerExists = Reason(
    "officer_exists", en: "An officer with this username already exists.",
    vi: "Đã có cán bộ mang tên đăng nhập này.")
  public static let passwordTooShort = Reason(
    "password_too_short", en: "A password must have at least 12 characters.",
    vi: "Mật khẩu phải có ít nhất 12 ký tự.")
  public static let badCursor = Reason(
    "bad_cursor", en: "This page cursor does not belong to this list.",
    vi: "Con trỏ trang này không thuộc danh sách này.")

  /// JSON types as a reader of the sentence knows them.
  private static let typeNames = [
    "integer": Text("số nguyên", "an integer"), "string": Text("chuỗi ký tự", "a string"),
    "boolean": Text("giá trị đúng hoặc sai", "true or false"),
    "object": Text("đối tượng JSON", "a JSON object"), "array": Text("danh sách", "a list"),
  ]

  public static func wrongType(_ expected: String) -> Reason {
    let name = typeNames[expected] ?? Text(expected, expected)
    return Reason(
      "wrong_type", en: "The value must be \(name.en).", vi: "Giá trị phải là \(name.vi).")
  }

  public static func notOneOf(_ values: [String]) -> Reason {
    Reason(
      "not_one_of", en: "The value is not one of those allowed.",
      vi: "Giá trị không nằm trong các giá trị được phép.", allowed: values)
  }

  public static func tooLong(_ limit: Int) -> Reason {
    Reason(
      "too_long", en: "This must not exceed \(limit) characters.",
      vi: "Không được vượt quá \(limit) ký tự.")
  }

  public static func tooMany(_ limit: Int) -> Reason {
    Reason(
      "too_many", en: "This must not have more than \(limit) entries.",
      vi: "Không được vượt quá \(limit) mục.")
  }

  public static func tooManyValues(_ limit: Int) -> Reason {
    Reason(
      "too_many_values", en: "The body must not have more than \(limit) values.",
      vi: "Nội dung không được có quá \(limit) giá trị.")
  }

  public static func tooManyWords(_ limit: Int) -> Reason {
    Reason(
      "too_many_words", en: "A search takes at most \(limit) words.",
      vi: "Mỗi lần tìm kiếm chỉ nhận tối đa \(limit) từ.")
  }

  public static func moreProblems(_ count: Int) -> Reason {
    Reason(
      "more_problems", en: "There are \(count) more problems, not listed.",
      vi: "Còn \(count) lỗi khác không được liệt kê.")
  }

  public static func outOfRange(_ range: ClosedRange<Int>) -> Reason {
    let (low, high) = (range.lowerBound, range.upperBound)
    return Reason(
      "out_of_range", en: "The value must be from \(low) to \(high).",
      vi: "Giá trị phải từ \(low) đến \(high).")
  }

  /// `unit` is the name of what the earlier report is about; nil for all units.
  public static func exposesEarlierReport(from: Day, to: Day, of unit: String?) -> Reason {
    Reason(
      "exposes_earlier_report",
      en:
        "This would tell what is hidden in the public report of \(unit ?? "all units") from \(from.text(.en)) to \(to.text(.en)). Ask for whole periods that were given out before, or leave out breakdowns.",
      vi:
        "Báo cáo này làm lộ số liệu đã được ẩn trong báo cáo công khai của \(unit ?? "toàn bộ các đơn vị") từ ngày \(from.text(.vi)) đến ngày \(to.text(.vi)). Hãy chọn trọn các kỳ đã công khai hoặc bỏ số liệu phân tổ."
    )
  }

  public static func typeNotInForce(on day: Day) -> Reason {
    Reason(
      "violation_type_not_in_force",
      en: "The provision on this act is not in force on \(day.text(.en)).",
      vi: "Quy định về hành vi này không có hiệu lực vào ngày \(day.text(.vi)).")
  }

  public static func notForAction(_ action: Action) -> Reason {
    let step = action.label.inSentence
    return Reason(
      "not_for_action", en: "The step \"\(step.en)\" does not take this field.",
      vi: "Bước “\(step.vi)” không nhận trường này.")
  }
}
