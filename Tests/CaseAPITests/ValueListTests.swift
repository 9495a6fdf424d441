import CaseStore
import Cases
import Figures
import Testing

@testable import CaseAPI

/// The lists of values in `openapi.yaml` beside the Swift types they repeat.
struct ValueListTests {
  private static func names<Value>(_ type: Value.Type) -> Set<String>
  where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    Set(type.allCases.map(\.rawValue))
  }

  private static let lists: [String: Set<String>] = [
    "State": names(CaseState.self), "Role": names(Role.self), "Sex": names(Sex.self),
    "AreaKind": names(AreaKind.self), "SubjectKind": names(SubjectKind.self),
    "ClosingReason": names(ClosingReason.self), "Action": names(Action.self),
    "SanctionForm": names(Sanction.Form.self), "FineRule": names(FineRule.Rule.self),
    "ClockState": names(Clock.State.self), "ClockEffect": names(ClockRule.Effect.self),
    "Figure": names(Figure.self), "Dimension": names(Dimension.self),
    "AgeBand": names(AgeBand.self), "PeriodKind": names(ReportingPeriod.Kind.self),
    "UnitsAs": names(StatisticsReport.UnitsAs.self), "CaseSort": names(CaseFilter.Sort.self),
    "Language": names(Language.self), "Via": names(Via.self),
    "Match": names(EarlierSanction.Match.self),
    "AnnulmentGround": names(Annulment.Ground.self),
    "ReopeningGround": names(Reopening.Ground.self),
    "DisposalGround": names(Disposal.Ground.self),
  ]

  /// A list that holds some of the values of its type.
  private static let parts = ["Verification": names(Verification.self)]

  private static func schemas() throws -> JSONValue {
    try Description.shared.get().document["components"]["schemas"]
  }

  @Test(arguments: lists.keys.sorted())
  func `a list of values has those of its type`(_ name: String) throws {
    let values = try Self.schemas()[name]["enum"].array.compactMap(\.text)
    #expect(values.count == Set(values).count)
    #expect(Set(values) == Self.lists[name])
  }

  @Test func `every list of values is compared with its type`() throws {
    let named = try Self.schemas().object.filter { $0.value["enum"] != .null }
    #expect(Set(named.keys) == Set(Self.lists.keys).union(Self.parts.keys))
  }

  @Test(arguments: lists.keys.sorted() + parts.keys.sorted())
  func `a list of values has its words among the terms, under its name`(_ name: String) throws {
    let values = try Self.schemas()[name]["enum"].array.compactMap(\.text)
    let kind = name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : "\($1)" }
    let terms = Vocabulary.all.first { $0.kind == String(kind.dropFirst()) }?.terms
    #expect(Set(values).subtracting(try #require(terms).map(\.code)) == [])
  }

  @Test func `every list of values without a name has its words among the terms`() throws {
    let kinds = Vocabulary.all.map { Set($0.terms.map(\.code)) }
    let lists = try Description.shared.get().document.descendants()
      .map { $0.value["enum"].array.compactMap(\.text) }.filter { !$0.isEmpty }
    #expect(lists.count > Self.lists.count)
    #expect(lists.filter { list in !kinds.contains { $0.isSuperset(of: list) } } == [])
  }

  /// Those inside a request body are compared with its reader.
  @Test func `no answer and no parameter has a list of values without a name`() throws {
    let document = try Description.shared.get().document
    let requests = try Self.schemas().object.filter { name, schema in
      schema["properties"]["action"]["const"] != .null
        || schema["properties"]["action"]["enum"] != .null
    }.keys
    let unnamed = document.descendants().filter { pointer, value in
      let parts = pointer.split(separator: "/").map(String.init)
      let isNamed = parts.count == 3 && parts.starts(with: ["components", "schemas"])
      let isInRequest = parts.count > 2 && requests.contains(parts[2])
      return value["enum"].array.contains { $0.text != nil } && !isNamed && !isInRequest
    }
    #expect(unnamed.map(\.pointer) == [])
  }

  @Test func `a row of figures has each figure once`() throws {
    let row = try Self.schemas()["StatisticsRow"]["properties"].object
    let apart: Set = ["unit", "parent", "sanctions", "closedByReason", "remedies"]
    let figures = Self.names(Figure.self).subtracting(["warnings", "fines"])
    #expect(Set(row.keys) == figures.union(apart))
  }
}
