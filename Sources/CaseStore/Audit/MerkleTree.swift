import Crypto

/// The tree of hashes of RFC 6962, section 2.1: what is hashed as a leaf is never taken for a node.
enum MerkleTree {
  static func leaf(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    Array(SHA256.hash(data: [0] + Array(bytes)))
  }

  /// Of leaves in their order. A node without a neighbour moves up as it is.
  static func root(_ leaves: [[UInt8]]) -> [UInt8] {
    guard !leaves.isEmpty else { return Array(SHA256.hash(data: [UInt8]())) }
    var level = leaves
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        guard index + 1 < level.count else { return level[index] }
        return Array(SHA256.hash(data: [1] + level[index] + level[index + 1]))
      }
    }
    return level[0]
  }
}
