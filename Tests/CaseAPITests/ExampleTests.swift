import Testing

@testable import CaseAPI

/// The examples in `openapi.yaml`: of requests, answers, parameters and headers.
struct ExampleTests {
  @Test func `every example is as its schema says`() throws {
    let description = try Description.shared.get()
    var count = 0
    for (pointer, holder) in description.document.descendants() where holder["schema"] != .null {
      let schema = try Schema(holder["schema"], at: pointer)
      let examples =
        [holder["example"]].filter { $0 != .null }
        + holder["examples"].object.values.map { $0["value"] }
      for example in examples {
        count += 1
        let problems = description.validator.problems(with: example, by: schema)
        #expect(problems.isEmpty, "\(pointer): \(problems)")
      }
    }
    #expect(count > description.operations.count)
  }
}
