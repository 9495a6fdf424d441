public import Cases

/// A column of the statistics (Decree 118/2021/NĐ-CP, Art 35, and the flow of cases).
///
/// What becomes of a figure when something is taken back is one rule for all of them: see
/// db/README.md.
public enum Figure: String, Codable, Labelled {
  case openAtStart, opened, reopened, received, closed, sent, openAtEnd
  /// Cases open at the end with a term of the office that was over.
  case overdue
  /// Cases open at the end with a term of execution that was over, for those who were sanctioned.
  case overdueExecution
  case investigated, sanctioned
  case violations, violationsSanctioned
  /// Persons, organisations and households a decision sanctions; of them, those under age.
  case subjectsSanctioned, minorsSanctioned
  case decisions
  /// Decisions that were annulled, by an annulment, a closing for that reason, or a reopening.
  case annulled
  /// Decisions not annulled so far; they go with their case when it moves.
  case decisionsInForceAtStart, decisionsReceived, decisionsSent, decisionsInForceAtEnd
  case warnings, fines
  /// Sanctions that leave the rule of their fine, each with its reason on record.
  case overrides
  /// VND. Of a decision that is annulled, what was left of its fines is annulled, and what was paid
  /// is to be refunded.
  case finesImposed, finesAnnulled, finesReduced, finesExempted, finesCollected, finesRefunded
  /// VND imposed and neither paid nor let off; it goes with its case when that moves.
  case outstandingAtStart, outstandingReceived, outstandingSent, outstandingAtEnd
  /// VND paid besides fines, for being late.
  case interestPaid
  /// Closings by which a decision was carried out in full.
  case executed
  case deferred, instalments, reduced, exempted, coerced
  case complaints, lawsuits
  /// Minors reminded instead of sanctioned (Decree 118/2021/NĐ-CP, Art 25).
  case minorsReminded
  /// Files sent for criminal prosecution, and files that came back from it.
  case prosecuted, returnedByProsecutor

  /// open at start + opened + reopened + received − closed − sent = open at end: the figures that
  /// enter, with their signs.
  public static let balance: [(figure: Figure, sign: Int)] = [
    (.openAtStart, 1), (.opened, 1), (.reopened, 1), (.received, 1), (.closed, -1), (.sent, -1),
    (.openAtEnd, -1),
  ]

  /// decisions in force at start + issued + received − annulled − sent = in force at end.
  public static let decisionBalance: [(figure: Figure, sign: Int)] = [
    (.decisionsInForceAtStart, 1), (.decisions, 1), (.decisionsReceived, 1), (.annulled, -1),
    (.decisionsSent, -1), (.decisionsInForceAtEnd, -1),
  ]

  /// outstanding at start + imposed − annulled − reduced − exempted − collected + refunded
  /// + received − sent = outstanding at end.
  public static let moneyBalance: [(figure: Figure, sign: Int)] = [
    (.outstandingAtStart, 1), (.finesImposed, 1), (.finesAnnulled, -1), (.finesReduced, -1),
    (.finesExempted, -1), (.finesCollected, -1), (.finesRefunded, 1), (.outstandingReceived, 1),
    (.outstandingSent, -1), (.outstandingAtEnd, -1),
  ]

  /// Every sum that must hold in a row.
  public static let balances = [balance, decisionBalance, moneyBalance]

  /// What one period has at its end, and the next at its start.
  static let carriedOver: [(end: Figure, start: Figure)] = [
    (.openAtEnd, .openAtStart), (.decisionsInForceAtEnd, .decisionsInForceAtStart),
    (.outstandingAtEnd, .outstandingAtStart),
  ]

  /// The sums of money that would give the few cases of a small count away.
  var sums: [Figure] {
    switch self {
    case .fines: [.finesImposed, .finesCollected, .outstandingAtEnd, .interestPaid]
    case .subjectsSanctioned, .executed: [.finesCollected, .interestPaid]
    case .annulled: [.finesAnnulled, .finesRefunded]
    case .reduced: [.finesReduced]
    case .exempted: [.finesExempted]
    case .decisionsInForceAtStart: [.outstandingAtStart]
    case .decisionsInForceAtEnd: [.outstandingAtEnd]
    case .decisionsReceived: [.outstandingReceived]
    case .decisionsSent: [.outstandingSent]
    default: []
    }
  }

  /// Whether it is a sum of money rather than a count.
  public var isMoney: Bool { group == .money }

  /// The group it is shown in.
  public var group: FigureGroup {
    switch self {
    case .openAtStart, .opened, .reopened, .received, .closed, .sent, .openAtEnd, .overdue,
      .overdueExecution, .investigated, .sanctioned:
      .flow
    case .violations, .violationsSanctioned: .violations
    case .subjectsSanctioned, .minorsSanctioned, .decisions, .annulled, .decisionsInForceAtStart,
      .decisionsReceived, .decisionsSent, .decisionsInForceAtEnd, .warnings, .fines, .overrides,
      .minorsReminded:
      .sanctions
    case .finesImposed, .finesAnnulled, .finesReduced, .finesExempted, .finesCollected,
      .finesRefunded, .outstandingAtStart, .outstandingReceived, .outstandingSent,
      .outstandingAtEnd, .interestPaid:
      .money
    case .executed, .deferred, .instalments, .reduced, .exempted, .coerced: .execution
    case .complaints, .lawsuits: .complaints
    case .prosecuted, .returnedByProsecutor: .criminal
    }
  }

