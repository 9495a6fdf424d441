/// The fine the law gives for an act and its circumstances (Law on Handling Administrative
/// Violations, Art 23.4). Amounts in VND.
public struct FineRule: Sendable, Equatable {
  public enum Rule: String, Sendable, CaseIterable, Codable {
    case average, minimum, maximum
    case belowAverage = "between_minimum_and_average"
    case aboveAverage = "between_average_and_maximum"
  }

  /// For this subject: multiplied for an organisation, and not above the ceiling.
  public let bracket: ClosedRange<Int>
  public let mitigating: Int
  public let aggravating: Int
  /// What part of an adult's fine the subject pays at most, in per cent (Art 134.3).
  public let share: Int
  private let person: ClosedRange<Int>
  private let factor: Int

  /// Nil when the act carries no fine.
  public init?(
    _ act: Act, kind: SubjectKind, mitigating: Int, aggravating: Int, share: Int = 100
  ) {
    guard let bracket = act.bracket(for: kind), let person = act.bracket(for: .person) else {
      return nil
    }
    self.bracket = bracket
    self.person = person
    self.factor = kind == .organisation ? act.organisationFactor : 1
    self.mitigating = mitigating
    self.aggravating = aggravating
    self.share = share
  }

  /// The amounts that may be imposed at all. A minor's fine may lie below the bracket.
  public var allowed: ClosedRange<Int> {
    share == 100 ? bracket : 1...max(1, bracket.upperBound * share / 100)
  }

  /// One mitigating circumstance cancels one aggravating.
  public var rule: Rule {
    switch mitigating - aggravating {
    case 0: .average
    case 1: .belowAverage
    case -1: .aboveAverage
    case let more where more > 0: .minimum
    default: .maximum
    }
  }

  public var average: Int { (bracket.lowerBound + bracket.upperBound) / 2 }

  /// The amount the rule gives; the middle where it gives a range.
  public var amount: Int { fullAmount * share / 100 }

  /// The amount for an adult.
  private var fullAmount: Int {
    switch rule {
    case .average: average
    case .minimum: bracket.lowerBound
    case .maximum: bracket.upperBound
    case .belowAverage: (bracket.lowerBound + average) / 2
    case .aboveAverage: (average + bracket.upperBound) / 2
    }
  }

  /// Whether the amount follows the rule. Where it gives a range, the ends are not part of it. A
  /// minor pays at most the share of what an adult would, so any lower amount follows the rule too.
  public func admits(_ amount: Int) -> Bool {
    if share < 100 { return amount >= 1 && isWithinShare(amount) }
    if bracket.lowerBound == bracket.upperBound { return amount == bracket.lowerBound }
    return switch rule {
    case .average, .minimum, .maximum: amount == self.amount
    case .belowAverage: bracket.lowerBound < amount && amount < average
    case .aboveAverage: average < amount && amount < bracket.upperBound
    }
  }

  private func isWithinShare(_ amount: Int) -> Bool {
    switch rule {
    case .average, .minimum, .maximum: amount <= self.amount
    case .belowAverage: amount * 100 < average * share
    case .aboveAverage: amount * 100 < bracket.upperBound * share
    }
  }

  /// How the amount comes about, for a person to read.
  public func reasoning(in language: Language) -> String {
    let (low, high) = (bracket.lowerBound.vnd, bracket.upperBound.vnd)
    let doubled = factor > 1
    switch language {
    case .en:
      let base = "\(person.lowerBound.vnd) to \(person.upperBound.vnd)"
      let origin = doubled ? " (\(factor) times \(base) for an organisation)" : ""
      return "Bracket \(low) to \(high) VND\(origin); mitigating \(mitigating), "
        + "aggravating \(aggravating): \(outcome(in: language))."
    case .vi:
      let base = "\(person.lowerBound.vnd)–\(person.upperBound.vnd)"
      let origin = doubled ? " (\(factor) × \(base) đối với tổ chức)" : ""
      return "Khung \(low)–\(high) đồng\(origin); \(mitigating) tình tiết giảm nhẹ, "
        + "\(aggravating) tình tiết tăng nặng: \(outcome(in: language))."
    }
  }

  private func outcome(in language: Language) -> String {
    let whole = fullOutcome(in: language)
    guard share < 100 else { return whole }
    switch language {
    case .en: return whole + "; a minor pays at most \(share) % of it, \(amount.vnd) VND"
    case .vi:
      return whole + "; người chưa thành niên chịu không quá \(share) % mức đó, \(amount.vnd) đồng"
    }
  }

  private func fullOutcome(in language: Language) -> String {
    let (value, middle) = (fullAmount.vnd, average.vnd)
    let (low, high) = (bracket.lowerBound.vnd, bracket.upperBound.vnd)
    switch (language, rule) {
    case (.en, .average): return "the average of the bracket, \(value) VND"
    case (.en, .minimum): return "the minimum of the bracket, \(value) VND"
    case (.en, .maximum): return "the maximum of the bracket, \(value) VND"
    case (.en, .belowAverage):
      return "more than the minimum \(low) and less than the average \(middle), say \(value) VND"
    case (.en, .aboveAverage):
      return "more than the average \(middle) and less than the maximum \(high), say \(value) VND"
    case (.vi, .average): return "mức trung bình của khung, \(value) đồng"
    case (.vi, .minimum): return "mức tối thiểu của khung, \(value) đồng"
    case (.vi, .maximum): return "mức tối đa của khung, \(value) đồng"
    case (.vi, .belowAverage):
      return "trên mức tối thiểu \(low) và dưới mức trung bình \(middle), chẳng hạn \(value) đồng"
    case (.vi, .aboveAverage):
      return "trên mức trung bình \(middle) và dưới mức tối đa \(high), chẳng hạn \(value) đồng"
    }
  }
}

extension Int {
  /// Grouped by thousands: 2 500 000.
  public var vnd: String {
    let digits = String(magnitude)
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return (self < 0 ? "-" : "") + ([rest] + groups).joined(separator: " ")
  }
}
