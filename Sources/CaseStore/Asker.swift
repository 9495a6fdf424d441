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

/// The roles of the database.
public enum DatabaseRole: String, Sendable {
  /// Serves, bound to the rights of an officer.
  case application = "thanhtra_app"
  /// Owns the register: all rights, and the right to name an officer without a token.
  case owner = "thanhtra_owner"
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

  /// Who asks, nil for the local operator. Always the first question of a transaction: what comes
  /// after it is answered as the application, under the officer's row security.
  var officer: Question<Officer?> {
    switch self {
    case .localOperator: return Question(answering: nil)
    case .token: return named.map { try Self.known($0) }
    case .officer:
      return together(named, Question<Void>(Self.taking(.application))).map {
        try Self.known($0.0)
      }
    }
  }

  /// The active officer of this token or username; nil when there is none. To name an officer
  /// without a token is the owner's privilege, and the transaction goes on as the owner.
  var named: Question<Officer?> {
    switch self {
    case .localOperator: return Question(answering: nil)
    case .token(let token): return Self.entered("SELECT * FROM enter(\(tokenHash(token)))")
    case .officer(let username):
      let entered = Self.entered("SELECT * FROM enter_as(\(username))")
      return together(Question<Void>(Self.taking(.owner)), entered).map { $0.1 }
    }
  }

  private static func entered(_ statement: Statement) -> Question<Officer?> {
    .first(statement, Officer.init)
  }

  private static func known(_ officer: Officer?) throws -> Officer {
    guard let officer else { throw CaseError.unauthenticated }
    return officer
  }

  /// Goes on as a role until the end of the transaction, where the login may become it.
  private static func taking(_ role: DatabaseRole) -> Statement {
    "SELECT set_config('role', \(role.rawValue), true)"
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

  /// The officer in whose name the owner of the database writes; must have the rights.
  func owning(having rights: Right...) -> Question<Officer> {
    named.map { try Self.having(Set(rights), try Self.known($0)) }
  }

  private func officer(having rights: Set<Right>) -> Question<Officer?> {
    officer.map { try $0.map { try Self.having(rights, $0) } }
  }

  private static func having(_ rights: Set<Right>, _ officer: Officer) throws -> Officer {
    guard rights.isSubset(of: officer.role.rights) else { throw CaseError.notPermitted }
    return officer
  }
}

extension Officer {
  /// Reads the columns of `enter`.
  init(_ row: Row) throws {
    try self.init(
      id: row.decode("id"), username: row.decode("username"), name: row.decode("name"),
      role: row.decode("role"), unit: row.decode("unit"))
  }
}

func tokenHash(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Array(token.utf8))) }

extension Question where Answer == Void {
  /// Lets row security show the figures of the officer's units, and nothing else more.
  static var forStatistics: Question { Question("SELECT enter_statistics()") }
}

extension CaseStore {
  /// Whether the login may name an officer without a token.
  public func mayNameOfficers() async throws -> Bool {
    try await database.read { session in
      try session.query(
        "SELECT pg_has_role(session_user, \(DatabaseRole.owner.rawValue), 'MEMBER') AS may"
      )[0].decode("may")
    }
  }

  /// The officer who asks.
  public func me(_ asker: Asker) async throws -> Officer {
    try await database.read { session in
      try session.ask(asker.acting())
    }
  }
}
