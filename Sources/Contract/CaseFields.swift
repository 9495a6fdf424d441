import Cases

/// How the contract writes what a case is made of.
extension Fields {
  /// `POST /v1/cases`.
  func opening() -> Opening? {
    let description = document(CaseDescription.shape)
    let unit = text("unit", limit: 32)
    let openedOn = day("openedOn")
    var documents = Documents()
    documents.subjects = self.documents("subjects", Subject.shape)
    documents.violations = violations()
    documents.victims = self.documents("victims", Victim.shape)
    guard let description else { return nil }
    var opening = Opening(description: description, documents: documents)
    opening.unit = unit
    opening.openedOn = openedOn
    return opening
  }

  /// An act has ended, or says that it goes on.
  func violations() -> [Violation] {
    objects("violations") { fields in
      let violation = fields.document(Violation.shape)
      let isOngoing = fields.bool("ongoing") ?? false
      if fields.has("endedOn") == isOngoing { fields.report("endedOn", .endedOrOngoing) }
      return violation
    }
  }

  func decision() -> Decision? {
    object("decision") { fields in
      var decision = fields.document(Decision.shape)
      let sanctions = fields.documents("sanctions", Sanction.shape)
      decision?.sanctions = sanctions
      return decision
    }
  }

  func closure(into documents: inout Documents) {
    let closure = object("closure") { fields -> (reason: ClosingReason?, RemedyDecision?)? in
      let reason: ClosingReason? = fields.require("reason", fields.choice("reason"))
      return (reason, fields.object("remedyDecision") { $0.document(RemedyDecision.shape) })
    }
    documents.closing = closure?.reason
    documents.remedyDecision = closure?.1
  }
}
