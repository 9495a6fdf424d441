/// A change asked for: what to do, when it took effect, and what justifies it.
public struct EventRequest: Sendable, Equatable {
  public var action: Action
  /// Today when nil.
  public var effectiveOn: Day?
  public var note: String?
  public var documents = Documents()
  /// Username of the officer the case is assigned to.
  public var assignee: String?
  /// Code of the unit the case is to move to.
  public var toUnit: String?
  public var amendment: Amendment?

  public init(action: Action) { self.action = action }
}

/// The descriptive fields that change; nil leaves one as it is.
public struct Amendment: Sendable, Equatable {
  public var title: String?
  public var summary: String?
  public var source: String?
  public var detectedOn: Day?

  public init() {}

  var isEmpty: Bool { self == Amendment() }

  /// The description that results.
  func applied(to current: CaseDescription) -> CaseDescription {
    CaseDescription(
      title: title ?? current.title, summary: summary ?? current.summary,
      source: source ?? current.source, detectedOn: detectedOn ?? current.detectedOn)
  }
}

/// A case to be logged.
public struct Opening: Sendable, Equatable {
  /// Code of the unit; the officer's own when nil.
  public var unit: String?
  /// Today when nil.
  public var openedOn: Day?
  public let description: CaseDescription
  public let documents: Documents

  /// The description is the first of the documents.
  public init(description: CaseDescription, documents: Documents = Documents()) {
    self.description = description
    var all = documents
    all.description = description
    self.documents = all
  }
}

/// What an accepted event writes.
public struct Change: Sendable, Equatable {
  public let step: Step
  public let version: Int
  public let effectiveOn: Day
  public let note: String?
  public let documents: Documents

  public init(step: Step, version: Int, effectiveOn: Day, note: String?, documents: Documents) {
    self.step = step
    self.version = version
    self.effectiveOn = effectiveOn
    self.note = note
    self.documents = documents
  }
}
