import ArgumentParser

/// The one executable: the service and the administrator's command line.
struct Thanhtra: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thanhtra",
    abstract: "Inspection cases: opened, investigated, sanctioned, closed.",
    discussion: """
      Every command finds its register by --database URL (or THANHTRA_DATABASE, or the credential \
      database of systemd), or by --data DIR \
      (or THANHTRA_DATA, or .thanhtra) for a private one.

      Exit status: 0 ok, 1 failure, 2 usage, 3 not allowed, 4 not found, 5 conflict, \
      6 conditions of the step not met, 7 integrity check failed, 8 partly done.
      """,
    version: Version.line,
    subcommands: [
      Serve.self, Migrate.self, Doctor.self, Demo.self, CaseCommand.self, UnitCommand.self,
      OfficerCommand.self, TermsCommand.self, CatalogueCommand.self, LawCommand.self,
      CalendarCommand.self, Import.self, StatisticsCommand.self, AuditCommand.self,
      SchemaCommand.self,
    ])
}
