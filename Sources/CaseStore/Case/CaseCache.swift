import Cases
import Synchronization

/// Case documents in memory, the last version read of each.
///
/// A version of a case never changes, so neither does its document on one day under one revision of
/// the law: the database is asked, under row security, which version the asker may see now, and
/// only then this. Everything else a document depends on is part of the key.
final class CaseCache: Sendable {
  struct Key: Hashable {
    let number: String
    let showsIdentities: Bool
    let showsTexts: Bool
    let language: Language
    let today: Day
    let lawRevision: Int
  }

  /// Two generations: when the young one is full, the old one is forgotten.
  private struct Generations {
    var young: [Key: CaseDocument] = [:]
    var old: [Key: CaseDocument] = [:]
    var youngBytes = 0
  }

  private let generations = Mutex(Generations())
  private let limit: Int

  /// Holds about `megabytes` of documents.
  init(megabytes: Int = 64) { limit = megabytes << 20 }

  func document(_ key: Key) -> CaseDocument? {
    generations.withLock { generations in
      if let found = generations.young[key] { return found }
      guard let found = generations.old[key] else { return nil }
      keep(found, as: key, in: &generations)
      return found
    }
  }

  func keep(_ document: CaseDocument, as key: Key) {
    generations.withLock { keep(document, as: key, in: &$0) }
  }

  private func keep(_ document: CaseDocument, as key: Key, in generations: inout Generations) {
    let replaced = generations.young.updateValue(document, forKey: key)
    generations.youngBytes += document.json.utf8.count - (replaced?.json.utf8.count ?? 0)
    if generations.youngBytes > limit / 2 {
      generations.old = generations.young
      generations.young = [:]
      generations.youngBytes = 0
    }
  }
}
