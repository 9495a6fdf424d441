import CaseStore
import Cases
import Contract
import HTTPTypes
import Hummingbird
import Logging
import Metrics

/// Around every request: its id, its log line, its figures, and errors turned into problems.
struct Envelope: RouterMiddleware {
  let api: CaseAPI

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = problem(for: error, request, context)
    }
    if request.method == .head { response = response.createHeadResponse() }
    response.headers[.requestID] = context.id
    note(request, context, response, took: start.duration(to: .now))
    return response
  }

  private func problem(
    for error: any Error, _ request: Request, _ context: CallContext
  ) -> Response {
    let refusal = Refusal(known(error, request))
    if refusal.status == 500 {
      context.logger.error(
        "request failed", metadata: ["error": "\(error)"])
    }
    let language = Language(accepting: request.headers[.acceptLanguage])
    let document = ProblemDocument(refusal, requestID: context.id, language: language)
    var headers = refusal.headers
    headers[.contentLanguage] = language.rawValue
    let answer = try? Response.json(
      document, status: HTTPResponse.Status(code: refusal.status), headers: headers,
      type: "application/problem+json")
    return answer ?? Response(status: .internalServerError)
  }

  /// The framework's own refusals in the interface's terms.
  private func known(_ error: any Error, _ request: Request) -> any Error {
    guard let framework = error as? any HTTPResponseError else { return error }
    switch framework.status {
    case .notFound:
      let methods = CaseAPI.methods(of: request.uri.path)
      return methods.isEmpty ? RequestError.noSuchRoute : RequestError.methodNotAllowed(methods)
    case .contentTooLarge: return RequestError.tooLarge
    case .badRequest: return MalformedJSON()
    default: return error
    }
  }

  private func note(
    _ request: Request, _ context: CallContext, _ response: Response, took duration: Duration
  ) {
    let path = context.endpointPath ?? "none"
    // Whoever may invent methods must not invent counters.
    let isKnown = request.method == .head || CaseAPI.routes.contains { $0.method == request.method }
    let method = isKnown ? request.method.rawValue : "other"
    let dimensions = [
      ("method", method), ("path", path), ("status", "\(response.status.code)"),
    ]
    Counter(label: "http_requests_total", dimensions: dimensions, factory: api.metrics).increment()
    let nanoseconds =
      duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
    Metrics.Timer(
      label: "http_request_duration_seconds", dimensions: [("path", path)], factory: api.metrics
    ).recordNanoseconds(nanoseconds)
    // The route, not the path asked for: a query or a number may say more than a log should keep.
    context.logger.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)",
        "route": "\(path)", "status": "\(response.status.code)",
        "microseconds": "\(nanoseconds / 1_000)",
      ])
  }
}
