import Postgres

/// A word of a search: what it finds contains it, without regard to marks and capitals. The database
/// searches what the asker may read alone: a hit would give the rest away.
struct SearchedWord {
  private let word: String

  init(_ word: String) { self.word = word }

  /// Of the case `c`.
  var condition: Statement {
    isIndexed
      ? "c.id IN (SELECT cases_with_word(\(pattern)))" : "case_has_word(c.id, \(pattern))"
  }

  /// The index knows texts by three characters in a row (pg_trgm). A shorter word is in so many of
  /// them that the cases are looked through in the order of the list, until the page is full.
  private var isIndexed: Bool {
    word.split { !$0.isLetter && !$0.isNumber }.contains { $0.count >= 3 }
  }

  /// A query of its own, or it would be made again for every row.
  private var pattern: Statement {
    """
    (SELECT '%' || replace(replace(replace(search_form(\(word)), '\\', '\\\\'), '%', '\\%'), '_', '\\_')
      || '%')
    """
  }
}
