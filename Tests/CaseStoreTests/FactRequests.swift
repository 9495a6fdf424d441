import Cases
import TestRegister

/// Steps that bring a fact, as random histories take them.
extension EventRequest {
  private static func bringing(_ action: Action, _ fact: Fact) -> EventRequest {
    var request = EventRequest(action: action)
    request.documents.fact = fact
    return request
  }

  /// The subject does not want to explain.
  static func waive(_ subject: Int, on day: Day) -> EventRequest {
    bringing(.explain, Fact(subject: subject, on: day, code: "waived"))
  }

  static func deliver(to subject: Int, on day: Day) -> EventRequest {
    bringing(.deliver, Fact(subject: subject, on: day))
  }

  static func pay(_ amount: Int, by subject: Int, on day: Day) -> EventRequest {
    bringing(.pay, Fact(subject: subject, amount: amount, on: day, number: "BL-01"))
  }

  static func complete(_ remedy: String, by subject: Int, on day: Day) -> EventRequest {
    bringing(.completeRemedy, Fact(subject: subject, on: day, code: remedy))
  }

  static func deferFine(of subject: Int, until day: Day) -> EventRequest {
    var fact = Fact(subject: subject, text: "khó khăn")
    fact.until = day
    return bringing(.defer, fact)
  }

  /// In two payments, the first of them the larger.
  static func instal(_ amount: Int, by subject: Int, from day: Day) -> EventRequest {
    var fact = Fact(subject: subject)
    let second = amount / 3
    fact.parts = [
      Fact.Part(dueOn: day.adding(days: 30), amount: amount - second),
      Fact.Part(dueOn: day.adding(days: 60), amount: second),
    ]
    return bringing(.instal, fact)
  }

  static func reduceFine(of subject: Int, by amount: Int) -> EventRequest {
    bringing(.reduce, Fact(subject: subject, amount: amount, text: "khó khăn"))
  }

  static func exempt(_ subject: Int) -> EventRequest {
    bringing(.exempt, Fact(subject: subject, text: "khó khăn"))
  }

  static func coerce(_ subject: Int, on day: Day) -> EventRequest {
    bringing(.coerce, Fact(subject: subject, on: day, number: "CC-01"))
  }

  /// `complaint` or `lawsuit`.
  static func complain(_ kind: String, on day: Day) -> EventRequest {
    bringing(.complain, Fact(on: day, code: kind))
  }

  static func withdraw(event version: Int) -> EventRequest {
    var request = EventRequest.noted(.withdraw)
    request.documents.fact = Fact()
    request.documents.fact?.event = version
    return request
  }
}
