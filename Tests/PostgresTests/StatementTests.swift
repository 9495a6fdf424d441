import Postgres
import Testing

@Suite struct StatementTests {
  @Test func `each interpolated value takes the next number`() {
    let statement: Statement = "SELECT \(1), \("a"), \(Optional<Int>.none)"
    #expect(statement.sql == "SELECT $1, $2, $3")
    #expect(statement.values == [.text("1"), .text("a"), .null])
  }

  @Test func `a spliced statement is renumbered`() {
    let inner: Statement = "b = \(2) AND price = '$1' AND c = \(3)"
    let outer: Statement = "a = \(1) AND \(inner) AND d = \(4)"
    #expect(outer.sql == "a = $1 AND b = $2 AND price = '$1' AND c = $3 AND d = $4")
    #expect(outer.values == [.text("1"), .text("2"), .text("3"), .text("4")])
  }

  @Test func `statements with more than nine values keep their numbers when spliced`() {
    let many = Statement.joined((1...12).map { "\($0)" }, separator: ", ")
    let twice: Statement = "\(0), \(many)"
    #expect(twice.sql == (1...13).map { "$\($0)" }.joined(separator: ", "))
  }

  @Test func `joined conditions stand between separators`() {
    let joined = Statement.joined(["a = \(1)", "b IS NULL", "c = \(2)"], separator: " AND ")
    #expect(joined.sql == "a = $1 AND b IS NULL AND c = $2")
    #expect(Statement.joined([], separator: ",").sql == "")
  }

  @Test func `only the unescaped door adds text as SQL`() {
    let statement: Statement = "SELECT * FROM \(unescaped: "cases") WHERE id = \("cases")"
    #expect(statement.sql == "SELECT * FROM cases WHERE id = $1")
  }
}
