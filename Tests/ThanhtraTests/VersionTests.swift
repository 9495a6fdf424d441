import Foundation
import Testing

/// The version a person asks for and the one the interface describes itself with.
@Suite struct `The version` {
  private static func printed() throws -> (program: String, schema: Int) {
    let outcome = try Binary().run("--version")
    let line = /thanhtra (\d+\.\d+\.\d+) \(schema (\d+)\)\n/
    let match = try #require(outcome.output.wholeMatch(of: line), "\(outcome.output)")
    return (String(match.1), try #require(Int(match.2)))
  }

  @Test func `is printed with status 0`() throws {
    #expect(try Binary().run("--version").status == 0)
  }

  @Test func `names the newest migration as the schema`() throws {
    let folder = Repository.folder.appendingPathComponent("db/migrations")
    let numbers = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .compactMap { Int($0.prefix(4)) }
    #expect(try Self.printed().schema == numbers.max())
  }

  @Test func `is the one openapi.yaml describes`() throws {
    let description = try Repository.text(of: "Sources/CaseAPI/openapi.yaml")
    #expect(description.contains("\n  version: \(try Self.printed().program)\n"))
  }
}
