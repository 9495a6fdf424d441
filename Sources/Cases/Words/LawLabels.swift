extension Clock.State: Labelled {
  /// The name of the state for people.
  public var label: Text {
    switch self {
    case .running: Text("Đang tính", "Running")
    case .met: Text("Đúng hạn", "Met")
    case .missed: Text("Quá hạn", "Missed")
    case .stopped: Text("Đã dừng tính", "Stopped")
    }
  }
}

extension ClockRule.Start: Labelled {
  /// The name of the day for people.
  public var label: Text {
    switch self {
    case .detection: Text("Ngày phát hiện vi phạm", "Day of detection")
    case .record: Text("Ngày lập biên bản", "Day of the violation record")
    case .decision: Text("Ngày ra quyết định", "Day of the decision")
    case .receipt: Text("Ngày nhận quyết định", "Day the decision is received")
    case .expertResult: Text("Ngày có kết quả giám định", "Day of the expert's result")
    case .reliefEnd:
      Text("Ngày hết thời gian hoãn, đến hạn nộp", "End of a deferral or day of a part")
    case .complaint: Text("Ngày nhận khiếu nại lần đầu", "Day a first complaint is received")
    case .secondComplaint:
      Text("Ngày nhận khiếu nại lần hai", "Day a second complaint is received")
    case .acceptance: Text("Ngày thụ lý khiếu nại lần đầu", "Day a first complaint is taken up")
    case .secondAcceptance:
      Text("Ngày thụ lý khiếu nại lần hai", "Day a second complaint is taken up")
    case .complaintDecision:
      Text("Ngày nhận quyết định giải quyết khiếu nại", "Day the decision on it is received")
    case .criminalSign:
      Text("Ngày tạm đình chỉ vì có dấu hiệu tội phạm", "Day of the suspension for a crime")
    case .bodyDecision:
      Text("Ngày cơ quan tố tụng ra quyết định", "Day the criminal body decides")
    case .actEnd: Text("Ngày chấm dứt hành vi vi phạm", "Day the act ends")
    }
  }
}

extension ClockRule.Goal: Labelled {
  /// The name of the document for people.
  public var label: Text {
    switch self {
    case .record: Text("Biên bản vi phạm hành chính", "Violation record")
    case .explanation: Text("Giải trình", "Explanation")
    case .decision: Text("Quyết định xử phạt", "Sanction decision")
    case .delivery: Text("Giao, gửi quyết định", "Delivery of the decision")
    case .execution: Text("Thi hành quyết định", "Execution of the decision")
    case .complaint: Text("Khiếu nại", "Complaint")
    case .complaintDecision:
      Text("Quyết định giải quyết khiếu nại", "Decision on the complaint")
    case .acceptance: Text("Thông báo thụ lý khiếu nại", "Notice that it is taken up")
    case .secondComplaint: Text("Khiếu nại lần hai", "Second complaint")
    case .fileTransfer: Text("Chuyển hồ sơ cho cơ quan tố tụng", "File sent to the criminal body")
    case .fileReturn:
      Text("Cơ quan tố tụng chuyển hồ sơ để xử phạt", "File given back by the criminal body")
    }
  }
}

extension ClockRule.Condition: Labelled {
  /// The name of the condition for people.
  public var label: Text {
    switch self {
    case .always: Text("Mọi trường hợp", "Always")
    case .explanationRight: Text("Khi có quyền giải trình", "Where there is a right to explain")
    case .forwarded: Text("Khi hồ sơ được chuyển đến", "Once the file is referred")
    case .explained:
      Text("Khi có giải trình hoặc cần xác minh", "Once a subject explained, or facts are verified")
    case .returned:
      Text("Khi cơ quan tiến hành tố tụng chuyển trả hồ sơ", "Once a criminal body gave it back")
    case .extended: Text("Khi thời hạn được kéo dài", "Once the term is extended")
    }
  }
}

extension ClockRule.Unit: Labelled {
  /// The name of the unit for people, of one.
  public var label: Text {
    switch self {
    case .workingDay: Text("Ngày làm việc", "Working day")
    case .day: Text("Ngày", "Day")
    case .month: Text("Tháng", "Month")
    case .year: Text("Năm", "Year")
    }
  }
}

extension ClockRule.Effect: Labelled {
  /// The name of the effect for people.
  public var label: Text {
    switch self {
    case .warn: Text("Cảnh báo khi quá hạn", "Warning once over")
    case .block: Text("Không xử phạt khi quá hạn", "No sanction once over")
    }
  }
}

extension FineRule.Rule: Labelled {
  /// The name of the rule for people.
  public var label: Text {
    switch self {
    case .average: Text("Mức trung bình của khung", "Average of the bracket")
    case .minimum: Text("Mức tối thiểu của khung", "Minimum of the bracket")
    case .maximum: Text("Mức tối đa của khung", "Maximum of the bracket")
    case .belowAverage:
      Text("Trên mức tối thiểu, dưới mức trung bình", "Between minimum and average")
    case .aboveAverage:
      Text("Trên mức trung bình, dưới mức tối đa", "Between average and maximum")
    }
  }
}

extension LegalAmount.Name: Labelled {
  /// The name of the amount for people.
  public var label: Text {
    switch self {
    case .explanationRight:
      Text("Mức phạt có quyền giải trình", "Top of the bracket with a right to explain")
    case .onTheSpot: Text("Mức xử phạt không lập biên bản", "Highest fine without a record")
    case .instalments:
      Text("Mức được nộp tiền phạt nhiều lần", "Lowest fine payable in instalments")
    case .deferral: Text("Mức được hoãn thi hành", "Lowest fine that may be deferred")
    case .instalmentsMaxPayments:
      Text("Số lần nộp tiền phạt tối đa", "Most payments of a fine in instalments")
    case .instalmentsMaxTerm:
      Text("Thời hạn nộp tiền phạt nhiều lần tối đa", "Longest time to pay in instalments")
    case .instalmentsFirstShare:
      Text("Tỷ lệ nộp lần đầu tối thiểu", "Least share of the first payment")
    case .deferralMax: Text("Thời hạn hoãn tối đa", "Longest deferral")
    case .latePayment: Text("Tiền chậm nộp phạt", "Late payment")
    case .sanctionAge: Text("Tuổi bắt đầu bị xử phạt", "Age from which one is sanctioned")
    case .fineAge: Text("Tuổi bắt đầu bị phạt tiền", "Age from which one is fined")
    case .fineHalvedBelow: Text("Tuổi bị phạt như người thành niên", "Age of an adult's fine")
    case .minorFineShare:
      Text("Tỷ lệ tiền phạt tối đa của người chưa thành niên", "Highest share of a minor's fine")
    case .reminderAge: Text("Tuổi được nhắc nhở", "Age from which one is reminded")
    case .reminderNeedsWarning:
      Text("Tuổi chỉ nhắc nhở khi có cảnh cáo", "Age from which a reminder takes a warning")
    }
  }
}

/// How far a rule was compared with the text of the law.
public enum Verification: String, Labelled {
  case yes, partial, secondary

  /// What the comparison was, for people.
  public var label: Text {
    switch self {
    case .yes: Text("Đã đối chiếu văn bản", "Checked against the text")
    case .partial: Text("Đã đối chiếu một phần", "Checked in part")
    case .secondary: Text("Theo nguồn thứ cấp", "From a secondary source")
    }
  }
}
