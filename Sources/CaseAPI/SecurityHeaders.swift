import HTTPTypes
import Hummingbird

/// What every answer tells a browser (OWASP ASVS 5.0, 3.4).
enum SecurityHeaders {
  static let fields: HTTPFields = [
    .xContentTypeOptions: "nosniff",
    .cacheControl: "no-store",
    .contentSecurityPolicy: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    referrerPolicy: "no-referrer",
    resourcePolicy: "same-origin",
  ]

  private static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  private static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!

  /// A page of ours carries its own styles and drawings, and nothing that runs.
  static let page =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    + "base-uri 'none'; frame-ancestors 'none'"

  /// How a proxy tells what it was asked with.
  static let forwardedScheme = HTTPField.Name("X-Forwarded-Proto")!

  /// Adds those that an answer does not say itself; with TLS, that a browser stays with it a year.
  static func add(to headers: inout HTTPFields, isSecure: Bool) {
    if isSecure { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    for field in fields where headers[field.name] == nil { headers.append(field) }
  }
}
