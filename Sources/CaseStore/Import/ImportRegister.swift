public import Cases
import Postgres

/// What an import did, or would do.
public struct ImportReport: Sendable, Equatable, Codable {
  public var read = 0
  public var added = 0
  /// Already there from an earlier run.
  public var skipped = 0
  public var unitsCreated: [String] = []
  /// Rows that came in and that someone should look at.
  public var warnings: [LineProblem] = []
}

/// Nothing was imported: every line that is wrong.
public struct ImportRefused: Error, Sendable {
  public let problems: [LineProblem]
}

/// An import to be made: whose, from what, into which unit.
public struct ImportRequest: Sendable {
  public let officer: String
  public let unit: String
  public let mapping: ImportMapping
  public let createsUnits: Bool
  public let isDryRun: Bool

  public init(
    officer: String, unit: String, mapping: ImportMapping, createsUnits: Bool, isDryRun: Bool
  ) {
    self.officer = officer
    self.unit = unit
    self.mapping = mapping
    self.createsUnits = createsUnits
    self.isDryRun = isDryRun
  }
}

extension CaseStore {
  /// Takes over an older register: all of it or, when one line is wrong, nothing.
  ///
  /// The cases enter by the step `adopt`, for which the guards do not ask what old registers
  /// never held. Needs the owner's connection; the rights are those of the named officer.
  public func importRegister(
    _ bytes: [UInt8], _ request: ImportRequest, today: Day,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) async throws -> ImportReport {
    let cases = try Self.readRegister(bytes, request, today: today)
    return try await adopt(cases, request, progress)
  }

  private func adopt(
    _ cases: [LegacyCase], _ request: ImportRequest,
    _ progress: (@Sendable (Int, Int) -> Void)?
  ) async throws -> ImportReport {
    try await database.transaction { session in
      let asker = Asker.officer(request.officer)
      let officer = try session.ask(asker.owning(having: .importsRegisters))
      var adoption = Adoption(
        session: session, officer: officer, request: request, progress: progress)
      let report = try adoption.run(cases)
      _ = try self.startMissingClocks(session)
      if request.isDryRun { session.rollBackAtEnd() }
      return report
    }
  }

  private static func readRegister(
    _ bytes: [UInt8], _ request: ImportRequest, today: Day
  ) throws -> [LegacyCase] {
    let table = try CSVTable.read(bytes)
    var reader = LegacyReader(table, mapping: request.mapping, today: today)
    guard reader.problems.isEmpty else { throw ImportRefused(problems: reader.problems) }
    let cases = table.rows.compactMap { reader.read($0) }
    let problems = reader.problems + repeated(in: cases)
    guard problems.isEmpty else {
      throw ImportRefused(problems: problems.sorted { $0.line < $1.line })
    }
    return cases
  }

  /// Two rows of one unit with one number: which of them is the case, nobody can tell.
  private static func repeated(in cases: [LegacyCase]) -> [LineProblem] {
    var first: [[String]: Int] = [:]
    return cases.compactMap { legacy in
      let key = [legacy.unitSuffix ?? "", legacy.externalNumber]
      guard let line = first[key] else {
        first[key] = legacy.line
        return nil
      }
      return LineProblem(
        line: legacy.line, code: "repeated_number",
        detail: "\(legacy.externalNumber) stands in the same unit on line \(line)")
    }
  }
}
