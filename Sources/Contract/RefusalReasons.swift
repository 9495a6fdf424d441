package import Cases

/// What a request as a whole may be refused for.
extension Reason {
  package static let unauthenticated = Reason(
    "unauthenticated", en: "A valid bearer token is needed.", vi: "Cần có mã truy cập hợp lệ.")
  package static let wrongPassword = Reason(
    "wrong_password", en: "Username or password is wrong.",
    vi: "Tên đăng nhập hoặc mật khẩu không đúng.")
  package static let notPermitted = Reason(
    "not_permitted", en: "Your role does not include this.",
    vi: "Vai trò của bạn không có quyền này.")
  package static let notFound = Reason(
    "not_found", en: "There is nothing here that you may see.",
    vi: "Không có nội dung nào ở đây mà bạn được xem.")
  package static let invalidRequest = Reason(
    "invalid_request", en: "The request breaks the rules named under errors.",
    vi: "Yêu cầu vi phạm các quy tắc nêu tại errors.")
  package static let guardUnmet = Reason(
    "guard_unmet", en: "The case does not meet what this step asks for; see unmet.",
    vi: "Hồ sơ chưa đáp ứng điều kiện của bước này; xem unmet.")
  package static let keyReused = Reason(
    "idempotency_key_reused", en: "This Idempotency-Key was used for a different request.",
    vi: "Idempotency-Key này đã dùng cho một yêu cầu khác.")
  package static let movedOn = Reason(
    "case_moved_on", en: "The case has changed meanwhile; read it again.",
    vi: "Hồ sơ vừa thay đổi; hãy đọc lại.")
  package static let malformedJSON = Reason(
    "malformed_json", en: "The body is not JSON.", vi: "Nội dung gửi lên không phải JSON.")
  package static let wrongMediaType = Reason(
    "wrong_media_type", en: "The body must be application/json.",
    vi: "Nội dung phải có kiểu application/json.")
  package static let tooLarge = Reason(
    "too_large", en: "The body must not exceed 1 MiB.", vi: "Nội dung không được vượt quá 1 MiB.")
  package static let preconditionRequired = Reason(
    "if_match_required", en: "If-Match with the case's ETag is needed.",
    vi: "Cần If-Match kèm ETag của hồ sơ.")
  package static let methodNotAllowed = Reason(
    "method_not_allowed", en: "This resource does not take that method.",
    vi: "Tài nguyên này không nhận phương thức đó.")
  package static let tooManySignIns = Reason(
    "too_many_sign_ins", en: "Too many sign-ins at this moment; try again shortly.",
    vi: "Đang có quá nhiều lượt đăng nhập; hãy thử lại sau ít giây.")
  package static let unavailable = Reason(
    "unavailable", en: "The register cannot answer at this moment; try again shortly.",
    vi: "Hệ thống tạm thời chưa trả lời được; hãy thử lại sau ít giây.")
  package static let outcomeUnknown = Reason(
    "outcome_unknown",
    en: "The connection broke while saving; repeat with the same Idempotency-Key to learn.",
    vi: "Mất kết nối khi đang lưu; gửi lại với cùng Idempotency-Key để biết kết quả.")
  package static let internalError = Reason(
    "internal_error", en: "Something went wrong here; the request id finds it in the log.",
    vi: "Hệ thống gặp lỗi; mã yêu cầu giúp tra cứu trong nhật ký.")

  package static func staleVersion(_ current: Int) -> Reason {
    Reason(
      "stale_version", en: "The case is at version \(current) by now; read it again.",
      vi: "Hồ sơ hiện ở phiên bản \(current); hãy đọc lại.")
  }

  package static func stepNotAvailable(_ action: Action, _ state: CaseState) -> Reason {
    Reason(
      "step_not_available",
      en: "There is no step \(action.rawValue) from the state \(state.rawValue).",
      vi: "Không có bước \(action.rawValue) từ trạng thái \(state.rawValue).")
  }

  package static func malformedHeader(_ name: String) -> Reason {
    Reason(
      "malformed_header", en: "The header \(name) cannot be read.",
      vi: "Không đọc được tiêu đề \(name).")
  }
}
