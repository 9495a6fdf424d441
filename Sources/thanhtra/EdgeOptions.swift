import ArgumentParser
import CaseAPI
import Glibc
import HTTPTypes

/// How the service meets its clients.
struct EdgeOptions: ParsableArguments {
  @Option(
    name: .customLong("host"),
    help: "A name that the header Host may have, without a port; may be repeated. Default: any.")
  var hosts: [String] = []
  @Option(
    name: .customLong("trusted-proxy"),
    help: ArgumentHelp(
      "Address, or range as 10.0.0.0/8, of a proxy that names its client; may be repeated.",
      valueName: "address"),
    transform: { text in
      guard let range = AddressRange(text) else {
        throw ValidationError("'\(text)' is no address and no range of addresses")
      }
      return range
    })
  var proxies: [AddressRange] = []
  @Option(help: "The header in which trusted proxies name their client.")
  var clientAddressHeader = "X-Forwarded-For"
  @Option(help: "Most connections at once; never more than the descriptors of the process admit.")
  var maxConnections = EdgeLimits().connections
  @Option(help: "Most connections of one client, and never more than half of all.")
  var maxConnectionsPerClient = EdgeLimits().connectionsPerClient
  @Option(help: "Seconds within which the body of a request must arrive.")
  var bodySeconds = Int(EdgeLimits().body / .seconds(1))
  @Option(help: "Seconds within which an answer must be taken.")
  var answerSeconds = Int(EdgeLimits().answer / .seconds(1))
  @Flag(help: "Show /metrics to everyone, not only to this machine and to administrators.")
  var metricsOpen = false

  func validate() throws {
    if HTTPField.Name(clientAddressHeader) == nil {
      throw ValidationError("'\(clientAddressHeader)' is no name of a header")
    }
    if [maxConnections, maxConnectionsPerClient, bodySeconds, answerSeconds].contains(where: {
      $0 < 1
    }) {
      throw ValidationError("connections and seconds must be at least 1")
    }
  }

  /// The policy, within what the process may have.
  func policy() -> EdgePolicy {
    var policy = EdgePolicy()
    policy.hosts = Set(hosts.map { $0.lowercased() })
    if !proxies.isEmpty {
      policy.proxies = TrustedProxies(
        header: HTTPField.Name(clientAddressHeader), ranges: proxies)
    }
    policy.opensMetrics = metricsOpen
    policy.limits.connections = maxConnections
    policy.limits.connectionsPerClient = maxConnectionsPerClient
    policy.limits.body = .seconds(bodySeconds)
    policy.limits.answer = .seconds(answerSeconds)
    policy.limits.fit(descriptors: raiseDescriptors())
    return policy
  }

  /// Asks for as many descriptors as the process may have, and answers how many those are.
  private func raiseDescriptors() -> Int {
    var limit = rlimit()
    let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(descriptors, &limit) == 0 else { return 1_024 }
    limit.rlim_cur = limit.rlim_max
    setrlimit(descriptors, &limit)
    getrlimit(descriptors, &limit)
    return Int(clamping: limit.rlim_cur)
  }
}
