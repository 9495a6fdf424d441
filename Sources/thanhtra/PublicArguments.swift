import Foundation

/// The arguments of this process, which everyone on the machine can read in `/proc`.
enum PublicArguments {
  /// Blanks what names the database, in place; answers whether a password stood there.
  static func blankDatabase() -> Bool {
    guard let bytes = region else { return false }
    var hadPassword = false
    var named = false
    var start = bytes.startIndex
    while start < bytes.endIndex, let end = bytes[start...].firstIndex(of: 0) {
      let argument = String(decoding: bytes[start..<end], as: UTF8.self)
      if let value = named ? argument : argument.after(option) {
        hadPassword = hadPassword || carriesPassword(value)
        for place in (end - value.utf8.count)..<end { bytes[place] = UInt8(ascii: "*") }
      }
      named = argument == option
      start = end + 1
    }
    return hadPassword
  }

  /// Whether a connection string or URL of libpq has a password in it.
  static func carriesPassword(_ connection: String) -> Bool {
    connection.contains("password") || connection.contains(#/://[^@/]*:[^@/]*@/#)
  }

  private static let option = "--database"

  /// Where the kernel takes the arguments from: fields 48 and 49 of `proc_pid_stat(5)`.
  private static var region: UnsafeMutableBufferPointer<UInt8>? {
    guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
      // The second field is the name, in brackets, and may hold anything.
      let fields = text.split(separator: ")").last?.split(separator: " "), fields.count > 46,
      let start = UInt(fields[45]), let end = UInt(fields[46]), start < end
    else { return nil }
    let bytes = UnsafeMutablePointer<UInt8>(bitPattern: start)
    return UnsafeMutableBufferPointer(start: bytes, count: Int(end - start))
  }
}

extension String {
  /// The value of `OPTION=VALUE`; nil for any other argument.
  fileprivate func after(_ option: String) -> String? {
    hasPrefix(option + "=") ? String(dropFirst(option.count + 1)) : nil
  }
}
