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
  /// Every migration, oldest first. A test compares the list with the folder.
  public static let migrations: [EmbeddedFile] = [
    EmbeddedFile(
      "0001_create_units_and_officers.sql", PackageResources._001_create_units_and_officers_sql),
    EmbeddedFile("0002_create_law.sql", PackageResources._002_create_law_sql),
    EmbeddedFile("0003_create_workflow.sql", PackageResources._003_create_workflow_sql),
    EmbeddedFile(
      "0004_create_cases_and_events.sql", PackageResources._004_create_cases_and_events_sql),
    EmbeddedFile("0005_create_documents.sql", PackageResources._005_create_documents_sql),
    EmbeddedFile(
      "0006_create_proceedings_and_clocks.sql",
      PackageResources._006_create_proceedings_and_clocks_sql),
    EmbeddedFile("0007_create_ledger.sql", PackageResources._007_create_ledger_sql),
    EmbeddedFile("0008_fill_and_read_ledger.sql", PackageResources._008_fill_and_read_ledger_sql),
    EmbeddedFile("0009_settle_and_publish.sql", PackageResources._009_settle_and_publish_sql),
    EmbeddedFile("0010_protect_rows.sql", PackageResources._010_protect_rows_sql),
    EmbeddedFile("0011_keep_what_was_known.sql", PackageResources._011_keep_what_was_known_sql),
    EmbeddedFile(
      "0012_annul_parts_of_decisions.sql", PackageResources._012_annul_parts_of_decisions_sql),
    EmbeddedFile("0013_add_proceedings.sql", PackageResources._013_add_proceedings_sql),
    EmbeddedFile("0014_correct_decisions.sql", PackageResources._014_correct_decisions_sql),
    EmbeddedFile("0015_keep_checkpoints.sql", PackageResources._015_keep_checkpoints_sql),
    EmbeddedFile("0016_seal_context.sql", PackageResources._016_seal_context_sql),
    EmbeddedFile("0017_mask_columns.sql", PackageResources._017_mask_columns_sql),
    EmbeddedFile("0018_guard_sanctions.sql", PackageResources._018_guard_sanctions_sql),
    EmbeddedFile("0019_search_short_words.sql", PackageResources._019_search_short_words_sql),
  ]

  /// The schema that all migrations together make, as `thanhtra schema` prints it.
  public static let printed = String(decoding: PackageResources.schema_sql, as: UTF8.self)

  /// The acts of the decrees that ship with the product.
  public static let catalogues: [EmbeddedFile] = [
    EmbeddedFile("decree-55-2009.csv", PackageResources.decree_55_2009_csv),
    EmbeddedFile("decree-125-2021.csv", PackageResources.decree_125_2021_csv),
    EmbeddedFile("decree-12-2022.csv", PackageResources.decree_12_2022_csv),
    EmbeddedFile("decree-283-2026.csv", PackageResources.decree_283_2026_csv),
  ]

  /// Clocks, signing authorities and amounts of the law.
  public static let laws: [EmbeddedFile] = [
    EmbeddedFile("amounts.csv", PackageResources.amounts_csv),
    EmbeddedFile("authorities.csv", PackageResources.authorities_csv),
    EmbeddedFile("clocks.csv", PackageResources.clocks_csv),
  ]

  /// Days off and made-up working days, a file for each year.
  public static let calendars: [EmbeddedFile] = [
    EmbeddedFile("2018.csv", PackageResources._018_csv),
    EmbeddedFile("2019.csv", PackageResources._019_csv),
    EmbeddedFile("2020.csv", PackageResources._020_csv),
    EmbeddedFile("2021.csv", PackageResources._021_csv),
    EmbeddedFile("2022.csv", PackageResources._022_csv),
    EmbeddedFile("2023.csv", PackageResources._023_csv),
    EmbeddedFile("2024.csv", PackageResources._024_csv),
    EmbeddedFile("2025.csv", PackageResources._025_csv),
    EmbeddedFile("2026.csv", PackageResources._026_csv),
  ]
}
