/// A refusal, decided by the rules or the records and not by a failure of the machine.
public enum CaseError: Error, Sendable, Equatable {
  /// Nobody known asks.
  case unauthenticated
  /// The officer's role does not include it.
  case notPermitted
  /// It does not exist, or the asker may not know that it does: the answer is the same.
  case notFound
  /// The request breaks rules about its own fields.
  case invalid([Problem])
  /// The step exists, but the case lacks what it asks for.
  case unmet([Problem])
  /// The workflow has no such step from this state.
  case stepNotAvailable(Action, from: CaseState)
  /// The case has moved on since the asker saw it.
  case stale(current: Int)
  /// A key was used again for a different request.
  case idempotencyKeyReused
  /// It clashes with a record that is already there.
  case conflict(Reason)
}
