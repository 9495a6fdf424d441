import Cases
import Contract
import HTTPTypes
import NIOCore
import NIOHTTP1

/// Follows one connection: tells the bounds what it is doing, refuses heads that are not in order,
/// and ends the connection after an answer to a request that was not read to its end.
final class ConnectionHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// Fewer bytes than this are not worth counting.
  private static let counted = 16 << 10

  private let id: Int
  private let peer: ClientAddress?
  private let edge: Edge
  private var client: ClientAddress?
  private var phase = ConnectionPhase.idle
  /// Requests whose head came, and those that were answered.
  private var (received, answered) = (0, 0)
  /// The number of the request whose answer ends the connection.
  private var last: Int?
  private var isReadingBody = false
  private var hasUnsentAnswer = false
  /// Nothing that arrives is passed on any more.
  private var isDeaf = false
  private var isInputClosed = false
  private var bytes = 0
  /// Answered once the requests before it are.
  private var waitingRefusal: HeadRefusal?

  init(_ id: Int, of peer: ClientAddress?, edge: Edge) {
    self.id = id
    self.peer = peer
    self.edge = edge
    client = peer
  }

  /// Bytes came in and were decoded as far as they go.
  func bytesArrived() {
    if phase == .idle { enter(.header) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isDeaf else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      if let refusal = HeadRules(hosts: edge.policy.hosts).refusal(of: head) {
        return refuse(HeadRefusal(refusal, of: head), context)
      }
      guard last == nil else {
        isDeaf = true
        return
      }
      begin(head)
    case .body(let buffer): hold(bytes + buffer.readableBytes)
    case .end:
      isReadingBody = false
      if !hasUnsentAnswer { enter(.working) }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where head.status.code >= 200:
      hasUnsentAnswer = true
      // What is left of a body would be read as the next request.
      if isReadingBody, received == answered + 1 { last = received }
      if last == answered + 1 { head.headers.replaceOrAdd(name: "connection", value: "close") }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body(.byteBuffer(let buffer)):
      hold(bytes + buffer.readableBytes)
      context.write(data, promise: promise)
    case .end:
      let written = promise ?? context.eventLoop.makePromise()
      written.futureResult.assumeIsolated().whenSuccess { self.answerWritten(context) }
      context.write(data, promise: written)
    case .head, .body: context.write(data, promise: promise)
    }
  }

  func flush(context: ChannelHandlerContext) {
    context.flush()
    if hasUnsentAnswer, phase != .answer { enter(.answer) }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else { return context.close(mode: mode, promise: promise) }
    if phase == .closing {
      promise?.succeed()
    } else {
      isDeaf = true
      enter(.closing)
      context.close(mode: isInputClosed ? .all : mode, promise: promise)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent {
      isInputClosed = true
      if phase == .closing { return context.close(promise: nil) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case let end as ConnectionEnd: leave(end, context)
    case is HTTPParserError:
      guard !isDeaf else { return }
      let refusal = HeadRefusal(Refusal(400, .malformedRequest))
      // The route that reads the body answers.
      isReadingBody ? cutBody(error, context) : refuse(refusal, context)
    default: context.fireErrorCaught(error)
    }
  }
}

// MARK: - Phases

extension ConnectionHandler {
  private func begin(_ head: HTTPRequestHead) {
    let proxies = edge.policy.proxies
    if proxies.includes(peer), let header = proxies.header {
      client = proxies.client(of: peer, head.headers[header.rawName])
    }
    received += 1
    isReadingBody = true
    if !head.isKeepAlive { last = received }
    let hasBody = head.headers.contains(name: "content-length") || head.isChunked
    if hasBody, !hasUnsentAnswer { enter(.body) }
  }

  private func enter(_ phase: ConnectionPhase) {
    self.phase = phase
    edge.connections.enter(phase, id, for: client?.network)
  }

  private func hold(_ bytes: Int) {
    let isWorthTelling = max(bytes, self.bytes) >= Self.counted
    self.bytes = bytes
    if isWorthTelling { edge.connections.hold(bytes, id) }
  }

  private var isAnswering: Bool { received > answered }

  private func answerWritten(_ context: ChannelHandlerContext) {
    hasUnsentAnswer = false
    answered += 1
    if !isAnswering { hold(0) }
    if last == answered {
      finish(context)
    } else if let refusal = waitingRefusal, !isAnswering {
      refuse(refusal, context)
    } else if phase != .closing {
      enter(!isAnswering ? .idle : isReadingBody ? .body : .working)
    }
  }

  /// Lets the client read the answer: closing at once would throw away what it has not taken.
  private func finish(_ context: ChannelHandlerContext) {
    isDeaf = true
    enter(.closing)
    context.close(mode: isInputClosed ? .all : .output, promise: nil)
  }

  private func leave(_ end: ConnectionEnd, _ context: ChannelHandlerContext) {
    switch end {
    case .slowHeader where !isAnswering: refuse(HeadRefusal(Refusal(408, .tooSlow)), context)
    case .slowBody: cutBody(end, context)
    case .slowHeader, .slowReader, .leftOpen, .idle, .crowded:
      // Half a body is no request.
      if isReadingBody { context.fireErrorCaught(end) }
      context.close(promise: nil)
    }
  }

  /// Whoever reads the body is told, and its answer is the last.
  private func cutBody(_ error: any Error, _ context: ChannelHandlerContext) {
    isReadingBody = false
    last = received
    isDeaf = true
    if !hasUnsentAnswer { enter(.working) }
    context.fireErrorCaught(error)
  }

  private func refuse(_ refused: HeadRefusal, _ context: ChannelHandlerContext) {
    isDeaf = true
    guard !isAnswering else {
      waitingRefusal = refused
      return
    }
    waitingRefusal = nil
    edge.refused(refused.refusal, requestID: refused.requestID, client: client)
    for part in refused.answer { context.write(wrapOutboundOut(part), promise: nil) }
    context.flush()
    finish(context)
  }
}

/// Tells when a header has begun to arrive; stands before the decoder.
final class HeaderWatch: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let handler: ConnectionHandler

  init(_ handler: ConnectionHandler) { self.handler = handler }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.fireChannelRead(data)
    handler.bytesArrived()
  }
}
