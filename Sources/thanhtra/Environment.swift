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

/// A secret that systemd hands to this service alone; nil when there is none of this name.
func credential(_ name: String) -> String? {
  guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
    return nil
  }
  let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  return text?.trimmingCharacters(in: .whitespacesAndNewlines)
}
