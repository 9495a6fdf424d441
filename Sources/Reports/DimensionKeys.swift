package import Cases
package import Figures

extension Dimension {
  /// Its known keys, as people expect them in a table; acts go by their codes.
  private var order: [String] {
    switch self {
    case .area: Area.allCases.map(\.rawValue)
    case .act: []
    case .areaKind: AreaKind.allCases.map(\.rawValue)
    case .subjectKind: SubjectKind.allCases.map(\.rawValue)
    case .sex: Sex.allCases.map(\.rawValue)
    }
  }

  /// The rows in the order of the keys, those of other keys after them as they were.
  package func ordered(_ rows: [StatisticsRow]) -> [StatisticsRow] {
    let known = order
    func place(_ row: StatisticsRow) -> Int {
      row.key.flatMap(known.firstIndex) ?? known.count
    }
    return rows.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }

  /// The label of a key of the dimension; nil for one that is not known here.
  package func label(of key: String, acts: [String: Text]) -> Text? {
    if key == Dimension.none { return Phrase.notOnFile }
    if key == Dimension.notAPerson { return Text("Không phải cá nhân", "Not a person") }
    return switch self {
    case .area: Area(rawValue: key)?.label
    case .act: acts[key]
    case .areaKind: AreaKind(rawValue: key)?.label
    case .subjectKind: SubjectKind(rawValue: key)?.label
    case .sex: Sex(rawValue: key)?.label
    }
  }
}
