import Foundation
import Schema
import Testing

/// The reference data in the binary against the files it comes from.
@Suite struct ShippedFileTests {
  private static let folder = URL(filePath: #filePath)
    .resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "../../../db").standardizedFileURL

  @Test(arguments: [
    ("catalogue", Schema.catalogues), ("law", Schema.laws), ("calendars", Schema.calendars),
  ])
  func `the binary holds the files of the folder and their bytes`(
    _ name: String, _ embedded: [EmbeddedFile]
  ) throws {
    let folder = Self.folder.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0 != "README.md" }
    #expect(embedded.map(\.name).sorted() == files.sorted())
    for file in embedded {
      let bytes = try Data(contentsOf: folder.appending(path: file.name))
      #expect(Array(bytes) == Array(file.text.utf8), "\(file.name)")
    }
  }

  @Test func `a calendar holds days of its own year and no other`() throws {
    for file in Schema.calendars {
      let years = file.text.split(separator: "\n").dropFirst().map { $0.prefix(4) }
      #expect(Set(years) == [file.name.prefix(4)], "\(file.name)")
    }
    #expect(Schema.calendars.map(\.name) == (2018...2026).map { "\($0).csv" })
  }

  @Test func `a day that is not established is in no calendar`() {
    #expect(Schema.calendars.allSatisfy { !$0.text.contains("2026-11-24") })
  }
}
