/// Statements to send together, and how to read their answers.
///
/// Nothing outside a question depends on the position of an answer: each question takes as many
/// answers as it has statements, in the order the questions are asked.
public struct Question<Answer> {
  let statements: [Statement]
  private let reading: (inout Answers) throws -> Answer

  init(_ statements: [Statement], reading: @escaping (inout Answers) throws -> Answer) {
    self.statements = statements
    self.reading = reading
  }

  /// One statement whose rows are read together.
  public init(_ statement: Statement, rows read: @escaping (Rows) throws -> Answer) {
    self.init([statement]) { try read($0.next()) }
  }

  /// Sends nothing: the answer is known.
  public init(answering answer: Answer) {
    self.init([]) { _ in answer }
  }

  /// The same question with another reading of its answer.
  public func map<Other>(_ change: @escaping (Answer) throws -> Other) -> Question<Other> {
    Question<Other>(statements) { try change(reading(&$0)) }
  }

  func read(_ answers: inout Answers) throws -> Answer { try reading(&answers) }
}

extension Question {
  /// One statement, read row by row.
  public static func all<Element>(
    _ statement: Statement, _ read: @escaping (Row) throws -> Element
  ) -> Question where Answer == [Element] {
    Question(statement) { try $0.map(read) }
  }

  /// One statement of which only the first row matters; nil when it returns none.
  public static func first<Element>(
    _ statement: Statement, _ read: @escaping (Row) throws -> Element
  ) -> Question where Answer == Element? {
    Question(statement) { try $0.first.map(read) }
  }

  /// One statement that always returns a row.
  public static func one(
    _ statement: Statement, _ read: @escaping (Row) throws -> Answer
  ) -> Question {
    Question(statement) { rows in
      guard let row = rows.first else { throw PostgresError(.decoding, "no row was returned") }
      return try read(row)
    }
  }

  /// Questions of one kind, answered in their order.
  public static func each<Element>(
    _ questions: [Question<Element>]
  ) -> Question where Answer == [Element] {
    Question(questions.flatMap(\.statements)) { answers in
      try questions.map { try $0.read(&answers) }
    }
  }
}

extension Question where Answer == Void {
  /// A statement whose answer nobody reads.
  public init(_ statement: Statement) {
    self.init([statement]) { _ = try $0.next() }
  }
}

extension Question where Answer == Rows {
  /// One statement and its rows as they are.
  public static func rows(_ statement: Statement) -> Question { Question(statement) { $0 } }
}

/// Several questions as one, answered in the order they are written.
public func together<each Part>(
  _ parts: repeat Question<each Part>
) -> Question<(repeat each Part)> {
  var statements: [Statement] = []
  for part in repeat each parts { statements += part.statements }
  let questions = (repeat each parts)
  return Question(statements) { answers in (repeat try (each questions).read(&answers)) }
}

/// The answers to a pipeline, handed out in order.
struct Answers {
  private var rest: ArraySlice<Rows>

  init(_ answers: [Rows]) { rest = answers[...] }

  mutating func next() throws -> Rows {
    guard let rows = rest.popFirst() else { throw PostgresError.abortedTransaction }
    return rows
  }
}

extension Session {
  /// Asks questions in one round trip and reads their answers in order; the first error is thrown.
  /// Nothing is sent when they have no statement.
  public func ask<each Answer>(
    _ questions: repeat Question<each Answer>
  ) throws -> (repeat each Answer) {
    let question = together(repeat each questions)
    var answers = Answers(question.statements.isEmpty ? [] : try send(question.statements))
    return try question.read(&answers)
  }

  /// Asks in one round trip, all on the same snapshot. Only where no transaction is open.
  public func askOnSnapshot<Answer>(_ question: Question<Answer>) throws -> Answer {
    var answers = Answers(try snapshot(question.statements))
    return try question.read(&answers)
  }

  /// Sends statements, then a question, then COMMIT in one round trip: the last act of a
  /// transaction.
  public func commit<Answer>(
    _ statements: [Statement], asking question: Question<Answer>
  ) throws -> Answer {
    let all = try sendAndCommit(statements + question.statements)
    var answers = Answers(Array(all.dropFirst(statements.count)))
    return try question.read(&answers)
  }
}
