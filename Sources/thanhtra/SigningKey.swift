import CaseStore
import Foundation

extension CheckpointKey {
  /// Reads a file; a bare name that is no file is looked for among the credentials of the service.
  init(path: String) throws {
    var file = path
    let credentials = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
    if let credentials, !path.contains("/"), !FileManager.default.fileExists(atPath: path) {
      file = "\(credentials)/\(path)"
    }
    guard let key = CheckpointKey(try firstLine(of: file)) else {
      throw Failure(1, "The file \(file) holds no signing key.")
    }
    self = key
  }

  /// Writes a file that only its owner may read; never over another.
  func write(to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(1, "The file \(path) exists already, or cannot be written.")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data((secret + "\n").utf8))
    try file.synchronize()
  }
}

/// A public key as it is, or in a file.
func readPublicKey(_ named: String) throws -> String {
  let isFile = FileManager.default.fileExists(atPath: named)
  let text = isFile ? try firstLine(of: named) : named.lowercased()
  guard [UInt8](hex: text)?.count == 32 else {
    throw Failure(2, "--public-key: '\(named)' is neither a key nor a file with one.")
  }
  return text
}

private func firstLine(of path: String) throws -> String {
  String(decoding: try readInput(path), as: UTF8.self)
    .trimmingCharacters(in: .whitespacesAndNewlines)
}
