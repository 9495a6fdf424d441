public import Cases

/// What makes a report a letter: filled in by hand where it is not given.
public struct Letterhead: Sendable, Equatable {
  /// Where it is signed.
  public var place: String?
  public var signedOn: Day?
  /// Its number and symbol.
  public var number: String?
  public var receiver: String?

  public init(
    place: String? = nil, signedOn: Day? = nil, number: String? = nil, receiver: String? = nil
  ) {
    self.place = place
    self.signedOn = signedOn
    self.number = number
    self.receiver = receiver
  }
}

/// The heading of a report, and the names of the codes in it.
public struct ReportTitles: Sendable, Equatable {
  /// A frozen version of the report, as it was given out.
  public struct Publication: Sendable, Equatable {
    public var number: String
    public var instant: Instant
    public var checkpoint: Checkpoint?

    public init(number: String, instant: Instant, checkpoint: Checkpoint? = nil) {
      self.number = number
      self.instant = instant
      self.checkpoint = checkpoint
    }
  }

  /// What the register was when the report was given out, in one hash that others keep.
  public struct Checkpoint: Sendable, Equatable {
    public var root: String
    public var takenAt: Instant

    public init(root: String, takenAt: Instant) {
      self.root = root
      self.takenAt = takenAt
    }
  }

  /// The agency that reports.
  public var agency: String
  /// Names of units by code; a unit without one is shown by its code.
  public var units: [String: String]
  /// Labels of acts by code; an act without one is shown by its code.
  public var acts: [String: Text]
  /// Difficulties and proposals; an empty line ends a paragraph, and so does a new line.
  public var difficulties: String?
  /// Hash of the figures, printed as it is.
  public var hash: String?
  public var publication: Publication?
  public var letterhead = Letterhead()

  public init(
    agency: String, units: [String: String] = [:], acts: [String: Text] = [:],
    difficulties: String? = nil, hash: String? = nil, publication: Publication? = nil
  ) {
    self.agency = agency
    self.units = units
    self.acts = acts
    self.difficulties = difficulties
    self.hash = hash
    self.publication = publication
  }

  /// The difficulties without their empty lines; nil when nothing is left.
  var paragraphs: [String]? {
    let lines = difficulties?.split(whereSeparator: \.isNewline).map(String.init) ?? []
    return lines.isEmpty ? nil : lines
  }
}
