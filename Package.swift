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
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

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
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
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
        "CaseStore", "Cases", "Contract", "Figures", "Reports", hummingbird, hummingbirdCore,
        logging, metrics,
      ],
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
      ],
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
