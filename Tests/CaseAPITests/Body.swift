import Contract

/// Bodies that are right as they are; a test changes what it is about.
enum Body {
  /// A JSON object of fragments, some replaced or added; an empty fragment leaves its field out.
  static func object(_ fields: [String: String], _ changes: [String: String] = [:]) -> String {
    let fields = fields.merging(changes) { $1 }.filter { !$0.value.isEmpty }
    let lines = fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return "{\(lines.joined(separator: ","))}"
  }

  static func opening(_ changes: [String: String] = [:]) -> String {
    object(
      [
        "title": #""Hồ sơ thử""#, "source": #""inspection""#, "detectedOn": #""2026-09-01""#,
        "openedOn": #""2026-09-01""#, "subjects": "[\(subject())]",
        "violations": "[\(violation())]", "victims": #"[{"name":"Trần Thị Mẫu"}]"#,
      ], changes)
  }

  static func bare() -> String { opening(["subjects": "", "violations": "", "victims": ""]) }

  static func subject(_ changes: [String: String] = [:]) -> String {
    object(
      [
        "kind": #""person""#, "name": #""Nguyễn Văn Thử""#, "identifier": #""001090000001""#,
        "address": #""1 phố Mẫu""#, "phone": #""0900000000""#,
      ], changes)
  }

  static func violation(_ changes: [String: String] = [:]) -> String {
    object(
      ["type": #""ND125-06-1-a""#, "subjects": "[1]", "endedOn": #""2026-09-01""#], changes)
  }

  static let note = #"{"action":"note","note":"Đã kiểm tra"}"#
  static let investigate =
    #"{"action":"investigate","record":{"number":"BB-01","madeOn":"2026-09-02"}}"#
  static let close = #"{"action":"close","closure":{"reason":"subject_gone"}}"#
  static let sanction = event("sanction", ["decision": decision()])
  static let reopen = #"{"action":"reopen","note":"Khiếu nại được chấp nhận"}"#

  static func event(_ action: String, _ fields: [String: String] = [:]) -> String {
    object(["action": "\"\(action)\""], fields)
  }

  static func decision(_ changes: [String: String] = [:]) -> String {
    object(
      [
        "number": #""QD-01""#, "issuedOn": #""2026-09-10""#, "signedBy": #""Người ký Thử""#,
        "signerTitle": #""department_director""#, "sanctions": "[\(fine())]",
      ], changes)
  }

  static func fine(_ changes: [String: String] = [:]) -> String {
    object(
      ["violation": "1", "subject": "1", "form": #""fine""#, "amount": "2500000"], changes)
  }
}