  /// The heading of its column.
  public var label: Text {
    switch self {
    case .openAtStart: Text("Tồn đầu kỳ", "Open at start")
    case .opened: Text("Mở mới", "Opened")
    case .reopened: Text("Mở lại", "Reopened")
    case .received: Text("Nhận chuyển đến", "Received")
    case .closed: Text("Kết thúc", "Closed")
    case .sent: Text("Chuyển đi", "Sent")
    case .openAtEnd: Text("Tồn cuối kỳ", "Open at end")
    case .overdue: Text("Quá hạn cuối kỳ", "Overdue at end")
    case .overdueExecution: Text("Quá hạn thi hành cuối kỳ", "Execution overdue at end")
    case .investigated: Text("Xác minh xong", "Investigated")
    case .sanctioned: Text("Đã ra quyết định xử phạt", "Sanctioned")
    case .violations: Text("Hành vi phát hiện", "Violations detected")
    case .violationsSanctioned: Text("Hành vi bị xử phạt", "Violations sanctioned")
    case .subjectsSanctioned: Text("Đối tượng bị xử phạt", "Subjects sanctioned")
    case .minorsSanctioned: Text("Người chưa thành niên bị xử phạt", "Minors sanctioned")
    case .decisions: Text("Quyết định xử phạt", "Decisions issued")
    case .annulled: Text("Quyết định bị hủy bỏ", "Decisions annulled")
    case .decisionsInForceAtStart: Text("Còn hiệu lực đầu kỳ", "In force at start")
    case .decisionsReceived: Text("Quyết định nhận chuyển đến", "Decisions received")
    case .decisionsSent: Text("Quyết định chuyển đi", "Decisions sent")
    case .decisionsInForceAtEnd: Text("Còn hiệu lực cuối kỳ", "In force at end")
    case .warnings: Text("Phạt cảnh cáo", "Warnings")
    case .fines: Text("Phạt tiền", "Fines")
    case .overrides: Text("Áp dụng mức phạt khác", "Fines outside the rule")
    case .minorsReminded: Text("Nhắc nhở người chưa thành niên", "Minors reminded")
    case .finesImposed: Text("Tiền phạt phải nộp", "Fines imposed")
    case .finesAnnulled: Text("Tiền phạt bị hủy bỏ", "Fines annulled")
    case .finesReduced: Text("Tiền phạt được giảm", "Fines reduced")
    case .finesExempted: Text("Tiền phạt được miễn", "Fines exempted")
    case .finesCollected: Text("Tiền phạt đã thu", "Fines collected")
    case .finesRefunded: Text("Tiền phạt phải hoàn trả", "Fines to be refunded")
    case .outstandingAtStart: Text("Còn phải thu đầu kỳ", "Outstanding at start")
    case .outstandingReceived: Text("Còn phải thu nhận chuyển đến", "Outstanding received")
    case .outstandingSent: Text("Còn phải thu chuyển đi", "Outstanding sent")
    case .outstandingAtEnd: Text("Còn phải thu cuối kỳ", "Outstanding at end")
    case .interestPaid: Text("Tiền chậm nộp đã thu", "Late interest paid")
    case .executed: Text("Thi hành xong", "Executed in full")
    case .deferred: Text("Hoãn thi hành", "Deferred")
    case .instalments: Text("Nộp phạt nhiều lần", "Paid in instalments")
    case .reduced: Text("Giảm tiền phạt", "Reduced")
    case .exempted: Text("Miễn tiền phạt", "Exempted")
    case .coerced: Text("Cưỡng chế thi hành", "Coerced")
    case .complaints: Text("Khiếu nại", "Complaints")
    case .lawsuits: Text("Khởi kiện", "Lawsuits")
    case .prosecuted: Text("Chuyển truy cứu hình sự", "Sent for prosecution")
    case .returnedByProsecutor: Text("Cơ quan tố tụng chuyển trả", "Returned by prosecution")
    }
  }
}

/// One kind of cell in a row: a figure, or a part of one.
public enum FigureCell: Sendable, Hashable {
  case figure(Figure)
  /// Closings for a reason.
  case closed(ClosingReason)
  /// Remedies ordered, by their code.
  case remedy(String)

  /// Every figure, then every closing reason.
  public static let all =
    Figure.allCases.map(FigureCell.figure) + ClosingReason.allCases.map(FigureCell.closed)

  /// The name of its column in a flat table.
  public var column: String {
    switch self {
    case .figure(.warnings): "sanctions_warning"
    case .figure(.fines): "sanctions_fine"
    case .figure(let figure): snakeCase(figure.rawValue)
    case .closed(let reason): "closed_\(reason.rawValue)"
    case .remedy(let code): "remedy_\(code)"
    }
  }
}

/// `openAtStart` as `open_at_start`.
func snakeCase(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}
