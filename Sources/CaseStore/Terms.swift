public import Cases
import Figures

extension Vocabulary {
  /// Every code of the interface that people meet, kind by kind.
  public static let all =
    ofCases + ofFigures + [
      Vocabulary("case_sort", CaseFilter.Sort.self), Vocabulary("via", Via.self),
      Vocabulary("match", EarlierSanction.Match.self),
      Vocabulary("audit_finding", AuditFinding.Kind.self),
    ]
}
