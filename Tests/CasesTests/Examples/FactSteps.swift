import Cases

/// The steps that bring a fact, as the law has them, written out a second time: states and what an
/// inspector may take.
private let table: [(states: [CaseState], inspectors: [String], supervisors: [String])] = [
  (
    [.opened, .investigated, .sanctioned], ["add_circumstance", "explain"],
    ["check_earlier_sanctions", "dispose", "record_evasion", "withdraw"]
  ),
  ([.opened, .investigated, .sanctioned, .closed], [], ["extend"]),
  (
    [.investigated, .sanctioned], ["waive_apology", "deliver", "pay", "complete_remedy"],
    ["correct_decision", "defer", "instal", "reduce", "exempt", "coerce", "suspend", "resume"]
  ),
  ([.investigated, .sanctioned, .closed], ["complain"], ["accept_complaint", "decide_complaint"]),
]

/// In the order the outside knows them.
let factActions = [
  "add_circumstance", "explain", "extend", "check_earlier_sanctions", "deliver", "pay",
  "complete_remedy", "defer", "instal", "reduce", "exempt", "coerce", "complain",
  "accept_complaint", "decide_complaint", "suspend", "resume", "dispose", "waive_apology",
  "record_evasion", "correct_decision", "withdraw",
]

let supervisorsFacts = Set(table.flatMap(\.supervisors))

let permittedFacts: [String: String] = Dictionary(
  uniqueKeysWithValues: table.flatMap { states, inspectors, supervisors in
    states.flatMap { state in
      (inspectors + supervisors).map { ("\(state.rawValue) \($0)", state.rawValue) }
    }
  })

let factRights: [Role: Set<String>] = [
  .inspector: Set(table.flatMap(\.inspectors)), .supervisor: Set(factActions),
]

/// What each state answers after its other steps.
let factAnswers: [CaseState: [String]] = [
  .opened: beforeDecision, .investigated: beforeDecision, .sanctioned: afterDecision,
  .closed: [
    #"extend ["extension"] "#, #"complain ["complaint"] "#, #"accept_complaint ["acceptance"] "#,
    #"decide_complaint ["complaintDecision"] "#,
  ],
]

private let beforeDecision = [
  #"add_circumstance ["circumstance"] "#, #"explain ["explanation"] "#,
  #"extend ["extension"] "#, #"check_earlier_sanctions ["earlierSanctions"] "#,
  #"dispose ["disposal"] "#, #"record_evasion ["evasion"] "#,
  #"withdraw ["withdrawal", "note"] "#,
]

private let afterDecision = [
  #"add_circumstance ["circumstance"] "#, #"explain ["explanation"] "#,
  #"extend ["extension"] "#, #"check_earlier_sanctions ["earlierSanctions"] "#,
  #"dispose ["disposal"] "#, #"record_evasion ["evasion"] "#,
  #"correct_decision ["decisionCorrection"] "#, #"waive_apology ["apologyWaiver"] "#,
  #"withdraw ["withdrawal", "note"] "#, #"deliver ["delivery"] "#, #"pay ["payment"] "#,
  #"complete_remedy ["remedy"] "#, #"defer ["deferral"] "#, #"instal ["instalments"] "#,
  #"reduce ["reduction"] "#, #"exempt ["exemption"] "#, #"coerce ["coercion"] "#,
  #"suspend ["suspension"] "#, #"resume ["resumption"] "#, #"complain ["complaint"] "#,
  #"accept_complaint ["acceptance"] "#,
  #"decide_complaint ["complaintDecision"] "#,
]
