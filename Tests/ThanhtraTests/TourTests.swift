import Testing

/// The tour of the README, typed into a shell against a served demo register.
@Suite struct `The tour of the README` {
  @Test func `comes out as it is written, on any day`() async throws {
    let steps = GuideStep.steps(of: try Repository.text(of: "README.md"))
    #expect(steps.count > 35)
    try await BinaryRegister.with { register in
      try #require(try register.binary.run("demo").status == 0)
      let service = try Service(
        register.binary, ["serve", "--listen", "127.0.0.1:0", "--unsafe", "--log-level", "error"])
      let outputs = try steps.map { $0.addressed(to: service) }.outputs(register.binary)
      #expect(service.stop() == 0)
      try #require(outputs.count == steps.count)
      for (step, output) in zip(steps, outputs) {
        let shown = GuideStep(
          command: step.command, expected: step.expected.map(\.withoutTheDay))
        #expect(shown.matches(output.withoutTheDay), "\(step.command)\n→ \(output)")
      }
    }
  }
}

extension GuideStep {
  /// The step with the address of the README's service replaced by that of another.
  fileprivate func addressed(to service: Service) -> GuideStep {
    GuideStep(
      command: command.replacing("http://127.0.0.1:8080", with: service.address),
      expected: expected)
  }
}

extension String {
  /// The text with dates, instants and case numbers replaced by names, and with one blank or rule
  /// where a column is as wide as they are: the rest does not depend on the day of the test.
  fileprivate var withoutTheDay: String {
    replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+07:00/, with: "INSTANT")
      .replacing(/\d{4}-\d\d-\d\d/, with: "DATE")
      .replacing(/\d{1,2} [A-Z][a-z]+ \d{4}/, with: "DATE")
      .replacing(/-\d{4}-\d{6}/, with: "-YEAR-SERIAL")
      .replacing(/\d{4}-\d\d\b/, with: "MONTH")
      .replacing(/\ +/, with: " ")
      .replacing(/─+/, with: "─")
  }
}
