import Testing

/// The comparison with schemas itself: what it takes for wrong, and what it takes for right.
struct SchemaTests {
  /// Where and by which keyword a value is refused.
  private static func refusals(
    _ schema: String, _ json: String, named: [String: String] = [:]
  ) throws -> [String] {
    let schemas = try named.map { ($0, try Schema(JSONValue(yaml: $1), at: "")) }
    let validator = Validator(named: Dictionary(uniqueKeysWithValues: schemas))
    let value = try #require(JSONValue(json: json))
    let problems = validator.problems(with: value, by: try Schema(JSONValue(yaml: schema), at: ""))
    return problems.map { "\($0.pointer) \($0.keyword)" }.sorted()
  }

  private static let closed = """
    type: object
    additionalProperties: false
    required: [name, sex]
    properties:
      name: { type: string, minLength: 2, maxLength: 5, pattern: '^[a-z]+$' }
      sex: { enum: [female, male, null] }
      on: { type: string, format: date }
      at: { type: [string, 'null'], format: date-time }
      count: { type: integer, minimum: 1, maximum: 9 }
      parts: { type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: { type: integer } }
    """

  @Test(arguments: [
    #"{"name":"anna","sex":"female"}"#, #"{"name":"anna","sex":null,"on":"2026-02-28"}"#,
    #"{"name":"anna","sex":null,"at":null}"#,
    #"{"name":"anna","sex":null,"at":"2026-02-28T10:00:00.123+07:00"}"#,
    #"{"name":"anna","sex":"male","count":9,"parts":[1,2]}"#,
  ])
  func `a value that is as its schema says is admitted`(_ json: String) throws {
    #expect(try Self.refusals(Self.closed, json).isEmpty)
  }

  @Test(arguments: [
    (#"[]"#, " type"), (#"{"sex":"male"}"#, " required"),
    (#"{"name":"anna","sex":null,"a/b":1}"#, "/a~1b additionalProperties"),
    (#"{"name":7,"sex":null}"#, "/name type"), (#"{"name":null,"sex":null}"#, "/name type"),
    (#"{"name":"a","sex":null}"#, "/name minLength"),
    (#"{"name":"annabel","sex":null}"#, "/name maxLength"),
    (#"{"name":"Anna","sex":null}"#, "/name pattern"),
    (#"{"name":"anna","sex":"other"}"#, "/sex enum"),
    (#"{"name":"anna","sex":null,"on":"2026-02-30"}"#, "/on format"),
    (#"{"name":"anna","sex":null,"at":"2026-02-28 10:00"}"#, "/at format"),
    (#"{"name":"anna","sex":null,"count":0}"#, "/count minimum"),
    (#"{"name":"anna","sex":null,"count":10}"#, "/count maximum"),
    (#"{"name":"anna","sex":null,"count":1.5}"#, "/count type"),
    (#"{"name":"anna","sex":null,"parts":[]}"#, "/parts minItems"),
    (#"{"name":"anna","sex":null,"parts":[1,2,3]}"#, "/parts maxItems"),
    (#"{"name":"anna","sex":null,"parts":[1,1]}"#, "/parts uniqueItems"),
    (#"{"name":"anna","sex":null,"parts":[1,"2"]}"#, "/parts/1 type"),
  ])
  func `a value that is not as its schema says is refused`(
    _ json: String, _ refusal: String
  ) throws {
    #expect(try Self.refusals(Self.closed, json) == [refusal])
  }

  @Test(arguments: [
    (#"{"number":1,"title":"a"}"#, []), (#"{"number":1}"#, [" required"]),
    (#"{"number":"1","title":"a"}"#, ["/number type"]),
    (#"{"number":1,"title":"a","colour":"red"}"#, ["/colour unevaluatedProperties"]),
  ])
  func `a composed object has the properties of its parts and no others`(
    _ json: String, _ refusals: [String]
  ) throws {
    let schema = """
      allOf: [{ $ref: '#/components/schemas/Head' }]
      unevaluatedProperties: false
      required: [title]
      properties: { title: { type: string } }
      """
    let head = "{ type: object, required: [number], properties: { number: { type: integer } } }"
    #expect(try Self.refusals(schema, json, named: ["Head": head]) == refusals)
  }

  @Test(arguments: [("7", []), ("null", []), (#""a""#, [" oneOf"]), ("2", [" oneOf"])])
  func `of alternatives exactly one must hold`(_ json: String, _ refusals: [String]) throws {
    let schema = "oneOf: [{ type: integer }, { type: 'null' }, { const: 2 }]"
    let found = try Self.refusals(schema, json).filter { $0.hasSuffix("oneOf") }
    #expect(found == refusals)
  }

  @Test(arguments: [("7", []), ("2", []), (#""a""#, [" anyOf"])])
  func `of options at least one must hold`(_ json: String, _ refusals: [String]) throws {
    let found = try Self.refusals("anyOf: [{ type: integer }, { const: 2 }]", json)
    #expect(found.filter { $0.hasSuffix("anyOf") } == refusals)
  }

  @Test func `an alternative that nearly holds says what is wrong with it`() throws {
    let schema = "oneOf: [{ type: object, required: [a] }, { type: 'null' }]"
    #expect(try Self.refusals(schema, "{}") == [" oneOf", " required"])
  }

  @Test func `a discriminator leads to the schema that says what is wrong`() throws {
    let schema = """
      discriminator: { propertyName: action, mapping: { pay: '#/components/schemas/Pay' } }
      """
    let pay = "{ type: object, properties: { amount: { type: integer } } }"
    let json = #"{"action":"pay","amount":"1"}"#
    #expect(try Self.refusals(schema, json, named: ["Pay": pay]) == ["/amount type"])
  }

  @Test(arguments: [(#"{"executed":1}"#, []), (#"{"tired":1}"#, ["/tired enum"])])
  func `the names of a map are compared too`(_ json: String, _ refusals: [String]) throws {
    let schema = "{ propertyNames: { enum: [executed] }, additionalProperties: { type: integer } }"
    #expect(try Self.refusals(schema, json) == refusals)
  }

  @Test func `a reference to a schema that does not exist refuses everything`() throws {
    #expect(try Self.refusals("$ref: '#/components/schemas/Nothing'", "1") == [" $ref"])
  }

  @Test(arguments: [
    ("{ type: text }", "/type"), ("{ minimun: 1 }", "/minimun"), ("{ format: day }", "/format"),
    ("{ properties: { a: { colour: red } } }", "/properties/a/colour"),
    ("{ oneOf: [{ exclusiveMinimum: 1 }] }", "/oneOf/0/exclusiveMinimum"),
    ("{ pattern: '[' }", "/pattern"), ("{ items: { $ref: 'other.yaml' } }", "/items/$ref"),
    ("{ unevaluatedProperties: true }", "/unevaluatedProperties"),
  ])
  func `a keyword that is not understood is an error, never ignored`(
    _ schema: String, _ pointer: String
  ) {
    #expect(throws: Schema.Unreadable(pointer: pointer)) {
      try Schema(JSONValue(yaml: schema), at: "")
    }
  }
}
