import Testing

/// Units by the command line: their time, their successors and their cases.
@Suite struct `The unit commands` {
  @Test func `close a unit and tell what remains there`() async throws {
    try await BinaryRegister.with { register in
      _ = try register.openedCase()
      let outcome = try register.binary.run("unit", "close", "HN", "--on", "2026-10-01")
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("1 open case waits in HN"))
      #expect(try register.binary.run("unit", "close", "HN").status == 4)
    }
  }

  @Test func `merge a unit into another with its cases`() async throws {
    try await BinaryRegister.with { register in
      let number = try register.openedCase()
      try register.binary.run(
        "unit", "add", "HP", "--name", "Hải Phòng", "--opened-on", "2026-10-01")
      let outcome = try register.binary.run(
        "unit", "succeed", "HN", "--to", "HP", "--on", "2026-10-01", "--as", "supervisor")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("Open cases transferred: 1."))
      let history = try register.binary.run("case", "history", number, "--format", "csv")
      #expect(history.output.contains("2,transfer HP,opened,2026-10-01"))
      let units = try register.binary.run("unit", "list", "--format", "csv")
      #expect(units.output.contains("HN,Hà Nội,,,2026-10-01,HP,on"))
      #expect(units.output.contains("HP,Hải Phòng,,2026-10-01,,,on"))
      #expect(try register.binary.run("audit", "verify").status == 0)
    }
  }

  @Test func `split a unit, and transfer what waits there one by one`() async throws {
    try await BinaryRegister.with { register in
      let number = try register.openedCase()
      for code in ["A", "B"] { try register.binary.run("unit", "add", code, "--name", code) }
      let outcome = try register.binary.run(
        "unit", "succeed", "HN", "--to", "A,B", "--on", "2026-10-01", "--as", "supervisor")
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("1 open case waits in HN"))
      let moved = try register.binary.run(
        "case", "advance", number, "transfer", "--to-unit", "B", "--as", "supervisor")
      #expect(moved.status == 0, "\(moved.errors)")
      #expect(moved.output.contains(#""case": null"#))
    }
  }

  @Test func `end with the status of what went wrong`() async throws {
    try await BinaryRegister.with { register in
      _ = try register.openedCase()
      try register.binary.run("unit", "add", "A", "--name", "A")
      func status(_ arguments: String...) throws -> Int32 {
        try register.binary.run(["unit"] + arguments).status
      }
      #expect(try status("succeed", "XX", "--to", "A") == 4)
      #expect(try status("succeed", "HN", "--to", "XX") == 2)
      #expect(try status("succeed", "HN") == 64)
      #expect(try status("succeed", "HN", "--to", "A", "--as", "inspector") == 3)
      #expect(try status("succeed", "HN", "--to", "A", "--as", "nobody") == 3)
      #expect(
        try status("succeed", "HN", "--to", "A", "--as", "supervisor", "--on", "9999-01-01") == 6)
      #expect(try status("succeed", "HN", "--to", "A", "--on", "2026-10-01") == 0)
      #expect(try status("succeed", "HN", "--to", "A", "--on", "2026-10-02") == 5)
      #expect(try status("policy", "XX", "--four-eyes", "on") == 4)
      #expect(try status("policy", "HN", "--four-eyes", "maybe") == 64)
    }
  }

  @Test func `set the policy of a unit`() async throws {
    try await BinaryRegister.with { register in
      _ = try register.openedCase()
      #expect(try register.binary.run("unit", "policy", "HN", "--four-eyes", "off").status == 0)
      let units = try register.binary.run("unit", "list", "--format", "csv")
      #expect(units.output.contains("HN,Hà Nội,,,,,off"))
    }
  }
}
