import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// The tables that a checkpoint covers, and the tree it is made of.
@Suite struct EvidenceTableTests {
  @Test func `every table is kept by a checkpoint or said to be proved elsewhere`() async throws {
    try await TestRegister.with { register in
      let tables = try await register.database.asSuperuser { session in
        try session.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
          .map { try $0.decode("tablename", as: String.self) }
      }
      let known = EvidenceTable.stored.map(\.name) + EvidenceTable.elsewhere
      #expect(Set(tables).subtracting(known) == [])
    }
  }

  /// The hashes of RFC 6962 for the empty tree, one leaf and the seven first of its reference data.
  @Test func `the root of the tree is that of RFC 6962`() throws {
    let leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"].map {
      MerkleTree.leaf([UInt8](hex: $0) ?? [])
    }
    #expect(
      MerkleTree.root([]).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      MerkleTree.root(Array(leaves.prefix(1))).hex
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    #expect(
      MerkleTree.root(leaves).hex
        == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")
  }

  @Test func `a statement is read as it was printed, and nothing else is one`() async throws {
    try await TestRegister.with { register in
      let text = try await register.owner.takeCheckpoint().text
      #expect(CheckpointStatement(text)?.text == text)
      #expect(CheckpointStatement(text + "\n") == nil)
      #expect(CheckpointStatement(text.replacing("checkpoint 2", with: "checkpoint 1")) == nil)
    }
  }
}
