/// How far a decision has been carried out for one subject. Amounts in VND.
public struct Execution: Sendable, Equatable {
  public let subject: Int
  public let imposed: Int
  /// Let off, by reductions and an exemption.
  public let remitted: Int
  public let paid: Int
  /// Paid besides, for being late.
  public let interestPaid: Int
  /// Codes of the remedies and additional sanctions ordered and not yet completed.
  public let openRemedies: [String]
  /// When the last part was done; nil while something is left.
  public let completedOn: Day?

  public var outstanding: Int { max(0, imposed - remitted - paid) }
}

extension CaseFacts {
  /// Subjects of the decisions in force, each once, in order.
  public var sanctionedSubjects: [Int] {
    Set(decisions.flatMap { $0.decision.sanctions.map(\.subject) }).sorted()
  }

  /// How far the decision in force has been carried out for a subject.
  public func execution(of subject: Int) -> Execution {
    let sanctions = decisions.flatMap { $0.decision.sanctions.filter { $0.subject == subject } }
    let imposed = sanctions.compactMap(\.amount).reduce(0, +)
    let payments = payments(by: subject)
    let paid = payments.reduce(0) { $0 + $1.amount }
    let reduced = reductions(for: subject).reduce(0) { $0 + $1.reduction.amount }
    let isExempt = exemption(for: subject) != nil
    let remitted = isExempt ? max(reduced, imposed - paid) : reduced
    let openRemedies = openRemedies(of: sanctions, subject)
    let isDone = !sanctions.isEmpty && imposed - remitted - paid <= 0 && openRemedies.isEmpty
    return Execution(
      subject: subject, imposed: imposed, remitted: remitted, paid: paid,
      interestPaid: payments.reduce(0) { $0 + ($1.interest ?? 0) }, openRemedies: openRemedies,
      completedOn: isDone ? receivedOn(by: subject).map { lastDone(by: subject, after: $0) } : nil)
  }

  /// When the decisions were carried out in full, for everyone; nil while something is left.
  public var executedOn: Day? { executedOn(issuedOn: nil) }

  /// The same for the decisions issued on a day, or for all.
  func executedOn(issuedOn: Day?) -> Day? {
    let days = subjects(sanctionedOn: issuedOn).map { execution(of: $0).completedOn }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// When a subject had received every decision in force about it.
  func receivedOn(by subject: Int) -> Day? {
    let days = decisions(on: subject).map { delivery(of: $0, to: subject)?.receivedOn }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// When the decisions issued on a day had been sent to everyone they are for.
  func deliveredOn(issuedOn: Day) -> Day? {
    let days = decisions.filter { $0.decision.issuedOn == issuedOn }.flatMap { entry in
      Set(entry.decision.sanctions.map(\.subject)).map { subject in
        delivery(of: entry, to: subject).map { $0.sentOn ?? $0.receivedOn }
      }
    }
    return days.isEmpty || days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  private func subjects(sanctionedOn day: Day?) -> [Int] {
    sanctionedSubjects.filter { subject in
      day == nil || decisions(on: subject).contains { $0.decision.issuedOn == day }
    }
  }

  func isSuspended(for subject: Int) -> Bool {
    suspensions(for: subject).last.map { $0.until == nil } ?? false
  }

  /// A public apology falls away when the victims ask in writing that none be made.
  private func openRemedies(of sanctions: [Sanction], _ subject: Int) -> [String] {
    let completed = Set(completions(by: subject).map(\.remedy))
    let ordered = sanctions.flatMap { sanction in
      sanction.additional
        + sanction.remedies.filter {
          $0 != Remedy.publicApology.rawValue
            || !(charges.element(numbered: sanction.violation).map(isUnwanted) ?? false)
        }
    }
    return Set(ordered).subtracting(completed).sorted()
  }

  private func isUnwanted(_ charge: Charge) -> Bool {
    !charge.victims.isEmpty && charge.victims.allSatisfy(hasWaivedApology)
  }

  private func hasWaivedApology(_ victim: Int) -> Bool {
    (victimsWithoutApology.element(numbered: victim) ?? false)
      || proceedings.contains {
        if case .apologyWaiver(let waiver) = $0.proceeding {
          waiver.victim == victim
        } else {
          false
        }
      }
  }

  private func lastDone(by subject: Int, after receivedOn: Day) -> Day {
    let done =
      payments(by: subject).map(\.paidOn) + completions(by: subject).map(\.completedOn)
      + reductions(for: subject).map(\.effectiveOn)
    return (done + [exemption(for: subject)].compactMap { $0 }).reduce(receivedOn, max)
  }
}
