import Cases

/// The ranges of an `Accept` or `Accept-Language` header with their weights (RFC 9110, 12.4.2).
struct Accept {
  private struct Range {
    let name: String
    let weight: Double
  }

  private let ranges: [Range]

  /// A range whose weight cannot be read is left out.
  init(_ header: String?) {
    ranges = (header ?? "").split(separator: ",").compactMap { text in
      let parts = text.split(separator: ";").map { $0.description.trimmed.lowercased() }
      guard let name = parts.first else { return nil }
      guard let quality = parts.dropFirst().first(where: { $0.hasPrefix("q=") }) else {
        return Range(name: name, weight: 1)
      }
      let weight = Double(quality.dropFirst(2)).flatMap { (0...1).contains($0) ? $0 : nil }
      return weight.map { Range(name: name, weight: $0) }
    }
  }

  /// The offer with the highest weight; among equals the one named most exactly, then the one
  /// named first, then the one offered first. Nil when the header accepts none.
  ///
  /// `exactness` says how exactly a range names an offer, nil when it does not match: the most
  /// exact range decides, so that `q=0` excludes what a wildcard would admit.
  private func best<Offer>(
    of offers: [Offer], exactness: (_ range: String, Offer) -> Int?
  ) -> Offer? {
    var best: (offer: Offer, rank: (Double, Int, Int))?
    for offer in offers {
      let matches = ranges.enumerated().compactMap { index, range in
        exactness(range.name, offer).map { (exact: $0, first: -index, weight: range.weight) }
      }
      guard let match = matches.max(by: { ($0.exact, $0.first) < ($1.exact, $1.first) }),
        match.weight > 0
      else { continue }
      let rank = (match.weight, match.exact, match.first)
      if best.map({ $0.rank < rank }) ?? true { best = (offer, rank) }
    }
    return best?.offer
  }

  /// The media type preferred, among types without parameters (RFC 9110, 12.5.1).
  func mediaType(among types: [String]) -> String? {
    best(of: types) { range, type in
      let kind = type.prefix { $0 != "/" }
      return range == type ? 2 : range == "\(kind)/*" ? 1 : range == "*/*" ? 0 : nil
    }
  }

  /// The language preferred, whatever the region (RFC 9110, 12.5.4).
  var language: Language? {
    best(of: [.en, .vi]) { range, language in
      if range == "*" { return 0 }
      return range.prefix { $0 != "-" } == language.rawValue ? 1 : nil
    }
  }
}

extension Language {
  /// The language an `Accept-Language` header prefers; English when it names none of ours.
  init(accepting header: String?) { self = Accept(header).language ?? .en }
}
