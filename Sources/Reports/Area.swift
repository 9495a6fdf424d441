public import Cases

/// A field of life that the law on gender equality names, by its code in the catalogue of acts.
public enum Area: String, Sendable, CaseIterable {
  case politics, economy, labour, education
  case scienceTechnology = "science_technology"
  case cultureSport = "culture_sport"
  case health, family

  /// The name of the area for people.
  public var label: Label {
    switch self {
    case .politics: Label("Chính trị", "Politics")
    case .economy: Label("Kinh tế", "Economy")
    case .labour: Label("Lao động", "Labour")
    case .education: Label("Giáo dục và đào tạo", "Education and training")
    case .scienceTechnology: Label("Khoa học và công nghệ", "Science and technology")
    case .cultureSport:
      Label("Văn hóa, thông tin, thể dục, thể thao", "Culture, information and sport")
    case .health: Label("Y tế", "Health")
    case .family: Label("Gia đình", "Family")
    }
  }
}
