import Cases
import Figures

/// Words of the report that belong to no figure.
enum Phrase {
  static let state = Label("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
  static let motto = Label("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
  static let title = Label(
    "Báo cáo thống kê xử lý vi phạm hành chính về bình đẳng giới",
    "Statistics on the handling of administrative violations of gender equality")
  static let period = Label("Kỳ báo cáo", "Period")
  static let asOf = Label("Số liệu tính đến", "As of")
  static let units = Label("Đơn vị", "Units")
  static let unit = Label("Đơn vị", "Unit")
  static let code = Label("Mã", "Code")
  static let suppressed = Label("Bảo mật số liệu", "Small counts")
  static let publication = Label("Công bố", "Publication")
  static let hash = Label("Mã băm của số liệu", "Hash of the figures")
  static let total = Label("Tổng cộng", "Total")
  static let summary = Label("Số liệu chủ yếu", "Main figures")
  static let byUnit = Label("Số liệu theo đơn vị", "Figures by unit")
  static let allFigures = Label("Tổng hợp", "Summary")
  static let closings = Label("Kết thúc theo lý do", "Closings by reason")
  static let closingsAndRemedies = Label(
    "Kết thúc hồ sơ và biện pháp khắc phục", "Closings and remedies")
  static let breakdowns = Label("Số liệu phân tổ", "Breakdowns")
  static let reason = Label("Lý do kết thúc", "Reason")
  static let cases = Label("Số hồ sơ", "Cases")
  static let remedies = Label("Biện pháp khắc phục", "Remedies ordered")
  static let remedy = Label("Biện pháp khắc phục hậu quả", "Remedy")
  static let times = Label("Số lần áp dụng", "Times ordered")
  static let ageing = Label("Hồ sơ tồn theo thời gian", "Open cases by age")
  static let age = Label("Thời gian kể từ khi mở", "Time since opened")
  static let trend = Label("Diễn biến qua các kỳ", "Trend")
  static let violationsByArea = Label(
    "Hành vi phát hiện theo lĩnh vực", "Violations detected by area")
  static let violationCount = Label("Số hành vi", "Violations")
  static let openCaseCount = Label("Số hồ sơ tồn cuối kỳ", "Cases open at the end")
  static let difficulties = Label("Khó khăn, vướng mắc và kiến nghị", "Difficulties and proposals")
  /// The name of a sheet has 31 characters at most.
  static let difficultiesSheet = Label("Khó khăn và kiến nghị", "Difficulties and proposals")
  static let notOnFile = Label("Chưa ghi nhận, không áp dụng", "Not on file or not applicable")

  /// The heading of a table or a sheet by a dimension.
  static func by(_ dimension: Dimension) -> Label {
    Label("Theo \(dimension.label.vi.lowercased())", "By \(dimension.label.en.lowercased())")
  }

  /// The name of a row that adds up a unit and those below it.
  static func below(_ unit: String) -> Label {
    Label("Cộng \(unit) và đơn vị cấp dưới", "\(unit) and units below")
  }

  static func unitsAs(_ units: StatisticsReport.UnitsAs) -> Label {
    switch units {
    case .then: Label("theo tổ chức trong kỳ báo cáo", "as they were in the period")
    case .today: Label("theo tổ chức hiện nay", "as they are today")
    }
  }

  static func publication(_ number: String, at instant: String) -> Label {
    Label("số \(number), lúc \(instant)", "no. \(number), \(instant)")
  }

  static func suppressed(below least: Int) -> Label {
    Label(
      "số dưới \(least), và số có thể dùng để suy ra số đó, không công bố và ghi dấu *",
      "counts below \(least), and cells from which one could be derived, are shown as *")
  }
}
