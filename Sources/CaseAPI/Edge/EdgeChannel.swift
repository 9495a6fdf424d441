import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// HTTP/1.1 over a connection that is counted, timed and checked before a request is made of it.
struct EdgeChannel: HTTPChannelHandler {
  struct Value: ServerChildChannelValue {
    let channel: any Channel
    /// Nil for a connection there was no room for.
    let http: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>?
  }

  let responder: HTTPChannelHandler.Responder
  let edge: Edge

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let peer = ClientAddress(channel.remoteAddress)
    let counted = edge.policy.proxies.includes(peer) ? nil : peer?.network
    guard let id = edge.connections.admit(channel, from: counted) else {
      edge.ended(.crowded)
      channel.close(promise: nil)
      return channel.eventLoop.makeSucceededFuture(Value(channel: channel, http: nil))
    }
    channel.closeFuture.whenComplete { [edge] _ in edge.connections.leave(id) }
    return channel.eventLoop.makeCompletedFuture {
      let handler = ConnectionHandler(id, of: peer, edge: edge)
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(HeaderWatch(handler))
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false,
        withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: .init())
      try pipeline.addHandler(handler)
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
      let http = try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true))
      return Value(channel: channel, http: http)
    }
  }

  func handle(value: Value, logger: Logger) async {
    if let http = value.http { await handleHTTP(asyncChannel: http, logger: logger) }
  }
}
