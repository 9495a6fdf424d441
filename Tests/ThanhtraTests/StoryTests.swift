import TestDatabase
import Testing

@Suite struct `The stories` {
  /// One story after the other in one shell, as a reader would type them.
  @Test func `come out as they are written`() async throws {
    let steps = GuideStep.steps(of: try Repository.text(of: "deploy/stories.md"))
    #expect(steps.count > 40)
    try await BinaryRegister.with { register in
      try #require(try register.binary.run("demo").status == 0)
      let outputs = try steps.outputs(register.binary)
      try #require(outputs.count == steps.count)
      for (step, output) in zip(steps, outputs) {
        #expect(step.matches(output), "\(step.command)\n→ \(output)")
      }
    }
  }
}
