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
    let (imposed, reduced, paid) = account(of: subject)
    let remitted = reduced + exempted(subject)
    let openRemedies = openRemedies(of: sanctions, subject)
    let isDone = !sanctions.isEmpty && imposed - remitted - paid <= 0 && openRemedies.isEmpty
    return Execution(
      subject: subject, imposed: imposed, remitted: remitted, paid: paid,
      interestPaid: payments(by: subject).reduce(0) { $0 + ($1.payment.interest ?? 0) },
      openRemedies: openRemedies,
      completedOn: isDone ? receivedOn(by: subject).map { lastDone(by: subject, after: $0) } : nil)
  }

  /// What is imposed on a subject by the decisions in force, and what of it was reduced and paid, as
  /// put on file before a version. What an annulment gave back is neither.
  func account(
    of subject: Int, before version: Int = .max
  ) -> (imposed: Int, reduced: Int, paid: Int) {
    let sanctions = decisions.filter { $0.version < version }.flatMap(\.decision.sanctions)
    let settled = settlements(for: subject).filter { $0.version < version }.map(\.settlement)
    let reduced = reductions(for: subject).filter { $0.version < version }.map(\.amount)
    let paid = payments(by: subject).filter { $0.version < version }.map(\.payment.amount)
    return (
      sanctions.filter { $0.subject == subject }.compactMap(\.amount).reduce(0, +),
      reduced.reduce(0, +) - settled.map(\.letOff).reduce(0, +),
      paid.reduce(0, +) - settled.map(\.refunded).reduce(0, +)
    )
  }

  /// What the exemption let a subject off: all that was left of the fines of that time.
  func exempted(_ subject: Int) -> Int {
    guard let exemption = exemption(for: subject) else { return 0 }
    let before = account(of: subject, before: exemption.version)
    return max(0, before.imposed - before.reduced - before.paid)
  }

  /// When the decisions were carried out in full, for everyone; nil while something is left.
  public var executedOn: Day? { executedOn(issuedOn: nil) }

  /// The same for the decisions issued on a day, or for all.
  func executedOn(issuedOn: Day?) -> Day? {
    let days = decisions.filter { issuedOn == nil || $0.decision.issuedOn == issuedOn }
      .flatMap { entry in
        Set(entry.decision.sanctions.map(\.subject)).map { executedOn([entry], by: $0) }
      }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// When a subject had carried some decisions out; nil while something is left, or without one.
  func executedOn(_ entries: [DecisionOnFile], by subject: Int) -> Day? {
    let days = entries.map { entry -> Day? in
      let sanctions = entry.decision.sanctions.filter { $0.subject == subject }
      guard let delivery = delivery(of: entry, to: subject),
        outstanding(of: subject, before: entry.version + 1) == 0,
        openRemedies(of: sanctions, subject).isEmpty
      else { return nil }
      return lastDone(by: subject, after: delivery.receivedOn)
    }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// What is left of the fines of the decisions before a version: what is paid goes to the oldest.
  func outstanding(of subject: Int, before version: Int) -> Int {
    let all = execution(of: subject)
    let later = all.imposed - account(of: subject, before: version).imposed
    return max(0, all.outstanding - later)
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
      payments(by: subject).map(\.payment.paidOn) + completions(by: subject).map(\.completedOn)
      + reductions(for: subject).map(\.effectiveOn)
    return (done + [exemption(for: subject)?.effectiveOn].compactMap { $0 })
      .reduce(receivedOn, max)
  }
}
