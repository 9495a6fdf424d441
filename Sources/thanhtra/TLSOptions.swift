import ArgumentParser
import Foundation
import Glibc
import HummingbirdCore
import HummingbirdTLS
import NIOSSL

/// The certificate with which the service speaks TLS itself, without a proxy.
struct TLSOptions: ParsableArguments {
  @Option(help: "PEM file of the certificate and those that lead to its root; needs --tls-key.")
  var tlsCertificate: String?
  @Option(help: "PEM file of the certificate's key, which others may not read.")
  var tlsKey: String?

  func validate() throws {
    if (tlsCertificate == nil) != (tlsKey == nil) {
      throw ValidationError("--tls-certificate and --tls-key belong together")
    }
  }

  /// How URLs of the service begin.
  var scheme: String { tlsCertificate == nil ? "http" : "https" }

  /// The server inside TLS, where a certificate is named. Both files are read now.
  func secured(_ server: HTTPServerBuilder) throws -> HTTPServerBuilder {
    guard let tlsCertificate, let tlsKey else { return server }
    var status = stat()
    guard stat(tlsKey, &status) == 0, status.st_mode & 0o007 == 0 else {
      throw Failure(1, "--tls-key: \(tlsKey) is missing, or others may read it.")
    }
    do {
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(tlsCertificate)
          .map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: tlsKey, format: .pem)))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      return try .tls(server, tlsConfiguration: configuration)
    } catch {
      throw Failure(1, "TLS: the certificate or its key cannot be used: \(error)")
    }
  }
}
