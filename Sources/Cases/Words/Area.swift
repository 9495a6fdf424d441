/// A field of life that the law on gender equality names, by its code in the catalogue of acts.
public enum Area: String, Labelled {
  case politics, economy, labour, education
  case scienceTechnology = "science_technology"
  case cultureSport = "culture_sport"
  case health, family

  /// The name of the area for people.
  public var label: Text {
    switch self {
    case .politics: Text("Chính trị", "Politics")
    case .economy: Text("Kinh tế", "Economy")
    case .labour: Text("Lao động", "Labour")
    case .education: Text("Giáo dục và đào tạo", "Education and training")
    case .scienceTechnology: Text("Khoa học và công nghệ", "Science and technology")
    case .cultureSport:
      Text("Văn hóa, thông tin, thể dục, thể thao", "Culture, information and sport")
    case .health: Text("Y tế", "Health")
    case .family: Text("Gia đình", "Family")
    }
  }
}
