import Cases
import Crypto

/// What a checkpoint says: the text that is signed.
struct CheckpointStatement: Sendable, Equatable {
  /// A table: how many rows it has, and the root of their tree.
  struct Entry: Sendable, Equatable {
    let table: EvidenceTable
    let columns: [String]
    let count: Int
    let root: String
  }

  static let format = "thanhtra checkpoint 2"

  let takenAt: Instant
  /// SHA-256 of the statement before this one.
  let previous: String?
  let entries: [Entry]

  init(takenAt: Instant, previous: String?, _ tables: [EvidenceRows]) {
    self.takenAt = takenAt
    self.previous = previous
    entries = tables.map {
      Entry(table: $0.table, columns: $0.columns, count: $0.rows.count, root: $0.root.hex)
    }
  }

  /// The root over all tables.
  var root: String {
    MerkleTree.root(entries.map { MerkleTree.leaf($0.line.utf8) }).hex
  }

  var text: String {
    ([Self.format, "taken \(takenAt.utc)", "previous \(previous ?? "none")"]
      + entries.map(\.line) + ["root \(root)"]).map { $0 + "\n" }.joined()
  }

  /// Nil when the text is not exactly what such a statement prints.
  init?(_ text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count >= 4, lines[0] == Self.format, lines[1].hasPrefix("taken "),
      let takenAt = Instant(lines[1].dropFirst("taken ".count)), lines[2].hasPrefix("previous ")
    else { return nil }
    let previous = String(lines[2].dropFirst("previous ".count))
    let entries = lines[3..<(lines.count - 1)].compactMap(Entry.init)
    self.takenAt = takenAt
    self.previous = previous == "none" ? nil : previous
    self.entries = entries
    guard self.text == text else { return nil }
  }
}

extension CheckpointStatement.Entry {
  /// `table NAME COUNT ROOT rule=value …`
  var line: String {
    func list(_ names: [String]) -> String { names.isEmpty ? "-" : names.joined(separator: ",") }
    let rules = [
      ("key", list(table.key)), ("columns", list(columns)), ("changing", list(table.changing)),
      ("loses", table.mayLoseRows ? "yes" : "no"), ("quiet", table.isQuiet ? "yes" : "no"),
      ("explained", table.explainedBy ?? "-"), ("dated", table.datedBy ?? "-"),
      ("renewed", table.renewedBy ?? "-"),
    ]
    return (["table", table.name, "\(count)", root] + rules.map { "\($0.0)=\($0.1)" })
      .joined(separator: " ")
  }

  init?(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 12, words[0] == "table", let count = Int(words[2]) else { return nil }
    let rules = Dictionary(
      words[4...].map { word in
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "-")
      }
    ) { first, _ in first }
    func list(_ rule: String) -> [String] {
      let value = rules[rule] ?? "-"
      return value == "-" ? [] : value.split(separator: ",").map(String.init)
    }
    self.init(
      table: EvidenceTable(
        name: words[1], key: list("key"), changing: list("changing"),
        mayLoseRows: rules["loses"] == "yes", isQuiet: rules["quiet"] == "yes",
        explainedBy: list("explained").first, datedBy: list("dated").first,
        renewedBy: list("renewed").first),
      columns: list("columns"), count: count, root: words[3])
  }
}
