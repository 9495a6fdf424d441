// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let nio = [
  Target.Dependency.product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
]
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

// Packages that only others ask for, pinned so that every build takes the same versions. Nothing is
// built for the name here: the condition never holds.
let pinned: [Target.Dependency] = [
  ("Algorithms", "swift-algorithms"), ("SwiftASN1", "swift-asn1"), ("Atomics", "swift-atomics"),
  ("X509", "swift-certificates"), ("Tracing", "swift-distributed-tracing"),
  ("StructuredFieldValues", "swift-http-structured-headers"), ("NIOHTTP2", "swift-nio-http2"),
  ("NIOTransportServices", "swift-nio-transport-services"), ("RealModule", "swift-numerics"),
  ("ServiceContextModule", "swift-service-context"), ("SystemPackage", "swift-system"),
].map { .product(name: $0.0, package: $0.1, condition: .when(platforms: [.custom("none")])) }

let package = Package(
  name: "thanhtra",
  products: [.executable(name: "thanhtra", targets: ["thanhtra"])],
  dependencies: [
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // Only the packages above ask for these.
    .package(url: "https://github.com/apple/swift-algorithms", exact: "1.2.1"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-async-algorithms", exact: "1.1.4"),
    .package(url: "https://github.com/apple/swift-atomics", exact: "1.3.0"),
    .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
    .package(url: "https://github.com/apple/swift-distributed-tracing", exact: "1.7.3"),
    .package(url: "https://github.com/apple/swift-http-structured-headers", exact: "1.7.0"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio-http2", exact: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-transport-services", exact: "1.28.0"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    .package(url: "https://github.com/apple/swift-service-context", exact: "1.5.1"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
  ],
  targets: [
    .systemLibrary(name: "CProcess"),
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "Postgres", dependencies: ["CLibPQ", deque], swiftSettings: strict),
    .target(name: "PostgresServer", swiftSettings: strict),
    .target(name: "Cases", dependencies: [crypto], swiftSettings: strict),
    .target(name: "Contract", dependencies: ["Cases"], swiftSettings: strict),
    .target(name: "Figures", dependencies: ["Cases"], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: ["CXLSXWriter", "Cases", "Figures", mustache],
      resources: [.embedInCode("Templates")],
      swiftSettings: strict),
    .target(
      name: "Schema",
      path: "db",
      exclude: [
        "README.md", "catalogue/README.md", "law/README.md", "calendars/README.md",
      ],
      resources: [
        .embedInCode("migrations"), .embedInCode("catalogue"), .embedInCode("law"),
        .embedInCode("calendars"), .embedInCode("schema.sql"),
      ],
      swiftSettings: strict),
    .target(
      name: "CaseStore",
      dependencies: ["Cases", "Figures", "Postgres", "Schema", crypto, cryptoExtras],
      swiftSettings: strict),
    .target(
      name: "Fiction", dependencies: ["CaseStore", "Cases", "Postgres", crypto],
      swiftSettings: strict),
    .target(
      name: "CaseAPI",
      dependencies: [
        "CaseStore", "Cases", "Contract", "Figures", "Reports", crypto, deque, hummingbird,
        hummingbirdCore, logging, metrics,
      ] + nio,
      resources: [.embedInCode("openapi.yaml")],
      swiftSettings: strict),
    .executableTarget(
      name: "thanhtra",
      dependencies: [
        "CProcess", "CaseAPI", "CaseStore", "Cases", "Contract", "Fiction", "Figures", "Postgres",
        "PostgresServer", "Reports", argumentParser, hummingbird, hummingbirdCore, hummingbirdTLS,
        logging, nioSSL,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ] + pinned,
      swiftSettings: strict),
    .target(
      name: "TestNumbers", dependencies: ["Cases", "Figures"], path: "Tests/TestNumbers",
      swiftSettings: strict),
    .target(
      name: "TestDatabase",
      dependencies: ["Postgres", "PostgresServer"],
      path: "Tests/TestDatabase",
      swiftSettings: strict),
    .target(
      name: "TestRegister",
      dependencies: ["CaseStore", "Cases", "Postgres", "TestDatabase"],
      path: "Tests/TestRegister",
      swiftSettings: strict),
    .testTarget(
      name: "PostgresTests",
      dependencies: ["Postgres", "PostgresServer", "TestDatabase"],
      swiftSettings: strict),
    .testTarget(
      name: "CasesTests", dependencies: ["Cases", "TestNumbers"],
      exclude: ["Words/law-terms.tsv"], swiftSettings: strict),
    .testTarget(
      name: "ContractTests", dependencies: ["Cases", "Contract"], swiftSettings: strict),
    .testTarget(
      name: "FiguresTests", dependencies: ["Cases", "Figures", "TestNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Cases", "Figures", "Reports"], swiftSettings: strict),
    .testTarget(
      name: "CaseStoreTests",
      dependencies: [
        "CaseStore", "Cases", "Figures", "Postgres", "Schema", "TestDatabase", "TestNumbers",
        "TestRegister",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FictionTests",
      dependencies: [
        "CaseStore", "Cases", "Fiction", "Postgres", "TestDatabase", "TestRegister",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CaseAPITests",
      dependencies: [
        "CaseAPI", "CaseStore", "Cases", "Contract", "Figures", "Postgres", "TestDatabase",
        "TestRegister",
        hummingbird,
        .product(name: "HummingbirdTesting", package: "hummingbird"), "Yams",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ThanhtraTests",
      dependencies: ["thanhtra", "Postgres", "TestDatabase", argumentParser],
      swiftSettings: strict),
  ]
)
