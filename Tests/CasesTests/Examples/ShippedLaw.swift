import Cases

/// The shipped law, read without the product's own reader.
extension LegalAmount {
  static let shipped: [LegalAmount] = CatalogueRow.cells("amounts", in: "law").compactMap { cell in
    guard let name = Name(rawValue: cell["name"] ?? ""), let person = Int(cell["person"] ?? "")
    else { return nil }
    return LegalAmount(
      name: name, person: person, organisation: Int(cell["organisation"] ?? ""),
      validity: .of(cell), basis: .of(cell))
  }
}

extension SigningAuthority {
  static let shipped: [SigningAuthority] = CatalogueRow.cells("authorities", in: "law").map {
    cell in
    SigningAuthority(
      title: cell["title"] ?? "", field: cell["field"] ?? "",
      maximumFine: Int(cell["max_fine"] ?? "") ?? -1,
      ordersRemedies: cell["orders_remedies"] == "true",
      acts: (cell["acts"] ?? "").split(separator: ";").map(String.init), validity: .of(cell),
      basis: .of(cell))
  }
}

extension Validity {
  fileprivate static func of(_ cell: [String: String]) -> Validity {
    Validity(from: Day(cell["valid_from"] ?? ""), to: Day(cell["valid_to"] ?? ""))
  }
}

extension LegalBasis {
  fileprivate static func of(_ cell: [String: String]) -> LegalBasis {
    LegalBasis(vi: cell["basis_vi"] ?? "", en: cell["basis_en"] ?? "")
  }
}
