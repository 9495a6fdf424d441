public import Cases
import Crypto
import Postgres

/// How an event came in.
public enum Via: String, Labelled {
  case api, cli, `import`

  /// The name of the way for people.
  public var label: Text {
    switch self {
    case .api: Text("Giao diện HTTP", "HTTP interface")
    case .cli: Text("Dòng lệnh", "Command line")
    case .import: Text("Nhập từ sổ cũ", "Import of an older register")
    }
  }
}

/// Who asks. Every transaction begins by telling the database.
public enum Asker: Sendable, Equatable {
  /// The officer of this bearer token; acts over HTTP.
  case token(String)
  /// The officer of this username; acts on the command line.
  case officer(String)
  /// The owner of the database; reads everything but identities.
  case localOperator

  var via: Via {
    switch self {
    case .token: .api
    case .officer, .localOperator: .cli
    }
  }

  /// Sets the officer for the running transaction and answers who it is; no row: nobody known. The
  /// local operator is nobody the database knows.
  private var identification: Statement? {
    switch self {
    case .token(let token):
      """
      SELECT o.id, o.username, o.name, o.role, u.code AS unit,
        set_config('thanhtra.officer', o.id::text, true)
      FROM sessions s
      JOIN officers o ON o.id = s.officer_id
      JOIN units u ON u.id = o.unit_id
      WHERE s.token_hash = \(tokenHash(token)) AND s.expires_at > now()
        AND s.revoked_at IS NULL AND o.disabled_at IS NULL
      """
    case .officer(let username):
      """
      SELECT o.id, o.username, o.name, o.role, u.code AS unit,
        set_config('thanhtra.officer', o.id::text, true)
      FROM officers o
      JOIN units u ON u.id = o.unit_id
      WHERE o.username = \(username) AND o.disabled_at IS NULL
      """
    case .localOperator: nil
    }
  }

  /// Who asks, nil for the local operator. Always the first question of a transaction: what comes
  /// after it is answered under the officer's row security.
  var officer: Question<Officer?> {
    if case .localOperator = self { return Question(answering: nil) }
    return named.map { officer in
      guard let officer else { throw CaseError.unauthenticated }
      return officer
    }
  }

  /// The active officer of this token or username; nil when there is none.
  var named: Question<Officer?> {
    guard let identification else { return Question(answering: nil) }
    return .first(identification) {
      try Officer(
        id: $0.decode("id"), username: $0.decode("username"), name: $0.decode("name"),
        role: $0.decode("role"), unit: $0.decode("unit"))
    }
  }

  /// The officer, who must have the rights; the local operator may read whatever can be read.
  func officer(having rights: Right...) -> Question<Officer?> { officer(having: Set(rights)) }

  /// The officer of a change, who must have the rights; the local operator makes none.
  func acting(having rights: Right...) -> Question<Officer> {
    officer(having: Set(rights)).map { officer in
      guard let officer else { throw CaseError.notPermitted }
      return officer
    }
  }

  private func officer(having rights: Set<Right>) -> Question<Officer?> {
    officer.map { officer in
      if let officer, !rights.isSubset(of: officer.role.rights) { throw CaseError.notPermitted }
      return officer
    }
  }
}

func tokenHash(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Array(token.utf8))) }

extension Question where Answer == Void {
  /// Lets row security show the figures of cases that have left the officer's scope.
  static var forStatistics: Question {
    Question("SELECT set_config('thanhtra.purpose', 'statistics', true)")
  }
}

extension CaseStore {
  /// The officer who asks.
  public func me(_ asker: Asker) async throws -> Officer {
    try await database.read { session in
      try session.ask(asker.acting())
    }
  }
}
