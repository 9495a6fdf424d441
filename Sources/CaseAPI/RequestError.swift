/// A request that fails as HTTP, before any rule of the register is asked.
public enum RequestError: Error, Sendable, Equatable {
  case malformedJSON
  case wrongMediaType
  case tooLarge
  case preconditionRequired
  case malformedHeader(String)
  case wrongPassword
  case methodNotAllowed([String])
  case noSuchRoute
}
