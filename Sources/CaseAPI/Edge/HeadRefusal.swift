import Cases
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// The answer to a request that no route sees.
struct HeadRefusal {
  let refusal: Refusal
  let requestID: String
  /// The parts to write, in order.
  let answer: [HTTPServerResponsePart]

  init(_ refusal: Refusal, of head: HTTPRequestHead? = nil) {
    self.refusal = refusal
    requestID = "\(RequestID())"
    let language = Language(accepting: head?.headers.first(name: "accept-language"))
    let document = ProblemDocument(refusal, requestID: requestID, language: language)
    let text = (try? jsonText(document)) ?? "{}"
    var headers: HTTPHeaders = [
      "content-type": "application/problem+json", "content-length": "\(text.utf8.count)",
      "content-language": language.rawValue, "connection": "close", "x-request-id": requestID,
    ]
    for field in SecurityHeaders.fields {
      headers.add(name: field.name.rawName, value: field.value)
    }
    let status = HTTPResponseStatus(statusCode: refusal.status)
    let isHead = head?.method == .HEAD
    let answerHead = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    let body = isHead ? [] : [HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: text)))]
    answer = [.head(answerHead)] + body + [.end(nil)]
  }
}
