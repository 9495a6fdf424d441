import CaseStore
import Cases
import Contract
import HTTPTypes
import Hummingbird
import Logging

/// Turns the errors of a request into problem documents.
struct ProblemMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return problem(for: error, request, context)
    }
  }

  private func problem(
    for error: any Error, _ request: Request, _ context: CallContext
  ) -> Response {
    let refusal = Refusal(known(error, request))
    if refusal.status == 500 { report(error, context) }
    let language = Language(accepting: request.headers[.acceptLanguage])
    let document = ProblemDocument(refusal, requestID: context.id, language: language)
    var headers = refusal.headers
    headers[.contentLanguage] = language.rawValue
    let answer = try? Response.json(
      document, status: HTTPResponse.Status(code: refusal.status), headers: headers,
      type: "application/problem+json")
    return answer ?? Response(status: .internalServerError)
  }

  /// The text of an error of the database holds no data.
  private func report(_ error: any Error, _ context: CallContext) {
    let isPrivilege = Outage.isRefusedPrivilege(error)
    context.logger.error(
      isPrivilege ? "privilege refused by the database" : "request failed",
      metadata: ["error": "\(error)", "officer": "\(context.trace.officer ?? "nobody")"])
  }

  /// The framework's own refusals in the interface's terms.
  private func known(_ error: any Error, _ request: Request) -> any Error {
    guard let framework = error as? any HTTPResponseError else { return error }
    switch framework.status {
    case .notFound:
      let methods = CaseAPI.methods(of: request.uri.path)
      return methods.isEmpty ? RequestError.noSuchRoute : RequestError.methodNotAllowed(methods)
    case .badRequest: return MalformedJSON()
    default: return error
    }
  }
}
