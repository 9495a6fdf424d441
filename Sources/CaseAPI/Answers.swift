import Foundation
import HTTPTypes
import Hummingbird

func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

extension Response {
  /// JSON that is already text: PostgreSQL's, passed through.
  static func json(
    _ text: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> Response {
    Response.text(text, type: "application/json", status: status, headers: headers)
  }

  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:],
    type: String = "application/json"
  ) throws -> Response {
    .text(try jsonText(value), type: type, status: status, headers: headers)
  }

  static func text(
    _ text: String, type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> Response {
    data(ByteBuffer(string: text), type: type, status: status, headers: headers)
  }

  /// Something to keep under a name, which must be plain ASCII (RFC 6266).
  static func file(
    _ bytes: [UInt8], name: String, type: String, headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return data(ByteBuffer(bytes: bytes), type: type, status: .ok, headers: headers)
  }

  private static func data(
    _ bytes: ByteBuffer, type: String, status: HTTPResponse.Status, headers: HTTPFields
  ) -> Response {
    var headers = headers
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }
}
