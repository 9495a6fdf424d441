import Cases
import Foundation

extension Language {
  /// From LC_ALL, LC_MESSAGES or LANG, in the order of POSIX.
  static var ofTerminal: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.hasPrefix("vi") == true ? .vi : .en
  }
}

extension Day {
  /// Today in Viet Nam, which has kept UTC+7 without summer time since 1975.
  static var today: Day {
    Day(daysSince1970: Int((Date().timeIntervalSince1970 + 7 * 3600) / 86_400))
  }
}
