package import Cases

/// Why a request as a whole is refused.
extension Reason {
  package static let unauthenticated = Reason(
    "unauthenticated", en: "A valid bearer token is needed.", vi: "Cần có mã truy cập hợp lệ.")
  package static let wrongPassword = Reason(
    "wrong_password", en: "Username or password is wrong.",
    vi: "Tên đăng nhập hoặc mật khẩu không đúng.")
  package static let notPermitted = Reason(
    "not_permitted", en: "Your role does not allow this.",
    vi: "Vai trò của bạn không có quyền này.")
  package static let notFound = Reason(
    "not_found", en: "Not found, or you are not allowed to see it.",
    vi: "Không tìm thấy, hoặc bạn không có quyền xem.")
  package static let invalidRequest = Reason(
    "invalid_request", en: "The request is not valid; the list of errors names each fault.",
    vi: "Yêu cầu không hợp lệ; xem danh sách lỗi kèm theo.")
  package static let guardUnmet = Reason(
    "guard_unmet",
    en: "The case does not meet the conditions of this step, listed with this answer.",
    vi: "Hồ sơ chưa đáp ứng các điều kiện của bước này, nêu trong danh sách kèm theo.")
  package static let keyReused = Reason(
    "idempotency_key_reused", en: "This Idempotency-Key was used for a different request.",
    vi: "Khóa Idempotency-Key này đã được dùng cho một yêu cầu khác.")
  package static let movedOn = Reason(
    "case_moved_on", en: "The case has just changed; read it again.",
    vi: "Hồ sơ vừa thay đổi; hãy tải lại.")
  package static let malformedJSON = Reason(
    "malformed_json", en: "The body is not JSON.", vi: "Nội dung gửi lên không phải JSON.")
  package static let wrongMediaType = Reason(
    "wrong_media_type", en: "The body must be application/json.",
    vi: "Nội dung phải có kiểu application/json.")
  /// The longest body of a request, in bytes.
  package static let bodyLimit = 1 << 20
  /// The longest body of a sign-in, in bytes: its fields, written in escapes throughout.
  package static let signInLimit = 16 << 10
  package static let preconditionRequired = Reason(
    "if_match_required", en: "The header If-Match with the ETag of the case is needed.",
    vi: "Cần tiêu đề If-Match kèm ETag của hồ sơ.")
  package static let methodNotAllowed = Reason(
    "method_not_allowed", en: "This resource does not support this method.",
    vi: "Tài nguyên này không hỗ trợ phương thức đó.")
  package static let tooManySignIns = Reason(
    "too_many_sign_ins", en: "Too many people are signing in; try again in a few seconds.",
    vi: "Đang có quá nhiều lượt đăng nhập; hãy thử lại sau ít giây.")
  package static let unavailable = Reason(
    "unavailable", en: "The register cannot answer now; try again in a few seconds.",
    vi: "Hệ thống tạm thời không trả lời được; hãy thử lại sau ít giây.")
  package static let outcomeUnknown = Reason(
    "outcome_unknown",
    en:
      "The connection broke while saving; repeat with the same Idempotency-Key to see the result.",
    vi: "Mất kết nối khi đang lưu; gửi lại với cùng Idempotency-Key để biết kết quả.")
  package static let internalError = Reason(
    "internal_error",
    en: "An internal error occurred; the request id leads to its entry in the log.",
    vi: "Hệ thống gặp lỗi; dùng mã yêu cầu để tra cứu trong nhật ký.")

  package static let tooManyRequests = Reason(
    "too_many_requests", en: "Too many of your requests wait; try again in a few seconds.",
    vi: "Bạn đang có quá nhiều yêu cầu chờ xử lý; hãy thử lại sau ít giây.")
  package static let tooCostly = Reason(
    "too_costly",
    en: "This takes longer than one question may; ask for less, or try again in a few seconds.",
    vi: "Câu hỏi này cần nhiều thời gian hơn mức cho phép; hãy thu hẹp, hoặc thử lại sau ít giây.")
  package static let malformedRequest = Reason(
    "malformed_request", en: "The request is not well-formed HTTP/1.1.",
    vi: "Yêu cầu không đúng định dạng HTTP/1.1.")
  package static let tooSlow = Reason(
    "too_slow", en: "The request did not arrive in time.",
    vi: "Yêu cầu không được gửi đến kịp thời hạn.")
  package static let badHost = Reason(
    "bad_host", en: "The header Host must name one host.",
    vi: "Tiêu đề Host phải nêu đúng một máy chủ.")
  package static let unknownHost = Reason(
    "unknown_host", en: "This service does not answer for the host that was named.",
    vi: "Dịch vụ này không phục vụ tên máy chủ được nêu.")

  package static func tooLarge(_ limit: Int) -> Reason {
    Reason(
      "too_large", en: "The body must not exceed \(limit >> 10) KiB.",
      vi: "Nội dung không được vượt quá \(limit >> 10) KiB.")
  }

  package static func staleVersion(_ current: Int) -> Reason {
    Reason(
      "stale_version", en: "The case is now at version \(current); read it again.",
      vi: "Hồ sơ hiện ở phiên bản \(current); hãy tải lại.")
  }

  package static func stepNotAvailable(_ action: Action, _ state: CaseState) -> Reason {
    let (step, state) = (action.label.inSentence, state.label.inSentence)
    return Reason(
      "step_not_available",
      en: "A case in the state \"\(state.en)\" has no step \"\(step.en)\".",
      vi: "Hồ sơ ở trạng thái “\(state.vi)” không có bước “\(step.vi)”.")
  }

  package static func malformedHeader(_ name: String) -> Reason {
    Reason(
      "malformed_header", en: "The header \(name) cannot be read.",
      vi: "Không đọc được tiêu đề \(name).")
  }
}
