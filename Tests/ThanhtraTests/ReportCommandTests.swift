import Foundation
import TestDatabase
import Testing

/// Figures as a person writes them to files and publishes them.
@Suite struct `The statistics commands` {
  private static func withDemo(_ body: (BinaryRegister, URL) throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await BinaryRegister.with { register in
      try #require(try register.binary.run("demo").status == 0)
      try body(register, folder)
    }
  }

  /// A span that holds all of the demo cases and is over.
  private static let span = "2020-01-01..2020-12-31"
  private static let year = "2000-01-01..2030-12-31"

  @Test func `write a page, a workbook and a table`() async throws {
    try await Self.withDemo { register, folder throws in
      let page = folder.appendingPathComponent("report.html").path
      let book = folder.appendingPathComponent("report.xlsx").path
      let options = ["statistics", "report", Self.year, "--by", "area,sex", "--trend", "2"]
      let html = try register.binary.run(options + ["--format", "html", "--output", page])
      #expect(html.status == 0, "\(html.errors)")
      let text = try String(contentsOfFile: page, encoding: .utf8)
      #expect(text.contains("Đội Mẫu Bắc") && text.contains("</svg>"))
      let xlsx = try register.binary.run(options + ["--format", "xlsx", "--output", book])
      #expect(xlsx.status == 0, "\(xlsx.errors)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: book)).starts(with: Array("PK".utf8)))
      let csv = try register.binary.run(options + ["--format", "csv", "--bom"])
      #expect(csv.output.hasPrefix("\u{FEFF}month,"))
      let table = try register.binary.run(options)
      #expect(table.output.contains("Labour") || table.output.contains("Politics"))
    }
  }

