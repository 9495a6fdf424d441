/// A remedy that may be ordered, by its code in the catalogue of acts.
public enum Remedy: String, Labelled {
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

  /// The name of the remedy for people.
  public var label: Text {
    switch self {
    case .apology: Text("Buộc xin lỗi", "Apology")
    case .publicApology: Text("Buộc xin lỗi công khai người bị xâm phạm", "Public apology")
    case .correctInformation:
      Text("Buộc cải chính thông tin sai sự thật", "Correction of false information")
    case .restoreRights:
      Text(
        "Buộc khôi phục quyền lợi hợp pháp của người bị xâm phạm",
        "Lawful rights of the person harmed restored")
    case .amendRules:
      Text(
        "Buộc sửa đổi hoặc bãi bỏ quy định phân biệt đối xử về giới",
        "Discriminatory rule amended or repealed")
    case .correctOrDestroyMaterials:
      Text(
        "Buộc sửa đổi, thay thế, đính chính hoặc tiêu hủy tài liệu",
        "Materials amended, replaced, corrected or destroyed")
    case .payTreatmentCosts:
      Text("Buộc chịu chi phí khám bệnh, chữa bệnh hợp lý", "Reasonable medical costs paid")
    case .payMissedBreaks:
      Text("Buộc trả lương cho thời gian không được nghỉ", "Wages paid for refused breaks")
    case .reinstateWorker:
      Text("Buộc nhận người lao động trở lại làm việc", "Worker taken back")
    case .remedyNotKnown:
      Text("Biện pháp khắc phục hậu quả khác", "Other remedy")
    }
  }
}

/// A sanction imposed beside a warning or fine (Law on Handling Administrative Violations, Art 21).
public enum AdditionalSanction: String, Labelled {
  case confiscation
  case licenceSuspension = "licence_suspension"
  case activitySuspension = "activity_suspension"
  case expulsion

  /// The name of the sanction for people.
  public var label: Text {
    switch self {
    case .confiscation:
      Text(
        "Tịch thu tang vật, phương tiện vi phạm hành chính", "Confiscation")
    case .licenceSuspension:
      Text(
        "Tước quyền sử dụng giấy phép, chứng chỉ hành nghề có thời hạn",
        "Suspension of a licence or certificate")
    case .activitySuspension: Text("Đình chỉ hoạt động có thời hạn", "Suspension of activity")
    case .expulsion: Text("Trục xuất", "Expulsion")
    }
  }
}

extension Text {
  /// The name of a remedy or additional sanction by its code.
  static func part(_ code: String) -> Text {
    AdditionalSanction(rawValue: code)?.label ?? .remedy(code)
  }

  /// The name of a remedy by its code.
  public static func remedy(_ code: String) -> Text {
    Remedy(rawValue: code)?.label ?? .unnamed(code)
  }
}
