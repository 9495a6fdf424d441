/// A request that fails as HTTP, before any rule of the register is asked.
enum RequestError: Error, Equatable {
  case wrongMediaType
  /// Of a body: the most bytes there may be.
  case tooLarge(Int)
  case preconditionRequired
  case malformedHeader(String)
  case wrongPassword
  case methodNotAllowed([String])
  case noSuchRoute
}