  @Test func `drop nothing from CSV that was asked for`() async throws {
    try await Self.withDemo { register, _ throws in
      func kinds(_ arguments: String...) throws -> [String] {
        let report = ["statistics", "report"] + arguments + ["--format", "csv"]
        let lines = try register.binary.run(report).output.split(separator: "\r\n").dropFirst()
        let kinds = lines.map { String($0.split(separator: ",")[5]) }
        return kinds.indices.filter { $0 == 0 || kinds[$0] != kinds[$0 - 1] }.map { kinds[$0] }
      }
      let units = ["unit", "subtotal", "total"]
      #expect(try kinds(Self.span) == units)
      #expect(
        try kinds(Self.year, "--by", "area,act", "--trend", "3")
          == units + ["area", "act", "ageing", "trend"])
      _ = try register.binary.run("statistics", "publish", Self.span, "--as", "supervisor.demo")
      #expect(try kinds("--published", "1") == units + ["trend"])
    }
  }

  @Test func `write the same as of an instant when units come and go`() async throws {
    try await Self.withDemo { register, _ throws in
      let now = try register.binary.run("statistics", "report", Self.span, "--format", "json")
        .output
      let asOf = try #require(now.firstMatch(of: /"asOf" *: *"([^"]+)"/)).1
      func written() throws -> [String] {
        try ["table", "json", "csv", "html"].map { form in
          let report = try register.binary.run(
            "statistics", "report", Self.span, "--as-of", String(asOf), "--format", form)
          #expect(report.status == 0, "\(report.errors)")
          return report.output
        }
      }
      let before = try written()
      #expect(try register.binary.run("unit", "add", "AAA", "--name", "Đội Mới").status == 0)
      #expect(try written() == before)
      let later = try register.binary.run("statistics", "report", Self.span, "--format", "csv")
      #expect(later.output.contains("AAA"))
    }
  }

  @Test func `fill in the letterhead that is given`() async throws {
    try await Self.withDemo { register, _ throws in
      let page = try register.binary.run(
        "statistics", "report", Self.span, "--format", "html", "--place", "Hà Nội", "--signed-on",
        "2026-10-15", "--number", "12/BC-TTr", "--receiver", "Bộ Nội vụ")
      for part in ["Hà Nội, 2026-10-15", "No. 12/BC-TTr", "To: Bộ Nội vụ"] {
        #expect(page.output.contains(part))
      }
    }
  }

  @Test(arguments: [
    ["2026", "--bom"], ["2026", "--place", "Huế", "--format", "csv"],
    ["--published", "1", "--by", "area"], ["--published", "1", "--trend", "2"],
    ["--published", "1", "--unit", "DEMO"],
  ])
  func `refuse what would be ignored`(_ arguments: [String]) async throws {
    try await BinaryRegister.with { register in
      let refused = try register.binary.run(["statistics", "report"] + arguments)
      #expect(refused.status == 64)
    }
  }

  /// Everything that is over: the demo cases began in the last weeks.
  private static var past: String {
    let days = ISO8601DateFormatter()
    days.formatOptions = .withFullDate
    days.timeZone = TimeZone(secondsFromGMT: 7 * 3_600)
    return "2000-01-01..\(days.string(from: Date(timeIntervalSinceNow: -86_400)))"
  }

  @Test func `tell no small count in a public report, and say so`() async throws {
    let past = Self.past
    try await Self.withDemo { register, _ throws in
      let open = try register.binary.run("statistics", "report", past, "--format", "json")
      let total = try #require(try open.json() as? [String: Any])["total"] as? [String: Any]
      #expect(total?["sanctioned"] as? Int == 2)
      let hidden = try register.binary.run(
        "statistics", "report", past, "--format", "json", "--public")
      #expect(hidden.errors.contains("below 5"))
      let safe = try #require(try hidden.json() as? [String: Any])["total"] as? [String: Any]
      #expect(safe?["sanctioned"] is NSNull)
    }
  }

  @Test func `give a public report out again as it was, and none that crosses it`() async throws {
    let past = Self.past
    try await Self.withDemo { register, _ throws in
      let options = ["--format", "json", "--public"]
      func report(_ span: String, _ more: String...) throws -> Binary.Outcome {
        try register.binary.run(["statistics", "report", span] + options + more)
      }
      let first = try report(past)
      let again = try report(past)
      #expect(first.status == 0 && again.output == first.output)
      #expect(!first.errors.contains("it is the same") && again.errors.contains("it is the same"))
      let crossing = try report("1999-06-01..2000-06-30")
      #expect(crossing.status == 6)
      #expect(crossing.errors.contains("[exposes_earlier_report]"))
      #expect(try report(Self.year).status == 6)
      #expect(try report(past, "--units-as", "today").status == 64)
      #expect(try report(past, "--as", "inspector.demo").status == 3)
    }
  }

  @Test func `publish a period, list it, write it again and show what differs`() async throws {
    try await Self.withDemo { register, folder throws in
      let remarks = folder.appendingPathComponent("remarks.txt")
      try Data("Thiếu cán bộ <chuyên trách>.".utf8).write(to: remarks)
      let published = try register.binary.run(
        "statistics", "publish", Self.span, "--as", "statistician.demo", "--remarks",
        remarks.path)
      #expect(published.status == 0, "\(published.errors)")
      let list = try register.binary.run("statistics", "published", "--format", "json")
      #expect((try list.json() as? [[String: Any]])?.first?["id"] as? Int == 1)
      let page = try register.binary.run(
        "statistics", "report", "--published", "1", "--format", "html")
      #expect(page.output.contains("Thiếu cán bộ &lt;chuyên trách&gt;."))
      let again = try register.binary.run(
        "statistics", "publish", Self.span, "--as", "supervisor.demo")
      #expect(again.errors.contains("0 cells differ from publication 1"))
      let difference = try register.binary.run("statistics", "diff", "1", "--format", "json")
      #expect((try difference.json() as? [Any])?.isEmpty == true)
    }
  }

  @Test func `refuse with the status of the refusal`() async throws {
    try await Self.withDemo { register, _ throws in
      func status(_ arguments: String...) throws -> Int32 {
        try register.binary.run(["statistics"] + arguments).status
      }
      #expect(try status("publish", Self.year, "--as", "supervisor.demo") == 6)
      #expect(try status("publish", Self.span, "--as", "inspector.demo") == 3)
      #expect(try status("report", "--published", "9") == 4)
      #expect(try status("report", "2026-Q7") == 2)
      #expect(try status("report", Self.span, "--format", "xlsx") == 64)
      let nowhere = ["--format", "xlsx", "--output", "/nowhere/at/all.xlsx"]
      let refused = try register.binary.run(["statistics", "report", Self.span] + nowhere)
      #expect(refused.status == 1)
      #expect(refused.errors == "The file /nowhere/at/all.xlsx cannot be written.\n")
      #expect(try status("cases", Self.span, "opened", "--as", "statistician.demo") == 3)
    }
  }

  @Test func `name the cases behind a figure`() async throws {
    try await Self.withDemo { register, _ throws in
      let cases = try register.binary.run(
        "statistics", "cases", Self.year, "closed", "--reason", "executed", "--format", "json")
      #expect((try cases.json() as? [Any])?.count == 1, "\(cases.output)\(cases.errors)")
    }
  }
}
