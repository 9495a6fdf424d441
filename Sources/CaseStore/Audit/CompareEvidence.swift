import Cases

/// The tables of a register against those of a checkpoint.
struct EvidenceComparison {
  private(set) var findings: [AuditFinding] = []
  private(set) var changes: [AuditChange] = []
  /// Whether the law or the schema has changed since, by which terms are reckoned.
  let mayReckonAnew: Bool

  private let takenAt: Instant
  /// Tables that changed since the checkpoint.
  private let changed: Set<String>

  init(_ checkpoint: Checkpoint, _ tables: [EvidenceRows]) {
    takenAt = checkpoint.takenAt
    let now = Dictionary(tables.map { ($0.table.name, $0) }) { first, _ in first }
    let entries = checkpoint.statement.entries.filter { $0.table.name != EvidenceTable.cases.name }
    let pairs = entries.map { entry in
      let name = entry.table.name
      return Pair(
        table: entry.table,
        before: EvidenceRows(
          table: entry.table, columns: entry.columns, rows: checkpoint.rows[name] ?? []),
        after: now[name].map {
          EvidenceRows(table: entry.table, columns: $0.columns, rows: $0.rows)
        } ?? EvidenceRows(table: entry.table, columns: [], rows: []))
    }
    changed = Set(pairs.filter(\.differs).map(\.table.name))
    mayReckonAnew = !changed.isDisjoint(with: ["law_revision", "schema_migrations"])
    for pair in pairs { compare(pair) }
  }

  /// A table then and now.
  private struct Pair {
    let table: EvidenceTable
    let before: EvidenceRows
    let after: EvidenceRows

    /// The columns the checkpoint has, of a row of now.
    func restored(_ row: [String?]) -> [String?] {
      before.columns.map { name in after.columns.firstIndex(of: name).flatMap { row[$0] } }
    }

    var differs: Bool { before.byKey != after.byKey.mapValues(restored) }
  }

  private mutating func compare(_ pair: Pair) {
    let (before, after) = (pair.before.byKey, pair.after.byKey.mapValues(pair.restored))
    let isExplained = pair.table.explainedBy.map(changed.contains) ?? true
    for key in before.keys.sorted() {
      guard let old = before[key] else { continue }
      guard let new = after[key] else {
        report(
          pair, key, "removed", isOrdinary: isExplained && pair.table.mayLoseRows, .rowMissing)
        continue
      }
      compare(pair, key, old, new, isExplained)
    }
    for key in after.keys.sorted() where before[key] == nil {
      let dated = pair.table.datedBy.flatMap(pair.before.columns.firstIndex)
        .flatMap { after[key]?[$0] }.flatMap(Instant.init(postgres:))
      let isBackdated = dated.map { $0 < takenAt } ?? false
      report(
        pair, key, isBackdated ? "dated before the checkpoint" : "added",
        isOrdinary: isExplained && !isBackdated, .rowAdded)
    }
  }

  private mutating func compare(
    _ pair: Pair, _ key: String, _ old: [String?], _ new: [String?], _ isExplained: Bool
  ) {
    let columns = pair.before.columns
    let isRenewed = pair.table.renewedBy.flatMap(columns.firstIndex).map { old[$0] != new[$0] }
    for (index, column) in columns.enumerated() where old[index] != new[index] {
      let ordinary = isRenewed ?? (isExplained && pair.table.mayChange(column))
      let detail = "\(column): \(old[index] ?? "none") → \(new[index] ?? "none")"
      report(pair, key, detail, isOrdinary: ordinary, .rowAltered)
    }
  }

  private mutating func report(
    _ pair: Pair, _ key: String, _ detail: String, isOrdinary: Bool, _ kind: AuditFinding.Kind
  ) {
    let isCatalogue = pair.table.name == EvidenceTable.catalogue.name
    if !isOrdinary {
      findings.append(
        AuditFinding(
          number: isCatalogue ? key : "\(pair.table.name) \(key)",
          kind: isCatalogue ? .schemaAltered : kind, detail: isCatalogue ? nil : detail))
    } else if !pair.table.isQuiet {
      changes.append(AuditChange(table: pair.table.name, row: key, detail: detail))
    }
  }
}
