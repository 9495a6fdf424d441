/// `POST /v1/sessions`: who signs in.
package struct Credentials {
  package let username: String
  package let password: String

  /// Reads the JSON of a sign-in; throws every problem at once.
  package init(json bytes: [UInt8]) throws {
    guard let json = JSON(bytes) else { throw MalformedJSON() }
    self = try Fields.read(json) { fields in
      let username = fields.require("username", fields.text("username", limit: 64))
      let password = fields.require("password", fields.text("password", limit: 1_000))
      guard let username, let password else { return nil }
      return Credentials(username: username, password: password)
    }
  }

  private init(username: String, password: String) {
    self.username = username
    self.password = password
  }
}
