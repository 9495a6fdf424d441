/// What a printed schema consists of, piece by piece, so that two can be compared by name.
struct SchemaInventory {
  /// The text of each piece, by a name such as `policy officer_sees_the_scope on cases`.
  private(set) var pieces: [String: String] = [:]

  /// Reads what `SchemaText` prints.
  init(_ text: String) {
    var pending: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if pending.isEmpty, line.isEmpty || line.hasPrefix("--") { continue }
      pending.append(line)
      // A body between $$ and $$ has semicolons of its own.
      let quotes = pending.reduce(0) {
        $0 + $1.split(separator: "$$", omittingEmptySubsequences: false).count - 1
      }
      guard line.hasSuffix(";"), quotes.isMultiple(of: 2) else { continue }
      add(pending)
      pending = []
    }
    if !pending.isEmpty { add(pending) }
  }

  private mutating func add(_ lines: [Substring]) {
    if lines[0].hasPrefix("CREATE TABLE") { return addTable(lines) }
    let text = lines.joined(separator: "\n")
    let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    let name = Self.name(words)
    let isCode = text.contains("$$")
    add(name, isCode ? text : words.joined(separator: " "))
  }

  private mutating func add(_ name: String, _ text: String) {
    pieces[name] = pieces[name].map { "\($0) \(text)" } ?? text
  }

  /// Columns and constraints are pieces of their own: two columns in, what follows deeper.
  private mutating func addTable(_ lines: [Substring]) {
    let table = String(lines[0].dropFirst("CREATE TABLE ".count).dropLast(" (".count))
    add("table \(table)", "CREATE TABLE \(table)")
    var parts: [[Substring]] = []
    for line in lines.dropFirst().dropLast() {
      let words = line.split(separator: " ")
      if words.first == "--" || words.isEmpty { continue }
      if line.hasPrefix("    ") {
        parts[max(0, parts.count - 1)] += words
      } else {
        parts.append(words)
      }
    }
    for part in parts {
      var text = part.joined(separator: " ")
      if text.hasSuffix(",") { text.removeLast() }
      let isConstraint = part[0] == "CONSTRAINT" && part.count > 1
      add(isConstraint ? "constraint \(part[1]) on \(table)" : "column \(table).\(part[0])", text)
    }
  }

  /// Kind and name of a statement, and the table it belongs to.
  private static func name(_ words: [String]) -> String {
    func word(_ index: Int) -> String {
      index < words.count ? words[index].filter { $0 != ";" } : ""
    }
    func after(_ mark: String) -> String {
      words.firstIndex(of: mark).map { word($0 + 1) } ?? ""
    }
    switch word(0) {
    case "GRANT", "REVOKE":
      let marks = words.indices.filter { ["TO", "FROM"].contains(words[$0]) }
      let (on, to) = (words.lastIndex(of: "ON") ?? 0, marks.last ?? words.count)
      let object = words[min(on + 1, to)..<to].joined(separator: " ")
      return "\(word(0).lowercased()) on \(object) to \(word(to + 1))"
    case "ALTER" where word(1) == "TABLE": return "row security of \(word(2))"
    case "ALTER": return "owner of \(word(1))"
    case "CREATE" where word(1) == "RULE": return "rule \(word(2)) on \(after("TO"))"
    case "CREATE" where ["TRIGGER", "POLICY"].contains(word(1)):
      return "\(word(1).lowercased()) \(word(2)) on \(after("ON"))"
    case "CREATE" where ["INDEX", "UNIQUE"].contains(word(1)):
      return "index \(word(1) == "UNIQUE" ? word(3) : word(2))"
    case "CREATE" where word(1) == "FUNCTION":
      let end = words.firstIndex { ["RETURNS", "LANGUAGE"].contains($0) } ?? words.count
      return "function " + words[2..<end].joined(separator: " ")
    default:
      return words.dropFirst().prefix(word(1) == "EVENT" ? 3 : 2).map { $0.filter { $0 != ";" } }
        .joined(separator: " ").lowercased()
    }
  }
}

/// A piece of the schema that is not as the program has it.
struct SchemaDifference: Equatable {
  let name: String
  /// Nil: no migration makes it.
  let expected: String?
  /// Nil: it is gone.
  let found: String?
  /// False where a later server may only have put the same into other words: it prints views anew.
  var isCertain = true

  /// What was expected and what was found, as short as it can be said.
  var words: String {
    switch (expected, found) {
    case (let expected?, nil): "missing; expected \(Self.short(expected))"
    case (nil, let found?): "not expected; found \(Self.short(found))"
    default:
      Self.contrast(expected ?? "", found ?? "")
    }
  }

  /// Of a long text the first line that differs.
  private static func contrast(_ expected: String, _ found: String) -> String {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let pairs = zip(lines(expected) + [""], lines(found) + [""])
    let (left, right) = pairs.first { $0 != $1 } ?? (expected[...], found[...])
    return "expected \(short(left)); found \(short(right))"
  }

  private static func short(_ text: some StringProtocol) -> String {
    let line = text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    return line.count <= 200 ? "'\(line)'" : "'\(line.prefix(199))…'"
  }
}

extension SchemaInventory {
  /// Pieces that differ between two schemas, by name.
  func differences(from expected: SchemaInventory) -> [SchemaDifference] {
    Set(pieces.keys).union(expected.pieces.keys).sorted()
      .filter { pieces[$0] != expected.pieces[$0] }
      .map { SchemaDifference(name: $0, expected: expected.pieces[$0], found: pieces[$0]) }
  }
}
