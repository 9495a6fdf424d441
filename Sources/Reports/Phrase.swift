package import Cases
import Figures

/// Words of the report that belong to no figure and no letterhead.
package enum Phrase {
  static let state = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
  static let motto = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
  static let report = Text("Báo cáo", "Report")
  static let title = Text(
    "Thống kê xử lý vi phạm hành chính về bình đẳng giới",
    "Statistics on the handling of administrative violations of gender equality")
  package static let period = Text("Kỳ báo cáo", "Period")
  package static let asOf = Text("Số liệu tính đến", "As of")
  static let units = Text("Cơ cấu đơn vị", "Structure of units")
  package static let unit = Text("Đơn vị", "Unit")
  static let code = Text("Mã", "Code")
  static let provision = Text("Căn cứ", "Provision")
  static let suppressed = Text("Bảo mật số liệu", "Small counts")
  static let publication = Text("Công bố", "Publication")
  static let checkpoint = Text("Bản đối chiếu của sổ", "Checkpoint of the register")
  static let hash = Text("Mã băm của số liệu", "Hash of the figures")
  package static let total = Text("Tổng cộng", "Total")
  static let summary = Text("Số liệu chủ yếu", "Main figures")
  static let figure = Text("Chỉ tiêu", "Figure")
  static let reported = Text("Kỳ báo cáo", "Period reported")
  static let sincePrevious = Text("So với kỳ trước", "Since the period before")
  static let sinceYearBefore = Text("So với cùng kỳ năm trước", "Since the year before")
  static let change = Text("Tăng, giảm", "Change")
  static let growth = Text("Tăng, giảm (%)", "Change (%)")
  static let points = Text("điểm %", "points")
  static let share = Text("Tỷ trọng", "Share")
  static let collectedEarlier = Text(
    "Số đã thu có thể lớn hơn số phải nộp vì gồm cả tiền phạt theo các quyết định của kỳ trước.",
    "More may be collected than imposed, because earlier decisions are paid in the period too.")
  static let byUnit = Text("Số liệu theo đơn vị", "Figures by unit")
  package static let closings = Text("Kết thúc theo lý do", "Closings by reason")
  static let ends = Text(
    "Kết thúc hồ sơ, biện pháp khắc phục và hồ sơ tồn", "Closings, remedies and open cases")
  static let breakdowns = Text("Số liệu phân tổ", "Breakdowns")
  static let reason = Text("Lý do kết thúc", "Reason")
  static let cases = Text("Số hồ sơ", "Cases")
  static let remedies = Text("Biện pháp khắc phục", "Remedies ordered")
  static let remedy = Text("Biện pháp khắc phục hậu quả", "Remedy")
  static let times = Text("Số lần áp dụng", "Times ordered")
  static let ageing = Text("Hồ sơ tồn theo số ngày tồn", "Open cases by age")
  static let age = Text("Thời gian kể từ khi mở", "Time since opened")
  static let trend = Text("Diễn biến qua các kỳ", "Trend")
  static let ownScale = Text("thang đo riêng", "another scale")
  static let openCaseCount = Text("Số hồ sơ tồn cuối kỳ", "Cases open at the end")
  static let difficulties = Text("Khó khăn, vướng mắc và kiến nghị", "Difficulties and proposals")
  /// The name of a sheet has 31 characters at most.
  static let difficultiesSheet = Text("Khó khăn và kiến nghị", "Difficulties and proposals")
  static let notOnFile = Text("Chưa ghi nhận, không áp dụng", "Not on file or not applicable")

  /// The heading of a table or a sheet by a dimension.
  static func by(_ dimension: Dimension) -> Text {
    Text("Theo \(dimension.label.vi.lowercased())", "By \(dimension.label.en.lowercased())")
  }

  /// The name of a row that adds up a unit and those below it.
  package static func below(_ unit: String) -> Text {
    Text("Cộng \(unit) và đơn vị cấp dưới", "\(unit) and units below")
  }

  static func publication(_ number: String, at instant: String) -> Text {
    Text("số \(number), lúc \(instant)", "no. \(number), \(instant)")
  }

  static func suppressed(below least: Int) -> Text {
    Text(
      "số dưới \(least), và số có thể dùng để suy ra số đó, không công bố và ghi dấu *",
      "counts below \(least), and cells from which one could be derived, are shown as *")
  }
}
