extension Clock {
  /// How the last day was counted, for a person to check.
  public func reckoning(with calendar: WorkingCalendar, in language: Language) -> String {
    let plural = language == .en && length > 1 ? "s" : ""
    let length = "\(length) \(rule.unit.label.inSentence[language])\(plural)"
    let head: String
    let tail: String
    switch language {
    case .en:
      head = "\(length) from \(startedOn.text(language)), that day not counted"
      tail =
        due.missingYear.map {
          ": \(due.day.text(language)) at the earliest, as no calendar for \($0) is loaded"
        }
        ?? ": \(due.day.text(language))"
    case .vi:
      head = "\(length) kể từ \(startedOn.text(language)), không tính ngày đầu"
      tail =
        due.missingYear.map {
          ": sớm nhất là \(due.day.text(language)), vì chưa có lịch làm việc năm \($0)"
        }
        ?? ": \(due.day.text(language))"
    }
    return head + passedOver(calendar, language) + tail
  }

  /// The days that did not count, in runs, and Saturdays and Sundays worked.
  private func passedOver(_ calendar: WorkingCalendar, _ language: Language) -> String {
    let first = rule.unit == .workingDay ? startedOn.adding(days: 1) : nominalEnd
    guard first <= due.day else { return "" }
    let days = (first.daysSince1970...due.day.daysSince1970).map(Day.init(daysSince1970:))
    let off = Self.runs(days.filter { calendar.isWorking($0) == false }).map {
      Self.name($0, calendar, language)
    }
    let worked = days.filter { $0.isWeekend && calendar.isWorking($0) == true }.map {
      $0.text(language)
    }
    var text = ""
    if !off.isEmpty {
      text += (language == .en ? "; skipping " : "; bỏ qua ") + off.joined(separator: ", ")
    }
    if !worked.isEmpty {
      text += (language == .en ? "; worked on " : "; làm bù ") + worked.joined(separator: ", ")
    }
    return text
  }

  private var nominalEnd: Day {
    switch rule.unit {
    case .workingDay, .day: startedOn.adding(days: length)
    case .month: startedOn.adding(months: length)
    case .year: startedOn.adding(months: 12 * length)
    }
  }

  private static func runs(_ days: [Day]) -> [[Day]] {
    days.reduce(into: []) { runs, day in
      if let last = runs.last?.last, last.adding(days: 1) == day {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
  }

  private static func name(
    _ run: [Day], _ calendar: WorkingCalendar, _ language: Language
  ) -> String {
    let weekend = Text("cuối tuần", "weekend")
    guard let first = run.first, let last = run.last else { return "" }
    let (start, end) = (first.text(language), last.text(language))
    let days = first == last ? start : "\(start) \(Text("đến", "to")[language]) \(end)"
    let names = Self.names(run.compactMap(calendar.exception), language)
    return "\(names.isEmpty ? weekend[language] : names) (\(days))"
  }

  /// The holidays among some days, each once; where there is none, what else the days are.
  private static func names(_ days: [CalendarDay], _ language: Language) -> String {
    let holidays = days.filter { $0.kind == .holiday }
    let names = (holidays.isEmpty ? days : holidays).map { day in
      let name = day.kind == .swappedOff ? day.kind.label.inSentence : day.name
      return name[language].withoutRemark
    }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + Text(" và ", " and ")[language] + last
  }
}

extension String {
  /// `Victory Day (Reunification Day)` without what is in brackets.
  fileprivate var withoutRemark: String {
    firstRange(of: " (").map { String(self[..<$0.lowerBound]) } ?? self
  }
}
