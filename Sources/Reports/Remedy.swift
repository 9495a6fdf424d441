/// A remedy that may be ordered, by its code in the catalogue of acts.
public enum Remedy: String, Sendable, CaseIterable {
  case apology
  case publicApology = "public_apology"
  case correctInformation = "correct_information"
  case restoreRights = "restore_rights"
  case amendRules = "amend_rules"
  case correctOrDestroyMaterials = "correct_or_destroy_materials"
  case payTreatmentCosts = "pay_treatment_costs"
  case payMissedBreaks = "pay_missed_breaks"
  case reinstateWorker = "reinstate_worker"
  case remedyNotKnown = "remedy_not_known"

  /// What a person reads for the remedy.
  public var label: Label {
    switch self {
    case .apology: Label("Xin lỗi", "Apology")
    case .publicApology: Label("Xin lỗi công khai", "Public apology")
    case .correctInformation:
      Label("Cải chính thông tin sai sự thật", "Correction of false information")
    case .restoreRights:
      Label("Khôi phục quyền và lợi ích hợp pháp", "Lawful rights and interests restored")
    case .amendRules:
      Label("Sửa đổi, bãi bỏ quy định phân biệt", "Discriminatory rule amended or repealed")
    case .correctOrDestroyMaterials:
      Label("Sửa, thay thế hoặc tiêu hủy sản phẩm", "Materials corrected, replaced or destroyed")
    case .payTreatmentCosts:
      Label("Trả chi phí khám bệnh, chữa bệnh", "Medical costs paid")
    case .payMissedBreaks:
      Label("Trả lương cho thời gian nghỉ bị từ chối", "Refused rest time paid")
    case .reinstateWorker: Label("Nhận người lao động trở lại làm việc", "Worker taken back")
    case .remedyNotKnown:
      Label("Biện pháp chưa rõ nội dung", "Remedy whose content is not established")
    }
  }
}
