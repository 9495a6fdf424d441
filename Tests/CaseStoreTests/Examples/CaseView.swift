import CaseStore
import Foundation
import TestRegister

/// What tests read in a case's JSON.
struct CaseView: Decodable, Equatable {
  struct Person: Decodable, Equatable {
    let number: Int
    let name: String
    let identifier: String?
    let address: String?
    let phone: String?
    let bornOn: String?
    let masked: Bool
  }

  struct Violation: Decodable, Equatable {
    let number: Int
    let type: String
    let subjects: [Int]
    let victims: [Int]
  }

  struct Record: Decodable, Equatable {
    let number: String
    let madeOn: String
  }

  struct Decision: Decodable, Equatable {
    let number: String
  }

  struct Closure: Decodable, Equatable {
    let reason: String
  }

  let number: String
  let unit: String
  let state: String
  let version: Int
  let title: String
  let summary: String?
  let openedBy: String
  let assignedTo: String?
  let subjects: [Person]
  let violations: [Violation]
  let victims: [Person]
  let record: Record?
  let decision: Decision?
  let closure: Closure?
}

/// What tests read in an event's JSON.
struct EventView: Decodable, Equatable {
  let version: Int
  let action: String
  let from: String?
  let to: String
  let effectiveOn: String
  let officer: String
  let via: String
  let assignedTo: String?
  let toUnit: String?
  let note: String?
  let hash: String
}

/// The answer to a step.
struct AdvanceView: Decodable, Equatable {
  let event: EventView
  let `case`: CaseView
}

/// Reads JSON as a type.
func read<T: Decodable>(_ type: T.Type, from json: String) throws -> T {
  try JSONDecoder().decode(type, from: Data(json.utf8))
}

extension TestRegister {
  func caseView(_ number: String, as asker: Asker = .officer("supervisor.hn")) async throws
    -> CaseView
  {
    try read(CaseView.self, from: try await store.show(number, as: asker).json)
  }

  func eventViews(_ number: String, as asker: Asker = .officer("supervisor.hn")) async throws
    -> [EventView]
  {
    try read([EventView].self, from: try await store.history(of: number, as: asker))
  }
}
