import Foundation
import TestDatabase
import Testing

@Suite struct `TLS without a proxy` {
  @Test func `is spoken with the certificate that is named, of version 1.2 or later`() async throws
  {
    try await withCertificate { certificate, key, register in
      let service = try Service(
        register.binary,
        Self.serving + ["--tls-certificate", certificate, "--tls-key", key])
      #expect(service.address.hasPrefix("https://127.0.0.1:"))
      let port = try #require(service.address.split(separator: ":").last)
      func status(_ arguments: String...) throws -> Int32 {
        try run(
          "/usr/bin/curl",
          ["-sf", "-o", "/dev/null", "--resolve", "localhost:\(port):127.0.0.1"] + arguments
            + ["https://localhost:\(port)/healthz"])
      }
      let head = certificate + ".head"
      #expect(try status("--cacert", certificate, "-D", head) == 0)
      #expect(
        try String(contentsOfFile: head, encoding: .utf8).lowercased()
          .contains("strict-transport-security: max-age=31536000; includesubdomains"))
      #expect(try status() != 0, "nobody else's root vouches for it")
      #expect(
        try status("--cacert", certificate, "--tls-max", "1.1", "--ciphers", "ALL:@SECLEVEL=0") != 0
      )
      #expect(try run("/usr/bin/curl", ["-sf", "http://127.0.0.1:\(port)/healthz"]) != 0)
      #expect(service.stop() == 0)
    }
  }

  @Test func `needs a key that others may not read, and both files`() async throws {
    try await withCertificate { certificate, key, register in
      let files = ["--tls-certificate", certificate, "--tls-key", key]
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
      let open = try register.binary.run(Self.serving + files)
      #expect(open.status == 1)
      #expect(open.errors.contains("others may read it"))
      let half = try register.binary.run(Self.serving + files.dropLast(2))
      #expect(half.status == 64)
    }
  }

  private static let serving = [
    "serve", "--listen", "127.0.0.1:0", "--unsafe", "--log-level", "error",
  ]

  /// A certificate for `localhost` that nobody signed, and a register.
  private func withCertificate(
    _ body: (_ certificate: String, _ key: String, BinaryRegister) async throws -> Void
  ) async throws {
    try await BinaryRegister.with { register in
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "certificate-\(register.database.name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let (certificate, key) = (folder.path + "/certificate.pem", folder.path + "/key.pem")
      let made = try run(
        "/usr/bin/openssl",
        ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
          + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
          + ["-keyout", key, "-out", certificate])
      try #require(made == 0)
      try await body(certificate, key, register)
    }
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
