import Foundation
import Testing

/// A running service, found by the address it prints.
struct Service {
  private let process: Process
  /// The URL it serves, without a path.
  let address: String

  init(_ binary: Binary, _ arguments: [String]) throws {
    process = binary.process(arguments)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var heard = ""
    var found: String?
    while found == nil {
      let data = errors.fileHandleForReading.availableData
      guard !data.isEmpty else { break }
      heard += String(decoding: data, as: UTF8.self)
      found = heard.firstMatch(of: /Thanh Tra serves (https?:\/\/[0-9.:]+)\n/).map { "\($0.1)" }
    }
    address = try #require(found, "the service said: \(heard)")
    errors.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  /// The status the kernel keeps of each of its threads.
  func threads() throws -> [String] {
    let tasks = "/proc/\(process.processIdentifier)/task"
    return try FileManager.default.contentsOfDirectory(atPath: tasks).map {
      try String(contentsOfFile: "\(tasks)/\($0)/status", encoding: .utf8)
    }
  }

  /// Its arguments, as anyone on the machine reads them.
  func arguments() throws -> [String] {
    let path = "/proc/\(process.processIdentifier)/cmdline"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\0").map(String.init)
  }

  func url(_ path: String) throws -> URL { try #require(URL(string: address + path)) }

  /// Asks the service to end; its exit status.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
