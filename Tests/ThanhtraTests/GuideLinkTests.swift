import Foundation
import Testing

/// Files that the guides link to.
@Suite struct `The files the guides link to` {
  @Test(arguments: [
    "README.md", "db/README.md", "db/calendars/README.md", "db/catalogue/README.md",
    "db/law/README.md", "deploy/README.md", "deploy/EVIDENCE.md", "deploy/stories.md",
  ])
  func exist(guide: String) throws {
    let folder = Repository.folder.appendingPathComponent(guide).deletingLastPathComponent()
    let links = try Repository.text(of: guide).matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
    let missing = links.filter {
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    }
    #expect(missing == [])
  }
}
