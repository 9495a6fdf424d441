/// A file of this folder, as it was when the binary was built.
public struct EmbeddedFile: Sendable {
  public let name: String
  public let text: String

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.text = String(decoding: bytes, as: UTF8.self)
  }
}

/// The schema and the reference data that travel inside the binary.
public enum Schema {
  /// Every migration, oldest first. A test holds the list against the folder.
  public static let migrations: [EmbeddedFile] = [
    EmbeddedFile(
      "0001_create_units_and_officers.sql",
      PackageResources._001_create_units_and_officers_sql),
    EmbeddedFile("0002_create_catalogue.sql", PackageResources._002_create_catalogue_sql),
    EmbeddedFile("0003_create_cases.sql", PackageResources._003_create_cases_sql),
    EmbeddedFile("0004_create_documents.sql", PackageResources._004_create_documents_sql),
    EmbeddedFile("0005_protect_rows.sql", PackageResources._005_protect_rows_sql),
    EmbeddedFile("0006_create_calendars.sql", PackageResources._006_create_calendars_sql),
  ]

  /// The acts of the decrees that ship with the product.
  public static let catalogues: [EmbeddedFile] = [
    EmbeddedFile("decree-55-2009.csv", PackageResources.decree_55_2009_csv),
    EmbeddedFile("decree-125-2021.csv", PackageResources.decree_125_2021_csv),
    EmbeddedFile("decree-283-2026.csv", PackageResources.decree_283_2026_csv),
  ]
}
