/// Compares values with schemas, as JSON Schema 2020-12 has it.
struct Validator: Sendable {
  private struct Findings {
    var problems: [SchemaProblem] = []
    /// Properties that some keyword has looked at.
    var evaluated: Set<String> = []

    mutating func add(_ other: Findings) {
      problems += other.problems
      evaluated.formUnion(other.evaluated)
    }

    mutating func report(_ pointer: String, _ keyword: String, _ detail: String) {
      problems.append(SchemaProblem(pointer: pointer, keyword: keyword, detail: detail))
    }
  }

  /// The schemas that others refer to by name.
  let named: [String: Schema]

  func problems(with value: JSONValue, by schema: Schema) -> [SchemaProblem] {
    findings(value, schema, "").problems
  }

  private func findings(_ value: JSONValue, _ schema: Schema, _ pointer: String) -> Findings {
    var findings = Findings()
    for (keyword, detail) in schema.assertions.compactMap({ $0.problem(with: value) }) {
      findings.report(pointer, keyword, detail)
    }
    for applicator in schema.applicators { apply(applicator, value, pointer, &findings) }
    return findings
  }

  private func apply(
    _ applicator: Applicator, _ value: JSONValue, _ pointer: String, _ findings: inout Findings
  ) {
    switch applicator {
    case .reference(let name): findings.add(findingsByName(value, name, pointer))
    case .allOf(let parts):
      for part in parts { findings.add(self.findings(value, part, pointer)) }
    case .anyOf(let parts): choose("anyOf", 1...parts.count, parts, value, pointer, &findings)
    case .oneOf(let parts): choose("oneOf", 1...1, parts, value, pointer, &findings)
    case .discriminator(let property, let mapping):
      let name = value[property].text.flatMap { mapping[$0] }
      if let name { findings.add(findingsByName(value, name, pointer)) }
    case .items(let schema):
      for (index, item) in value.array.enumerated() {
        findings.problems += self.findings(item, schema, "\(pointer)/\(index)").problems
      }
    case .propertyNames(let schema):
      for name in value.object.keys {
        findings.problems += self.findings(.text(name), schema, "\(pointer)/\(name)").problems
      }
    case .properties(let schemas):
      for (name, schema) in schemas { look(at: name, schema, value, pointer, &findings) }
    case .additionalProperties(let known, let schema):
      for name in value.object.keys where !known.contains(name) {
        look(at: name, schema, value, pointer, &findings, keyword: "additionalProperties")
      }
    case .unevaluatedProperties:
      for name in value.object.keys where !findings.evaluated.contains(name) {
        look(at: name, nil, value, pointer, &findings, keyword: "unevaluatedProperties")
      }
    }
  }

  private func findingsByName(_ value: JSONValue, _ name: String, _ pointer: String) -> Findings {
    guard let schema = named[name] else {
      var findings = Findings()
      findings.report(pointer, "$ref", "\(name) does not exist")
      return findings
    }
    return findings(value, schema, pointer)
  }

  /// Compares a property with its schema; without one, it may not be there.
  private func look(
    at name: String, _ schema: Schema?, _ value: JSONValue, _ pointer: String,
    _ findings: inout Findings, keyword: String = "properties"
  ) {
    guard let property = value.object[name] else { return }
    findings.evaluated.insert(name)
    let pointer = "\(pointer)/\(name.escaped)"
    if let schema {
      findings.problems += self.findings(property, schema, pointer).problems
    } else {
      findings.report(pointer, keyword, "not described")
    }
  }

  /// Reports unless the expected number of schemas admit the value; when none does, also what is
  /// wrong by the schema of the right type that comes nearest.
  private func choose(
    _ keyword: String, _ expected: ClosedRange<Int>, _ parts: [Schema], _ value: JSONValue,
    _ pointer: String, _ findings: inout Findings
  ) {
    let branches = parts.map { self.findings(value, $0, pointer) }
    let matching = branches.filter(\.problems.isEmpty)
    for branch in matching { findings.add(branch) }
    if expected.contains(matching.count) { return }
    findings.report(pointer, keyword, "\(matching.count) of \(parts.count) admit it")
    guard matching.isEmpty else { return }
    let near = branches.filter { branch in
      !branch.problems.contains { $0.pointer == pointer && $0.keyword == "type" }
    }
    findings.problems += near.min { $0.problems.count < $1.problems.count }?.problems ?? []
  }
}
