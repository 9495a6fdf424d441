/// How far a decision has been carried out for one subject. Amounts in VND.
public struct Execution: Sendable, Equatable {
  public let subject: Int
  public let imposed: Int
  /// Let off, by reductions and an exemption.
  public let remitted: Int
  public let paid: Int
  /// Codes of the remedies ordered and not yet completed.
  public let openRemedies: [String]
  /// When the last part was done; nil while something is left.
  public let completedOn: Day?

  public var outstanding: Int { max(0, imposed - remitted - paid) }
}

extension CaseFacts {
  /// Subjects of the decision in force, each once, in order.
  public var sanctionedSubjects: [Int] {
    Set(decision?.sanctions.map(\.subject) ?? []).sorted()
  }

  /// Where the decision in force stands for a subject.
  public func execution(of subject: Int) -> Execution {
    let sanctions = decision?.sanctions.filter { $0.subject == subject } ?? []
    let imposed = sanctions.compactMap(\.amount).reduce(0, +)
    let paid = sum(.pay, subject)
    let reduced = sum(.reduce, subject)
    let isExempt = executionFacts(.exempt).contains { $0.fact.subject == subject }
    let remitted = isExempt ? max(reduced, imposed - paid) : reduced
    let openRemedies = openRemedies(of: sanctions, subject)
    let isDone = imposed - remitted - paid <= 0 && openRemedies.isEmpty
    return Execution(
      subject: subject, imposed: imposed, remitted: remitted, paid: paid,
      openRemedies: openRemedies,
      completedOn: isDone ? receivedOn(by: subject).map { lastDone(by: subject, after: $0) } : nil)
  }

  /// When the decision was carried out in full, for everyone; nil while something is left.
  public var executedOn: Day? {
    let days = sanctionedSubjects.map { execution(of: $0).completedOn }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// When a subject received the decision in force.
  func receivedOn(by subject: Int) -> Day? {
    executionFacts(.deliver).first { $0.fact.subject == nil || $0.fact.subject == subject }?.fact.on
  }

  /// When the decision had been sent to everyone it is for.
  var deliveredOn: Day? {
    let days = sanctionedSubjects.map { subject in
      executionFacts(.deliver).first { $0.fact.subject == nil || $0.fact.subject == subject }
        .flatMap { $0.fact.from ?? $0.fact.on }
    }
    return days.isEmpty || days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// Whether the term of execution is held up: deferred, in instalments or suspended.
  func isExecutionHeld(for subject: Int) -> Bool {
    let isRelieved = (executionFacts(.defer) + executionFacts(.instal)).contains {
      $0.fact.subject == subject
    }
    return isRelieved || isSuspended(for: subject)
  }

  func isSuspended(for subject: Int) -> Bool {
    func concerns(_ entry: FactOnFile) -> Bool {
      entry.fact.subject == nil || entry.fact.subject == subject
    }
    let last = executionFacts(.suspend).last(where: concerns)?.version ?? 0
    return last > executionFacts(.resume).last(where: concerns)?.version ?? 0
  }

  /// Facts about the decision in force: what happened to one annulled before does not count.
  func executionFacts(_ action: Action) -> [FactOnFile] {
    on(action).filter { $0.version > (decisionVersion ?? Int.max) }
  }

  private func sum(_ action: Action, _ subject: Int) -> Int {
    executionFacts(action).filter { $0.fact.subject == subject }
      .compactMap(\.fact.amount).reduce(0, +)
  }

  /// A public apology falls away when the victims ask in writing that none be made.
  private func openRemedies(of sanctions: [Sanction], _ subject: Int) -> [String] {
    let completed = Set(
      executionFacts(.completeRemedy).filter { $0.fact.subject == subject }.compactMap(\.fact.code))
    let ordered = sanctions.flatMap { sanction in
      sanction.remedies.filter {
        $0 != "public_apology"
          || !(charges.element(numbered: sanction.violation).map(isUnwanted) ?? false)
      }
    }
    return Set(ordered).subtracting(completed).sorted()
  }

  private func isUnwanted(_ charge: Charge) -> Bool {
    !charge.victims.isEmpty
      && charge.victims.allSatisfy { victimsWithoutApology.element(numbered: $0) ?? false }
  }

  private func lastDone(by subject: Int, after receivedOn: Day) -> Day {
    let done = [Action.pay, .completeRemedy].flatMap(executionFacts)
      .filter { $0.fact.subject == subject }.compactMap(\.fact.on)
    let remitted = [Action.reduce, .exempt].flatMap(executionFacts)
      .filter { $0.fact.subject == subject }.map(\.effectiveOn)
    return ([receivedOn] + done + remitted).max() ?? receivedOn
  }
}
