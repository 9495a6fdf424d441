/// What a field may have wrong.
extension Reason {
  public static let required = Reason(
    "required", en: "This field is required.", vi: "Trường này là bắt buộc.")
  public static let unknownField = Reason(
    "unknown_field", en: "There is no such field here.", vi: "Không có trường này.")
  public static let unknownParameter = Reason(
    "unknown_parameter", en: "There is no such query parameter.",
    vi: "Không có tham số truy vấn này.")
  public static let repeatedParameter = Reason(
    "repeated_parameter", en: "This query parameter is given more than once.",
    vi: "Tham số truy vấn này bị lặp lại.")
  public static let notADate = Reason(
    "not_a_date", en: "This must be a date that exists, written YYYY-MM-DD.",
    vi: "Phải là ngày có thật, viết dạng YYYY-MM-DD.")
  public static let notAnInstant = Reason(
    "not_an_instant", en: "This must be an RFC 3339 instant with offset.",
    vi: "Phải là thời điểm theo RFC 3339, có độ lệch múi giờ.")
  public static let periodNotOver = Reason(
    "period_not_over", en: "The period is not over yet.", vi: "Kỳ báo cáo chưa kết thúc.")
  public static let notAPeriod = Reason(
    "not_a_period",
    en: "The value is not a period: YYYY-MM, YYYY-Q1, YYYY-H1, YYYY, YYYY-action or two days.",
    vi: "Giá trị không phải một kỳ: YYYY-MM, YYYY-Q1, YYYY-H1, YYYY, YYYY-action hoặc hai ngày.")
  public static let notAMonth = Reason(
    "not_a_month", en: "This must be a month, written YYYY-MM.",
    vi: "Phải là tháng, viết dạng YYYY-MM.")
  public static let controlCharacter = Reason(
    "control_character", en: "The text contains a control character.",
    vi: "Văn bản chứa ký tự điều khiển.")
  public static let empty = Reason(
    "empty", en: "This must not be empty.", vi: "Không được để trống.")
  public static let endedOrOngoing = Reason(
    "ended_or_ongoing", en: "Give either endedOn, or ongoing: true.",
    vi: "Phải nêu endedOn hoặc ongoing: true.")
  public static let endsBeforeStart = Reason(
    "ends_before_start", en: "The act ends before it starts.",
    vi: "Hành vi kết thúc trước khi bắt đầu.")
  public static let numberRepeated = Reason(
    "number_repeated", en: "This number is given more than once.",
    vi: "Số này bị lặp lại.")
  public static let dateInFuture = Reason(
    "date_in_future", en: "This date lies in the future.", vi: "Ngày này ở tương lai.")
  public static let detectedAfterOpening = Reason(
    "detected_after_opening", en: "A case cannot be opened before its detection.",
    vi: "Không thể mở hồ sơ trước ngày phát hiện.")
  public static let unknownUnit = Reason(
    "unit_unknown", en: "There is no such unit within your scope.",
    vi: "Không có đơn vị này trong phạm vi của bạn.")
  public static let unitClosed = Reason(
    "unit_closed", en: "This unit is not open on that day.",
    vi: "Đơn vị này không hoạt động vào ngày đó.")
  public static let unitClosedAlready = Reason(
    "unit_closed_already", en: "This unit is closed as of another day already.",
    vi: "Đơn vị này đã ngừng hoạt động từ một ngày khác.")
  public static let closesBeforeOpening = Reason(
    "closes_before_opening", en: "A unit cannot close before the day after it opened.",
    vi: "Đơn vị không thể ngừng hoạt động trước ngày sau ngày thành lập.")
  public static let typeUnknown = Reason(
    "violation_type_unknown", en: "The catalogue has no act of this code.",
    vi: "Danh mục không có hành vi mang mã này.")
  public static let titleUnknown = Reason(
    "signer_title_unknown", en: "There is no such signer title.",
    vi: "Không có chức danh người ký này.")
  public static let badUnitCode = Reason(
    "unit_code_not_plain", en: "A unit code has 1 to 32 letters, digits, dots, hyphens or _.",
    vi: "Mã đơn vị gồm 1 đến 32 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc _.")
  public static let badUsername = Reason(
    "username_not_plain",
    en: "A username has 1 to 64 small letters, digits, dots, hyphens or _.",
    vi: "Tên đăng nhập gồm 1 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối hoặc _.")
  public static let unitExists = Reason(
    "unit_exists", en: "There is a unit of this code already.", vi: "Đã có đơn vị mang mã này.")
  public static let officerExists = Reason(
    "officer_exists", en: "There is an officer of this username already.",
    vi: "Đã có cán bộ mang tên đăng nhập này.")
  public static let passwordTooShort = Reason(
    "password_too_short", en: "A password has at least 12 characters.",
    vi: "Mật khẩu phải có ít nhất 12 ký tự.")
  public static let badCursor = Reason(
    "bad_cursor", en: "This cursor was not given out for this list.",
    vi: "Con trỏ trang này không thuộc danh sách này.")

  public static func wrongType(_ expected: String) -> Reason {
    Reason("wrong_type", en: "This must be \(expected).", vi: "Giá trị phải có kiểu: \(expected).")
  }

  public static func notOneOf(_ values: [String]) -> Reason {
    let list = values.joined(separator: ", ")
    return Reason(
      "not_one_of", en: "This must be one of: \(list).", vi: "Phải là một trong: \(list).")
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

  public static func outOfRange(_ range: ClosedRange<Int>) -> Reason {
    let (low, high) = (range.lowerBound, range.upperBound)
    return Reason(
      "out_of_range", en: "This must lie between \(low) and \(high).",
      vi: "Giá trị phải từ \(low) đến \(high).")
  }

  public static func typeNotInForce(on day: Day) -> Reason {
    Reason(
      "violation_type_not_in_force", en: "The act of this code is not in force for \(day).",
      vi: "Hành vi mang mã này không có hiệu lực đối với ngày \(day).")
  }

  public static func notForAction(_ action: Action) -> Reason {
    Reason(
      "not_for_action", en: "The action \(action.rawValue) does not take this field.",
      vi: "Hành động \(action.rawValue) không nhận trường này.")
  }
}
