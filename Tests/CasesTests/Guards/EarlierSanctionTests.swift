import Cases
import Testing

private func facts(known: [Int: Int], _ entries: ProceedingOnFile...) -> CaseFacts {
  .example(.investigated) { ($0.earlierSanctions, $0.proceedings) = (known, entries) }
}

private func checked(_ outcome: String, of count: Int, subject: Int = 1, version: Int = 5)
  -> ProceedingOnFile
{
  .example(version, .checkEarlierSanctions) {
    ($0.subject, $0.code, $0.amount) = (subject, outcome, count)
  }
}

private func against(_ facts: CaseFacts) -> [String] { unmet(.complete(.sanction), on: facts) }

private let unchecked = [" earlier_sanctions_unchecked"]

@Suite struct EarlierSanctionTests {
  @Test func `a subject the register knows no sanction of needs no check`() {
    #expect(against(facts(known: [:])) == [])
    #expect(against(facts(known: [1: 0])) == [])
  }

  @Test func `what the register knows must be checked`() {
    #expect(against(facts(known: [1: 1])) == unchecked)
  }

  @Test(arguments: ["other_act", "other_subject"])
  func `a check that finds nothing of the kind opens the way`(_ outcome: String) {
    #expect(against(facts(known: [1: 2], checked(outcome, of: 2))) == [])
  }

  @Test(arguments: [(1, unchecked), (2, []), (3, [])])
  func `a sanction that came to light since must be checked as well`(
    _ count: Int, _ expected: [String]
  ) {
    #expect(against(facts(known: [1: 2], checked("other_act", of: count))) == expected)
  }

  @Test func `a sanction for the same act is a sign of a crime`() {
    #expect(against(facts(known: [1: 1], checked("same_act", of: 1))) == [" sign_of_crime"])
  }

  @Test func `the last check counts`() {
    let (crime, none) = (checked("same_act", of: 1), checked("other_act", of: 1, version: 6))
    #expect(against(facts(known: [1: 1], crime, none)) == [])
    #expect(
      against(facts(known: [1: 1], checked("other_act", of: 1), checked("same_act", of: 1)))
        == [" sign_of_crime"])
  }

  @Test func `a check of one subject is none of another`() {
    #expect(against(facts(known: [1: 1], checked("other_act", of: 1, subject: 2))) == unchecked)
  }

  @Test func `a subject that is not sanctioned needs no check`() {
    #expect(against(facts(known: [2: 1, 3: 4])) == [])
  }

  @Test func `a check keeps how many were known when it was made`() throws {
    let written = try change(
      by: .complete(.checkEarlierSanctions), on: facts(known: [1: 3, 2: 5]))
    var expected = EarlierSanctionsCheck(subject: 1, outcome: .otherAct)
    expected.known = 3
    #expect(written.documents.proceeding == .earlierSanctionsCheck(expected))
  }

  @Test(arguments: [([1: 1], []), ([2: 1], ["/earlierSanctions/subject nothing_to_check"])])
  func `where nothing is known there is nothing to check`(
    _ known: [Int: Int], _ expected: [String]
  ) {
    #expect(unmet(.complete(.checkEarlierSanctions), on: facts(known: known)) == expected)
  }
}
