import Cases

/// How the contract writes the facts of a case.
extension Fields {
  private static let vnd = 1...1_000_000_000_000

  /// The object an action's fact stands in, read by its form.
  func fact(_ form: FactForm) -> Fact? {
    object(form.name) { fields in
      var fact = Fact()
      for field in form.fields {
        fields.read(field, into: &fact)
        if field.isRequired, !fields.has(field.name) { fields.report(field.name, .required) }
      }
      return fact
    }
  }

  private func read(_ field: FactForm.Field, into fact: inout Fact) {
    let name = field.name
    switch field.slot {
    case .subject: fact.subject = integer(name, in: 1...10_000)
    case .violation: fact.violation = integer(name, in: 1...10_000)
    case .amount: fact.amount = integer(name, in: Self.vnd)
    case .interest: fact.interest = integer(name, in: 0...Self.vnd.upperBound)
    case .on: fact.on = day(name)
    case .from: fact.from = day(name)
    case .until: fact.until = day(name)
    case .number: fact.number = text(name, limit: 100)
    case .text: fact.text = text(name, limit: 5_000)
    case .event: fact.event = integer(name, in: 2...1_000_000)
    case .code: fact.code = text(name, limit: 64)
    case .choice(let codes): fact.code = code(name, of: codes)
    case .parts: fact.parts = parts(name)
    }
  }

  private func code(_ name: String, of codes: [String]) -> String? {
    guard let code = text(name, limit: 64) else { return nil }
    return codes.contains(code) ? code : fail(name, .notOneOf(codes))
  }

  private func parts(_ name: String) -> [Fact.Part] {
    objects(name, limit: 12) { fields in
      let dueOn = fields.require("dueOn", fields.day("dueOn"))
      let amount = fields.require("amount", fields.integer("amount", in: Self.vnd))
      guard let dueOn, let amount else { return nil }
      return Fact.Part(dueOn: dueOn, amount: amount)
    }
  }
}
