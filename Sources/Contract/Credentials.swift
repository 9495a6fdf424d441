/// `POST /v1/sessions`: who signs in.
package struct Credentials {
  package let username: String
  package let password: String

  /// Reads the JSON of a sign-in; throws every problem at once.
  package init(json bytes: [UInt8]) throws {
    let json = try JSON.read(bytes)
    self = try Fields.read(json) { fields in
      let username = fields.require("username", fields.text("username", limit: 64))
      let password = fields.require("password", fields.text("password", limit: 1_000))
      guard let username, let password else { return nil }
      return Credentials(username: username, password: password)
    }
  }

  /// Nil for what cannot be a username: it may be a password in the wrong field.
  package var usernameForLog: String? {
    username.wholeMatch(of: /[a-z0-9][a-z0-9._-]{0,63}/) == nil ? nil : username
  }

  private init(username: String, password: String) {
    self.username = username
    self.password = password
  }
}
