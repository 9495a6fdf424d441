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
  /// Today in Viet Nam.
  static var today: Day {
    Instant(microsecondsSince1970: Int(Date().timeIntervalSince1970 * 1_000_000)).day
  }
}
