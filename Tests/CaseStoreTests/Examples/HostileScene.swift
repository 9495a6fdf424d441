import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister

/// One case in each state, one without documents, and one of a unit nobody in Hà Nội sees.
struct HostileScene: Sendable {
  /// Values for `{name}` in a statement.
  private let values: [String: String]

  init(_ register: TestRegister) async throws {
    let numbers = try await Self.openCases(register)
    let ids = try await register.database.asSuperuser { session in
      var ids: [String: String] = [:]
      for (name, number) in numbers {
        ids[name] = try session.query("SELECT id FROM cases WHERE number = \(number)").first?[0]
      }
      for row in try session.query("SELECT username, id FROM officers") {
        ids[row[0] ?? ""] = row[1]
      }
      for row in try session.query("SELECT code, id FROM units") { ids[row[0] ?? ""] = row[1] }
      try session.query(
        """
        INSERT INTO sessions (token_hash, officer_id, expires_at)
        SELECT sha256(sha256(username::bytea)), id, now() + interval '1 hour' FROM officers
        """)
      return ids
    }
    values = ids
  }

  private static func openCases(_ register: TestRegister) async throws -> [String: String] {
    let (sanction, executed) = (EventRequest.sanction(), EventRequest.close(.subjectGone))
    var numbers = [
      "bare": try await register.opened(.bare()),
      "opened": try await register.opened(linked),
      "investigated": try await register.opened(then: [.investigate()]),
      "sanctioned": try await register.opened(then: [.investigate(), sanction]),
      "closed": try await register.opened(then: [.investigate(), sanction, executed]),
    ]
    let abroad = Asker.officer("supervisor.dn")
    let foreign = try await register.store.open(
      Self.linked, as: abroad, key: IdempotencyKey("abroad", request: []),
      today: TestRegister.today
    ).number
    var remedied = executed
    remedied.documents.remedyDecision = RemedyDecision(
      number: "QD-KP", issuedOn: TestRegister.today, signedBy: "Người ký Thử",
      signerTitle: "department_director", remedies: ["public_apology"])
    numbers["remedied"] = try await register.opened(
      then: [.investigate(), sanction, .deliver(), remedied])
    for step in [.investigate(), sanction, .deliver(), remedied] {
      _ = try await register.store.advance(
        foreign, by: step, as: abroad, today: TestRegister.today)
    }
    numbers["foreign"] = foreign
    return numbers
  }

  /// With a victim harmed by the violation, so that no table is left empty.
  private static var linked: Opening {
    let example = Opening.example()
    var documents = example.documents
    documents.violations[0].victims = [1]
    var opening = Opening(description: example.description, documents: documents)
    opening.openedOn = example.openedOn
    return opening
  }

  /// The statement with every `{name}` replaced by the id of that case, unit or officer.
  func filled(_ sql: String, as officer: String?) -> String {
    var text = sql
    for (name, id) in values { text = text.replacing("{\(name)}", with: id) }
    return text.replacing("{me}", with: officer.flatMap { values[$0] } ?? "NULL")
  }

  func id(of name: String) -> String { values[name] ?? "" }
}

extension TestRegister {
  /// Runs SQL in one transaction with the application's rights, entered with a token of the
  /// officer's, commits, and answers how many rows the last statement returned.
  @discardableResult
  func runRaw(_ sql: String, as officer: String?, in scene: HostileScene) async throws -> Int {
    let connection = raw()
    let statements = scene.filled(sql, as: officer).split(separator: ";").map(String.init)
    do {
      let rows = try await connection.transaction { session in
        if let officer { try session.query("SELECT enter(sha256(\(officer)::bytea))") }
        var rows = 0
        for statement in statements where statement.contains(where: { !$0.isWhitespace }) {
          rows = try session.query("\(unescaped: statement)").count
        }
        try session.commit()
        return rows
      }
      await connection.shutdown()
      return rows
    } catch {
      await connection.shutdown()
      throw error
    }
  }
}
