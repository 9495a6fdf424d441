import ArgumentParser
import Cases
import Foundation

/// How results are written: a table for people, JSON or CSV for scripts.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

struct OutputOptions: ParsableArguments {
  @Option(help: "Format of the result.")
  var format = Format.table

  /// Writes rows in the chosen format; `json` gives the values themselves.
  func write(header: [String], rows: [[String]], json: () throws -> String) throws {
    switch format {
    case .table: print(Table(header: header, rows: rows).text)
    case .json: print(try json())
    case .csv: print(CSV.text(header: header, rows: rows), terminator: "")
    }
  }

  /// A code as the format has it: words for people, the code itself for scripts.
  func shown<Code: Labelled>(_ code: Code) -> String {
    format == .table ? code.label[.ofTerminal] : code.rawValue
  }

  func write<Value: Encodable>(
    _ values: [Value], header: [String], row: (Value) -> [String]
  ) throws {
    try write(header: header, rows: values.map(row)) { try jsonText(values) }
  }
}

func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// The bytes of a file, or of standard input for `-`.
func readInput(_ path: String) throws -> [UInt8] {
  if path == "-" {
    return Array(try FileHandle.standardInput.readToEnd() ?? Data())
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    throw Failure(1, "The file \(path) cannot be read.")
  }
  return Array(data)
}

/// Writes a whole file, or none of it.
func writeOutput(_ bytes: some Sequence<UInt8>, to path: String) throws {
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw Failure(1, "The file \(path) cannot be written.")
  }
}

/// JSON with line breaks and indents, its keys in their original order.
func pretty(_ json: String) -> String {
  var (text, depth, isText, isEscaped) = ("", 0, false, false)
  func indent() -> String { "\n" + String(repeating: "  ", count: depth) }
  var previous: Character?
  for character in json {
    defer { if !character.isWhitespace { previous = character } }
    if isText {
      text.append(character)
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isText = false
      }
      continue
    }
    switch character {
    case "\"":
      if previous == "[" || previous == "{" { text += indent() }
      isText = true
      text.append(character)
    case "{", "[":
      if previous == "[" { text += indent() }
      depth += 1
      text.append(character)
    case "}", "]":
      depth -= 1
      if previous != "{", previous != "[" { text += indent() }
      text.append(character)
    case ",": text += "," + indent()
    case ":": text += ": "
    case _ where character.isWhitespace: break
    default:
      if previous == "[" { text += indent() }
      text.append(character)
    }
  }
  return text
}

/// Columns under their headers, as wide as their widest cell; numbers are right-aligned.
struct Table {
  let header: [String]
  let rows: [[String]]

  var text: String {
    let columns = header.indices
    let widths = columns.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    let isNumeric = columns.map { column in
      !rows.isEmpty && rows.allSatisfy { Int($0[column]) != nil || $0[column].isEmpty }
    }
    func line(_ cells: [String]) -> String {
      let padded = columns.map { column in
        let padding = String(repeating: " ", count: widths[column] - cells[column].count)
        return isNumeric[column] ? padding + cells[column] : cells[column] + padding
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
  }
}

/// A progress bar on standard error, shown only on a terminal.
final class ProgressBar: Sendable {
  private let label: String
  private let isShown = isatty(STDERR_FILENO) == 1

  init(_ label: String) { self.label = label }

  func show(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let filled = min(30, 30 * done / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
    write("\r\(label) \(bar) \(done)/\(total)")
  }

  func show(seconds: Int) {
    if isShown { write("\r\(label) \(seconds) s") }
  }

  func finish() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// Shows on a terminal how many seconds a task without stages has taken, from the second on.
func waiting<T>(_ label: String, for body: () async throws -> T) async throws -> T {
  let bar = ProgressBar(label)
  let clock = Task {
    for second in 2... {
      try await Task.sleep(for: .seconds(second == 2 ? 2 : 1))
      bar.show(seconds: second)
    }
  }
  func stop() async {
    clock.cancel()
    _ = await clock.result
    bar.finish()
  }
  do {
    let value = try await body()
    await stop()
    return value
  } catch {
    await stop()
    throw error
  }
}
