import Cases
import TestNumbers

/// Closing reasons that ask for nothing on file.
let unconditional: [ClosingReason] = [
  .noViolation, .noSanctionArticle11, .offenderUnknown, .subjectGone, .transferredCriminal,
  .transferredAuthority,
]

extension CaseFacts {
  /// What may stand against a sanction, or no longer stands against it.
  mutating func addLaw(using source: inout SeededGenerator) {
    needsFourEyes = Int.random(in: 0...2, using: &source) == 0
    preparedBy = Set([1, 2, 9].filter { _ in Int.random(in: 0...3, using: &source) == 0 })
    if recordMadeOn != nil, Bool.random(using: &source) {
      recordMadeOn = today.adding(days: -Int.random(in: 0...9, using: &source))
    }
    isOnTheSpot = recordMadeOn == nil && Bool.random(using: &source)
    for subject in subjects.indices.map({ $0 + 1 }) {
      addPast(of: subject, using: &source)
      if Bool.random(using: &source), recordMadeOn != nil {
        proceedings.append(
          .example(version, .explain) {
            ($0.subject, $0.code, $0.on) = (subject, "waived", openedOn)
          })
      }
    }
    if state == .sanctioned || state == .closed || Bool.random(using: &source) {
      addDecisions(using: &source)
    }
    // Clocks of the past, counted on the day of the opening as the register would have.
    var law = Law.example
    if Bool.random(using: &source) { law.calendar = .empty }
    clocks = Workflow.clockChanges(on: self, effectiveOn: openedOn, law: law).started
  }

  /// A decision on some of the charges, and perhaps an end of others.
  private mutating func addDecisions(using source: inout SeededGenerator) {
    guard state != .opened else { return }
    let all = everySanction
    let imposed = all.filter { _ in Int.random(in: 0...2, using: &source) == 0 }
    if !imposed.isEmpty { decisions = [.example(version, imposed)] }
    for sanction in all where Int.random(in: 0...5, using: &source) == 0 {
      guard !imposed.contains(sanction) else { continue }
      proceedings.append(
        .example(version, .dispose) {
          ($0.violation, $0.subject) = (sanction.violation, sanction.subject)
        })
    }
  }

  /// Earlier sanctions, none, some or all of them checked.
  private mutating func addPast(of subject: Int, using source: inout SeededGenerator) {
    let known = max(0, Int.random(in: -6...2, using: &source))
    guard known > 0 else { return }
    earlierSanctions[subject] = known
    let checked = Int.random(in: 0...2, using: &source)
    guard checked > 0 else { return }
    let code = ["other_act", "same_act", "other_subject"].randomElement(using: &source)
    proceedings.append(
      .example(version, .checkEarlierSanctions) {
        ($0.subject, $0.code, $0.amount) = (subject, code, checked)
      })
  }

  /// One sanction for each violation and subject charged, as the rule has it, where none is
  /// imposed and the charge has not ended.
  var everySanction: [Sanction] {
    let ended = proceedings.filter { $0.action == .dispose }.map(\.row)
    let imposed = decisions.flatMap(\.decision.sanctions)
    return charged.filter { new in
      !imposed.contains { $0.violation == new.violation && $0.subject == new.subject }
        && !ended.contains { $0.violation == new.violation && $0.subject == new.subject }
    }
  }

  private var charged: [Sanction] {
    charges.enumerated().flatMap { index, charge in
      let charged = charge.subjects.isEmpty ? subjects.indices.map { $0 + 1 } : charge.subjects
      return charged.map { subject in
        let factor = subjects[subject - 1] == .organisation ? 2 : 1
        // Without circumstances the average; on the spot the sum would be too high.
        let average = charge.act.fine.map { ($0.lowerBound + $0.upperBound) / 2 * factor }
        let amount = isOnTheSpot ? nil : average
        return Sanction(
          violation: index + 1, subject: subject, form: amount == nil ? .warning : .fine,
          amount: amount)
      }
    }
  }
}

extension Decision {
  /// Issued today by a title with the highest authority.
  static func highest(_ sanctions: [Sanction]) -> Decision {
    Decision(
      number: "QD-01", issuedOn: today, signedBy: "Người ký Thử", signerTitle: "provincial_chair",
      sanctions: sanctions)
  }
}
