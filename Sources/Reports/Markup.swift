import Mustache

/// Text that is safe in HTML and XML, as text and in quotes.
///
/// Templates print it unescaped. The library would escape by character, and a combining mark after
/// a sign makes another character of it: `"` with an accent would pass.
struct Markup: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }

  init(_ text: String) { renderText = Self.escaped(text) }

  /// A text that may be broken between its parts, where there is no room for it in a line.
  init(parts: [String]) { renderText = parts.map(Self.escaped).joined(separator: "<wbr/>") }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { markup, scalar in
      switch scalar {
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "&": markup += "&amp;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      // XML knows no other controls, and not these two.
      case "\t", "\n", "\r": markup.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": markup += "\u{FFFD}"
      default: markup.unicodeScalars.append(scalar)
      }
    }
  }
}
