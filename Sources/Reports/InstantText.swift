import Cases

extension Instant {
  /// As the clock shows it in Viet Nam, to the second.
  func text(_ language: Language) -> String {
    let (hour, minute, second) = clock
    let time = [hour, minute, second].map { $0.padded(to: 2) }
      .joined(separator: ":")
    return switch language {
    case .vi: "\(time) ngày \(day.text(language)) (giờ Việt Nam)"
    case .en: "\(day.text(language)), \(time) (UTC+7)"
    }
  }
}
