import Cases

/// How the contract writes what a case is made of.
extension Fields {
  /// `POST /v1/cases`.
  func opening() -> Opening? {
    let title = require("title", text("title"))
    let summary = text("summary", limit: 20_000)
    let source = require("source", text("source", limit: 64))
    let detectedOn = require("detectedOn", day("detectedOn"))
    let unit = text("unit", limit: 32)
    let openedOn = day("openedOn")
    var documents = Documents()
    documents.subjects = subjects()
    documents.violations = violations()
    documents.victims = victims()
    guard let title, let source, let detectedOn else { return nil }
    let description = CaseDescription(
      title: title, summary: summary, source: source, detectedOn: detectedOn)
    var opening = Opening(description: description, documents: documents)
    opening.unit = unit
    opening.openedOn = openedOn
    return opening
  }

  func subjects() -> [Subject] {
    objects("subjects") { fields in
      let kind: SubjectKind? = fields.require("kind", fields.choice("kind"))
      let name = fields.require("name", fields.text("name"))
      var subject = Subject(kind: kind ?? .unknown, name: name ?? "")
      subject.identifier = fields.text("identifier", limit: 64)
      subject.sex = fields.choice("sex")
      subject.bornOn = fields.day("bornOn")
      subject.nationality = fields.text("nationality", limit: 100)
      subject.occupation = fields.text("occupation", limit: 200)
      subject.address = fields.text("address", limit: 1_000)
      subject.representative = fields.text("representative")
      subject.phone = fields.text("phone", limit: 64)
      return subject
    }
  }

  func victims() -> [Victim] {
    objects("victims") { fields in
      var victim = Victim(name: fields.require("name", fields.text("name")) ?? "")
      victim.identifier = fields.text("identifier", limit: 64)
      victim.sex = fields.choice("sex")
      victim.bornOn = fields.day("bornOn")
      victim.address = fields.text("address", limit: 1_000)
      victim.phone = fields.text("phone", limit: 64)
      victim.noApologyRequested = fields.bool("noApologyRequested") ?? false
      return victim
    }
  }

  func violations() -> [Violation] {
    objects("violations") { fields in
      let type = fields.require("type", fields.text("type", limit: 64))
      var violation = Violation(
        type: type ?? "", subjects: fields.integers("subjects", in: 1...10_000))
      violation.victims = fields.integers("victims", in: 1...10_000)
      violation.startedOn = fields.day("startedOn")
      violation.endedOn = fields.day("endedOn")
      let isOngoing = fields.bool("ongoing") ?? false
      if fields.has("endedOn") == isOngoing { fields.report("endedOn", .endedOrOngoing) }
      violation.place = fields.text("place", limit: 1_000)
      violation.areaKind = fields.choice("areaKind")
      violation.description = fields.text("description", limit: 20_000)
      return violation
    }
  }

  func record() -> Record? {
    object("record") { fields in
      let number = fields.require("number", fields.text("number", limit: 100))
      let madeOn = fields.require("madeOn", fields.day("madeOn"))
      guard let number, let madeOn else { return nil }
      return Record(number: number, madeOn: madeOn)
    }
  }

  func decision() -> Decision? {
    object("decision") { fields in
      let number = fields.require("number", fields.text("number", limit: 100))
      let issuedOn = fields.require("issuedOn", fields.day("issuedOn"))
      let signedBy = fields.require("signedBy", fields.text("signedBy"))
      let signerTitle = fields.require("signerTitle", fields.text("signerTitle", limit: 64))
      let sanctions = fields.objects("sanctions") { $0.sanction() }
      guard let number, let issuedOn, let signedBy, let signerTitle else { return nil }
      return Decision(
        number: number, issuedOn: issuedOn, signedBy: signedBy, signerTitle: signerTitle,
        sanctions: sanctions)
    }
  }

  private func sanction() -> Sanction? {
    let violation = require("violation", integer("violation", in: 1...10_000))
    let subject = require("subject", integer("subject", in: 1...10_000))
    let form: Sanction.Form? = require("form", choice("form"))
    let amount = integer("amount", in: 0...1_000_000_000_000)
    let remedies = texts("remedies")
    let override = object("override") { fields in
      fields.require("reason", fields.text("reason", limit: 5_000))
    }
    guard let violation, let subject, let form else { return nil }
    var sanction = Sanction(
      violation: violation, subject: subject, form: form, amount: amount, remedies: remedies)
    sanction.overrideReason = override
    return sanction
  }

  func closure(into documents: inout Documents) {
    let closure = object("closure") { fields -> (reason: ClosingReason?, RemedyDecision?)? in
      (fields.require("reason", fields.choice("reason")), fields.remedyDecision())
    }
    documents.closing = closure?.reason
    documents.remedyDecision = closure?.1
  }

  private func remedyDecision() -> RemedyDecision? {
    object("remedyDecision") { fields in
      let number = fields.require("number", fields.text("number", limit: 100))
      let issuedOn = fields.require("issuedOn", fields.day("issuedOn"))
      let signedBy = fields.require("signedBy", fields.text("signedBy"))
      let signerTitle = fields.require("signerTitle", fields.text("signerTitle", limit: 64))
      let remedies = fields.texts("remedies")
      if remedies.isEmpty { fields.report("remedies", .required) }
      guard let number, let issuedOn, let signedBy, let signerTitle else { return nil }
      return RemedyDecision(
        number: number, issuedOn: issuedOn, signedBy: signedBy, signerTitle: signerTitle,
        remedies: remedies)
    }
  }
}
