import ArgumentParser
import CaseStore
import Cases

struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Tell what codes mean.", subcommands: [TermsList.self])
}

struct TermsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the codes with their words in Vietnamese and English.",
    discussion: "Example: thanhtra terms list closing_reason")

  @OptionGroup var output: OutputOptions
  @Argument(help: "Only codes of this kind: \(kinds).") var kind: String?

  private static let kinds = Vocabulary.all.map(\.kind).joined(separator: ", ")

  func validate() throws {
    if let kind, !Vocabulary.all.contains(where: { $0.kind == kind }) {
      throw ValidationError("'\(kind)' is not a kind of code: \(Self.kinds)")
    }
  }

  func run() throws {
    let terms = Vocabulary.all.filter { kind == nil || $0.kind == kind }.flatMap(\.terms)
    try output.write(terms, header: ["kind", "code", "vi", "en"]) {
      [$0.kind, $0.code, $0.vi, $0.en]
    }
  }
}
