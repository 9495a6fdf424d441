import Foundation
import Testing

@Suite struct `The unit of systemd` {
  @Test func `is exposed by 1.5 at most, in the eyes of systemd`() throws {
    let tool = try #require(
      ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"].first {
        FileManager.default.isExecutableFile(atPath: $0)
      }, "apt-get install systemd")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = [
      "security", "--offline=yes", "--threshold=15", "--no-pager",
      Repository.folder.appendingPathComponent("deploy/thanhtra.service").path,
    ]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains("Overall exposure level for thanhtra.service"))
  }

  @Test func `hands secrets over as credentials, and starts the service as its user`() throws {
    let lines = try Repository.text(of: "deploy/thanhtra.service").split(separator: "\n")
    let started = try #require(lines.first { $0.hasPrefix("ExecStart=") })
    #expect(!started.contains("--database"))
    #expect(lines.contains("LoadCredential=database:/etc/thanhtra/database"))
    #expect(lines.contains("User=thanhtra"))
    #expect(!lines.contains { $0.hasPrefix("Environment=") })
    let users = try Repository.text(of: "deploy/thanhtra.sysusers")
    #expect(users.contains("u     thanhtra "))
  }
}
