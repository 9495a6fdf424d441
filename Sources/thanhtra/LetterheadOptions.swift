import ArgumentParser
import Cases
import Foundation
import Reports

/// What a page that is signed says above its figures; dots stand where it is filled in by hand.
struct LetterheadOptions: ParsableArguments {
  @Option(help: "Where it is signed.") var place: String?
  @Option(help: "Day it is signed, YYYY-MM-DD.") var signedOn: Day?
  @Option(help: "Its number and symbol.") var number: String?
  @Option(help: "Who receives it.") var receiver: String?

  var isEmpty: Bool { letterhead == Letterhead() }

  var letterhead: Letterhead {
    func composed(_ text: String?) -> String? { text?.precomposedStringWithCanonicalMapping }
    return Letterhead(
      place: composed(place), signedOn: signedOn, number: composed(number),
      receiver: composed(receiver))
  }
}
