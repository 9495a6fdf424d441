import ArgumentParser
import CaseAPI
import CaseStore
import Cases
import Foundation
import Hummingbird
import Logging
import Postgres
import PostgresServer
import UnixSignals

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the HTTP interface.",
    discussion: """
      Refuses a database whose schema is not the program's in every object, whose settings are not \
      durable, or a login that is more than the application. \
      SIGTERM or Ctrl-C ends it after the running requests are answered. Started as root, it goes \
      on as another user before it listens.

      Example: thanhtra serve --database postgres://thanhtra_app@db/thanhtra --listen 0.0.0.0:8080
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var tls: TLSOptions
  @Option(
    help: """
      User to go on as when root starts it; default: THANHTRA_USER; with --private the user of \
      PostgreSQL.
      """)
  var user: String?
  @OptionGroup(title: "Clients") var edge: EdgeOptions
  @Option(help: "HOST:PORT; default: THANHTRA_LISTEN or 127.0.0.1:8080.")
  var listen: String?
  @Flag(name: .customLong("private"), help: "Start a private PostgreSQL in the data directory.")
  var startsPrivate = false
  @Flag(help: "Fill an empty private register with demo units, officers and cases.")
  var demo = false
  @Flag(help: "Serve although durability or row protection is off; never in production.")
  var unsafe = false
  @Option(
    help: "Least level logged: trace, debug, info, notice, warning, error or critical.",
    transform: { text in
      guard let level = Logger.Level(rawValue: text) else {
        throw ValidationError("'\(text)' is not a log level")
      }
      return level
    })
  var logLevel = Logger.Level.info

  func validate() throws {
    if startsPrivate, register.database != nil {
      throw ValidationError("--private and --database cannot be combined")
    }
    if startsPrivate, user != nil {
      throw ValidationError("--private goes on as the user of its PostgreSQL; leave out --user")
    }
    if demo, !startsPrivate { throw ValidationError("--demo needs --private") }
  }

  func run() async throws {
    let address = try Address(
      listen ?? ProcessInfo.processInfo.environment["THANHTRA_LISTEN"] ?? "127.0.0.1:8080")
    guard startsPrivate else {
      try await serve(register.configuration(.application), at: address)
      return
    }
    let server = PrivateServer(directory: register.directory, durable: true)
    try await server.start()
    do {
      let isDemo = try await prepare(server)
      let connection = server.connection(user: "thanhtra_app", database: "thanhtra")
      try await serve(Database.Configuration(connection: connection), at: address, isDemo: isDemo)
      await server.stop()
    } catch {
      await server.stop()
      throw error
    }
  }

  /// Brings a private register up to date; answers whether it holds the demo officers.
  private func prepare(_ server: PrivateServer) async throws -> Bool {
    let maintenance = Database(
      .init(connection: server.connection(user: "postgres", database: "postgres")))
    try await createDatabase("thanhtra", on: maintenance)
    await maintenance.shutdown()
    let connection = server.connection(user: "thanhtra_owner", database: "thanhtra")
    let store = CaseStore(Database(.init(connection: connection)))
    for name in try await store.migrate() { printError("applied \(name)") }
    if try await !store.hasLaw() { printError(try await store.loadShippedReferenceData().words) }
    if demo, try await store.isEmpty() {
      try await DemoRegister(store: store, today: .today).fill()
    }
    let isDemo = try await store.officers().contains { $0.username == DemoRegister.supervisor }
    await store.database.shutdown()
    return isDemo
  }

  private func serve(
    _ configuration: Database.Configuration, at address: Address, isDemo: Bool = false
  ) async throws {
    var configuration = configuration
    configuration.readTimeout = .seconds(1)
    let store = CaseStore(Database(configuration))
    var logger = Logger(label: "thanhtra") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = logLevel
    var policy = edge.policy()
    policy.speaksTLS = tls.tlsCertificate != nil
    let api = CaseAPI(store, policy: policy, today: { Day.today })
    // Only root may read the key of a certificate.
    let server = try tls.secured(api.server(logger: logger))
    try Privileges.leaveRoot(for: serviceUser)
    try await check(store)
    var application = Application(
      router: api.router(), server: server,
      configuration: .init(
        address: .hostname(address.host, port: address.port), serverName: "thanhtra",
        backlog: 1_024),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? address.port
        let bound = Address(address.host, port: port)
        printError(Welcome(url: bound.url(tls.scheme), isDemo: isDemo).text)
      },
      logger: logger)
    application.addServices(SettlementService(store: store, logger: logger))
    try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    await store.database.shutdown()
  }

  /// Who answers requests when root started the service.
  private var serviceUser: String? {
    if startsPrivate { return PrivateServer.serviceUser }
    return user ?? ProcessInfo.processInfo.environment["THANHTRA_USER"]
  }

  /// Refuses to serve a database that could lose or expose data.
  private func check(_ store: CaseStore) async throws {
    let problems = try await Diagnosis(store, forServing: true).problems
    guard !problems.isEmpty, !unsafe else { return }
    throw Failure(1, "Not served:\n" + problems.joined(separator: "\n"))
  }
}

/// Where to listen.
struct Address {
  let host: String
  let port: Int

  init(_ host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads HOST:PORT; an IPv6 host is written in brackets.
  init(_ text: String) throws {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port), colon > text.startIndex
    else { throw Failure(2, "--listen: '\(text)' is not HOST:PORT.") }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    self.init(String(host), port: port)
  }

  func url(_ scheme: String) -> String {
    host.contains(":") ? "\(scheme)://[\(host)]:\(port)" : "\(scheme)://\(host):\(port)"
  }
}

/// The text shown once the service answers.
private struct Welcome {
  let url: String
  let isDemo: Bool

  var text: String {
    guard isDemo else { return "Thanh Tra serves \(url)" }
    let officers = DemoRegister.officers.map {
      "  \($0.username)  \($0.role.label.en), \($0.unit)"
    }
    return """
      Thanh Tra serves \(url)

      Demo officers, all with the password \(DemoRegister.password)
      \(officers.joined(separator: "\n"))

      Try:
        curl -s \(url)/v1/sessions -H 'Content-Type: application/json' \\
          -d '{"username":"\(DemoRegister.supervisor)","password":"\(DemoRegister.password)"}'
      """
  }
}
