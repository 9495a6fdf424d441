import Mustache

/// Text that is safe in HTML and XML, as text and in quotes.
///
/// Templates print it unescaped. The library would escape by character, and a combining mark after
/// a sign makes another character of it: `"` with an accent would pass.
struct Markup: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }

  init(_ text: String) {
    renderText = text.unicodeScalars.reduce(into: "") { markup, scalar in
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
