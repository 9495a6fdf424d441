import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct `The command line` {
  @Test func `takes a case from opening to closing and counts it`() async throws {
    try await BinaryRegister.with { register in
      let number = try register.openedCase()
      #expect(number == "HN-2026-000001")
      let steps: [(String, String, String)] = [
        ("investigate", "2026-09-05", BinaryRegister.record),
        ("sanction", "2026-09-10", BinaryRegister.decision),
        ("deliver", "2026-09-11", #"{"delivery":{"receivedOn":"2026-09-11"}}"#),
        ("pay", "2026-09-15", BinaryRegister.payment),
        ("close", "2026-09-20", #"{"closure":{"reason":"executed"}}"#),
      ]
      for (action, day, payload) in steps {
        let officer = action == "sanction" ? "chief" : "supervisor"
        let outcome = try register.binary.run(
          "case", "advance", number, action, "--as", officer, "--effective-on", day,
          "--payload", "-", input: payload)
        #expect(outcome.status == 0, "\(action): \(outcome.errors)")
      }
      let history = try register.binary.run("case", "history", number, "--format", "json")
      let events = try #require(try history.json() as? [[String: Any]])
      #expect(
        events.compactMap { $0["action"] as? String } == [
          "open", "investigate", "sanction", "deliver", "pay", "close",
        ])
      #expect(events.allSatisfy { $0["via"] as? String == "cli" })
      let figures = try register.binary.run(
        "statistics", "monthly", "--month", "2026-09", "--period", "calendar", "--format", "json")
      let total = try #require((try figures.json() as? [String: Any])?["total"] as? [String: Any])
      #expect(total["opened"] as? Int == 1)
      #expect(total["closed"] as? Int == 1)
      #expect(total["finesImposed"] as? Int == 5_000_000)
      #expect(try register.binary.run("audit", "verify").status == 0)
    }
  }

  @Test func `ends with the status of what went wrong`() async throws {
    try await BinaryRegister.with { register in
      let number = try register.openedCase()
      func status(_ action: String, as officer: String, _ payload: String = "{}") throws -> Int32 {
        try register.binary.run(
          "case", "advance", number, action, "--as", officer, "--payload", "-", input: payload
        ).status
      }
      #expect(try status("investigate", as: "nobody", BinaryRegister.record) == 3)
      #expect(try status("investigate", as: "inspector", BinaryRegister.record) == 3)
      #expect(try status("sanction", as: "supervisor", BinaryRegister.decision) == 5)
      #expect(try status("investigate", as: "supervisor") == 6)
      #expect(try status("fly", as: "supervisor") == 2)
      #expect(try status("note", as: "supervisor", "[]") == 2)
      #expect(try register.binary.run("case", "show", "HN-2026-999999").status == 4)
      #expect(try register.binary.run("case", "show").status == 64)
      #expect(
        try register.binary.run(
          "case", "advance", number, "note", "--note", "x", "--as", "supervisor", "--if-version",
          "9"
        ).status == 5)
    }
  }

  @Test func `names an event that the owner edited, with status 7`() async throws {
    try await BinaryRegister.with { register in
      let number = try register.openedCase()
      try await register.database.asSuperuser { session in
        try session.script("UPDATE events SET note = 'một lời khác'")
      }
      let outcome = try register.binary.run("audit", "verify", "--format", "csv")
      #expect(outcome.status == 7)
      #expect(outcome.output.contains("\(number),1,documents_altered"))
    }
  }

  @Test func `finds by a checkpoint what the chain cannot show`() async throws {
    try await BinaryRegister.with { register in
      let number = try register.openedCase()
      let kept = try register.binary.run("audit", "checkpoint").output
      try await register.database.asSuperuser { session in
        try session.script(
          """
          SET session_replication_role = replica;
          DELETE FROM events; DELETE FROM cases; DELETE FROM descriptions; DELETE FROM subjects;
          """)
      }
      let file = FileManager.default.temporaryDirectory.appendingPathComponent(
        "heads-\(register.database.name).json")
      try kept.write(to: file, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(at: file) }
      let unaided = try register.binary.run("audit", "verify", "--format", "csv")
      #expect(unaided.output.contains("\(number),0,case_missing"))
      let outcome = try register.binary.run("audit", "verify", "--checkpoint", file.path)
      #expect(outcome.status == 7)
      #expect(outcome.output.contains(number))
    }
  }

  @Test func `signs a checkpoint with a key that lies in a file of its owner's`() async throws {
    try await BinaryRegister.with { register in
      _ = try register.openedCase()
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let (key, file) = (folder.appending(path: "a.key").path, folder.appending(path: "c.json"))
      let publicKey = try register.binary.run("audit", "key", key)
      #expect(publicKey.output.wholeMatch(of: /[0-9a-f]{64}\n/) != nil)
      let attributes = try FileManager.default.attributesOfItem(atPath: key)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(try register.binary.run("audit", "key", key).status == 1)
      let kept = try register.binary.run("audit", "checkpoint", "--signing-key", key)
      try kept.output.write(to: file, atomically: true, encoding: .utf8)
      func verified(by key: String) throws -> Int32 {
        try register.binary.run(
          "audit", "verify", "--checkpoint", file.path, "--public-key", key
        ).status
      }
      let trusted = publicKey.output.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(try verified(by: trusted) == 0)
      #expect(try verified(by: String(trusted.reversed())) == 7)
    }
  }

  @Test func `a checkpoint of an older form is refused with a sentence`() async throws {
    try await BinaryRegister.with { register in
      let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try #"{"digest":"","heads":[],"takenAt":"2026-11-01T00:00:00.000000+07:00"}"#
        .write(to: file, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(at: file) }
      let outcome = try register.binary.run("audit", "verify", "--checkpoint", file.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("take a new one"))
    }
  }

  @Test func `prints a token and nothing else`() async throws {
    try await BinaryRegister.with { register in
      _ = try register.openedCase()
      let outcome = try register.binary.run("officer", "token", "supervisor")
      #expect(outcome.output.wholeMatch(of: /tt1_[A-Za-z0-9_-]{43}\n/) != nil)
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test func `changes nothing when a line of an import is wrong, and names the line`()
    async throws
  {
    try await BinaryRegister.with { register in
      _ = try register.openedCase()
      let file = "case_number,opened_on\nA-1,2016-01-05\nA-2,2016-02-31\n"
      let outcome = try register.binary.run(
        "import", "-", "--as", "supervisor", "--unit", "HN",
        "--map", "externalNumber=case_number,openedOn=opened_on", input: file)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("line 3: not_a_date"))
      let list = try register.binary.run("case", "list", "--format", "json")
      #expect((try list.json() as? [Any])?.count == 1)
    }
  }

  @Test func `names a year whose calendar is not loaded, with status 4`() async throws {
    try await BinaryRegister.with { register in
      let outcome = try register.binary.run("calendar", "list", "--year", "2031")
      #expect(outcome.status == 4)
      #expect(outcome.errors.contains("2031"))
      #expect(try register.binary.run("calendar", "list", "--year", "2018").status == 0)
    }
  }

  @Test func `asks for the day off that no shipped calendar has to be confirmed`() async throws {
    try await BinaryRegister.with { register in
      let loaded = try register.binary.run("calendar", "load")
      #expect(loaded.status == 0)
      #expect(loaded.errors.contains("24 November 2026"))
      let days = try register.binary.run("calendar", "list", "--year", "2026", "--format", "csv")
      #expect(days.output.contains("2026-09-02"))
      #expect(!days.output.contains("2026-11-24"))
      #expect(days.errors.contains("24 November 2026"))
    }
  }

  @Test func `loads again the calendar that it lists`() async throws {
    try await BinaryRegister.with { register in
      func listed() throws -> String {
        try register.binary.run("calendar", "list", "--year", "2026", "--format", "csv").output
      }
      let days = try listed()
      let loaded = try register.binary.run("calendar", "load", "-", input: days)
      #expect(loaded.status == 0, "\(loaded.errors)")
      #expect(try listed() == days)
    }
  }

  @Test func `names the holidays that a calendar lacks and changes nothing`() async throws {
    try await BinaryRegister.with { register in
      let file = "date,working,kind,name_vi,name_en\n2027-01-01,false,holiday,v,e\n"
      let outcome = try register.binary.run("calendar", "load", "-", input: file)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("line 2: holiday_missing: 2027, Lunar New Year (5 days)"))
      #expect(try register.binary.run("calendar", "list", "--year", "2027").status == 4)
    }
  }

  @Test func `tells how many times more an organisation pays, and the ceiling`() async throws {
    try await BinaryRegister.with { register in
      let acts = try register.binary.run("catalogue", "list", "--format", "csv").output
      #expect(acts.hasPrefix("code,area,from,to,min,max,factor,ceiling,verified,label\r\n"))
      #expect(
        acts.contains("\r\nND125-06-1-a,politics,2022-01-01,,2000000,3000000,2,30000000,"))
    }
  }

  @Test func `loads again the law that it lists, and lists it by day`() async throws {
    try await BinaryRegister.with { register in
      func listed(_ arguments: String...) throws -> String {
        try register.binary.run(["law", "list"] + arguments).output
      }
      let clocks = try listed("clocks", "--format", "csv")
      let loaded = try register.binary.run("law", "load", "-", input: clocks)
      #expect(loaded.status == 0, "\(loaded.errors)")
      #expect(try listed("clocks", "--format", "csv") == clocks)
      #expect(try listed("authorities", "--on", "2025-06-30").contains("ministry_chief_inspector"))
      #expect(try !listed("authorities", "--on", "2025-07-01").contains("ministry_chief_inspector"))
      let amounts = try register.binary.run("law", "list", "amounts", "--format", "json")
      let rules = try #require(try amounts.json() as? [[String: Any]])
      #expect(
        rules.contains { $0["name"] as? String == "late_payment" && $0["person"] as? Int == 500 })
      #expect(rules.contains { $0["validFrom"] as? String == "2025-07-01" })
      #expect(rules.allSatisfy { $0["basisEn"] is String })
    }
  }

  @Test func `names what is wrong with a file of law and changes nothing`() async throws {
    try await BinaryRegister.with { register in
      let file = """
        title,max_fine,valid_from,valid_to,basis_vi,basis_en,verification
        inspector,much,2030-01-01,,x,x,yes

        """
      let outcome = try register.binary.run("law", "load", "-", input: file)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("line 2: not_an_amount: max_fine"))
      #expect(try register.binary.run("law", "list", "taxes").status == 64)
    }
  }

  @Test func `tells the words of codes, of all kinds or of one`() throws {
    let all = try Binary().run("terms", "list", "--format", "csv")
    #expect(all.output.contains("\r\nclosing_reason,executed,Đã thi hành xong quyết định xử phạt,"))
    let terms = try Binary().run("terms", "list", "sex", "--format", "json")
    #expect((try terms.json() as? [[String: Any]])?.compactMap { $0["vi"] as? String }.count == 4)
    #expect(try Binary().run("terms", "list", "colour").status == 64)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completes itself in a shell`(shell: String) throws {
    let outcome = try Binary().run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("statistics"))
  }

  @Test(arguments: [
    ["serve"], ["migrate"], ["doctor"], ["demo"], ["case", "open"], ["case", "show"],
    ["case", "list"], ["case", "steps"], ["case", "advance"], ["case", "history"],
    ["unit", "add"], ["unit", "list"], ["unit", "close"], ["unit", "succeed"], ["unit", "policy"],
    ["officer", "add"],
    ["officer", "list"], ["officer", "disable"], ["officer", "token"], ["catalogue", "load"],
    ["catalogue", "list"], ["terms", "list"], ["law", "load"], ["law", "list"],
    ["calendar", "load"],
    ["calendar", "list"], ["import"],
    ["statistics", "monthly"], ["audit", "verify"],
    ["audit", "checkpoint"], ["audit", "export"], ["audit", "key"],
  ])
  func `shows an example in the help of each verb`(verb: [String]) throws {
    let outcome = try Binary().run(verb + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example: "))
  }
}
