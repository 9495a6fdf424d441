import Cases

/// The figures of one unit, or of several added up.
public struct StatisticsRow: Sendable, Equatable {
  /// Code of the unit, or key of a dimension; nil in the total. In JSON it is `unit`.
  public var key: String?
  /// Code of the unit above.
  public var parent: String?
  /// What is not here is zero.
  public private(set) var cells: [FigureCell: Int] = [:]
  /// Cells that are not shown, because so few cases are in them that somebody could be recognised.
  public var suppressed: Set<FigureCell> = []

  public init(key: String?, parent: String? = nil) {
    self.key = key
    self.parent = parent
  }

  public subscript(cell: FigureCell) -> Int {
    get { cells[cell] ?? 0 }
    set { cells[cell] = newValue == 0 ? nil : newValue }
  }

  public subscript(figure: Figure) -> Int {
    get { self[.figure(figure)] }
    set { self[.figure(figure)] = newValue }
  }

  /// Remedies ordered, by their code.
  public var remedies: [String: Int] {
    cells.reduce(into: [:]) { remedies, entry in
      if case .remedy(let code) = entry.key { remedies[code] = entry.value }
    }
  }

  /// What was there at the start and what came and went makes what is there at the end: of cases, of
  /// decisions in force, and of money outstanding.
  public var isBalanced: Bool {
    Figure.balances.allSatisfy { balance in
      balance.reduce(0) { $0 + self[$1.figure] * $1.sign } == 0
    }
  }

  /// Adds the figures of another row; the key stays.
  public mutating func add(_ other: StatisticsRow) {
    for (cell, value) in other.cells { self[cell] += value }
  }
}

extension StatisticsRow: Codable {
  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Figures by name, with the lists `sanctions`, `closedByReason` and `remedies`; a suppressed one is null.
  public func encode(to encoder: any Encoder) throws {
    var container = try encoded(Figure.allCases, to: encoder)
    var (reasons, remedies) = ([String: Int?](), [String: Int?]())
    for cell in Set(cells.keys).union(suppressed) {
      if case .closed(let reason) = cell { reasons[reason.rawValue] = shown(cell) }
      if case .remedy(let code) = cell { remedies[code] = shown(cell) }
    }
    try container.encode(reasons, forKey: Key("closedByReason"))
    try container.encode(remedies, forKey: Key("remedies"))
  }

  /// Some figures and no lists but `sanctions`: the others are absent.
  @discardableResult
  func encoded(
    _ figures: [Figure], to encoder: any Encoder
  ) throws -> KeyedEncodingContainer<Key> {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(key, forKey: Key("unit"))
    try container.encodeIfPresent(parent, forKey: Key("parent"))
    var sanctions: [String: Int?] = [:]
    for figure in figures {
      let value = shown(.figure(figure))
      switch figure {
      case .warnings: sanctions.updateValue(value, forKey: "warning")
      case .fines: sanctions.updateValue(value, forKey: "fine")
      default: try container.encode(value, forKey: Key(figure.rawValue))
      }
    }
    if !sanctions.isEmpty { try container.encode(sanctions, forKey: Key("sanctions")) }
    return container
  }

  /// What is absent is zero.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      key: try container.decodeIfPresent(String.self, forKey: Key("unit")),
      parent: try container.decodeIfPresent(String.self, forKey: Key("parent")))
    for figure in Figure.allCases where container.contains(Key(figure.rawValue)) {
      read(try container.decode(Int?.self, forKey: Key(figure.rawValue)), .figure(figure))
    }
    func group(_ name: String) throws -> [String: Int?] {
      try container.decodeIfPresent([String: Int?].self, forKey: Key(name)) ?? [:]
    }
    for (form, value) in try group("sanctions") {
      read(value, .figure(form == "fine" ? .fines : .warnings))
    }
    for (code, value) in try group("closedByReason") {
      if let reason = ClosingReason(rawValue: code) { read(value, .closed(reason)) }
    }
    for (code, value) in try group("remedies") { read(value, .remedy(code)) }
  }

  /// The value of a cell, nil where it is suppressed.
  public func shown(_ cell: FigureCell) -> Int? { suppressed.contains(cell) ? nil : self[cell] }

  private mutating func read(_ value: Int?, _ cell: FigureCell) {
    if let value { self[cell] = value } else { suppressed.insert(cell) }
  }
}
