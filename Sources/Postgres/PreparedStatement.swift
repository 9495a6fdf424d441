import CLibPQ
import Glibc

/// A statement known to one connection under a short name.
final class PreparedStatement {
  let sql: String
  let name: UnsafeMutablePointer<CChar>
  private var columns: [String]?

  init(number: Int, sql: String) {
    self.sql = sql
    name = strdup("s\(number)")
  }

  deinit {
    free(name)
  }

  /// Wraps a result; the names of its columns are read only the first time.
  func result(_ pointer: OpaquePointer) -> QueryResult {
    let known = columns ?? QueryResult.columns(of: pointer)
    columns = known
    return QueryResult(pointer, columns: known)
  }
}

/// A statement that was sent: whether a Parse message went before it.
struct Sent {
  let statement: PreparedStatement
  let isNew: Bool
}

/// A failed pipeline, and the statement that failed.
struct PipelineFailure: Error {
  enum Position: Equatable {
    case notSent
    case sending
    case sent
    case answered(Int)
  }

  let error: PostgresError
  let position: Position
}

extension Statement {
  /// Hands the statement to libpq with every text in one scratch buffer.
  func send(as prepared: PreparedStatement, on handle: OpaquePointer) -> Bool {
    guard !values.isEmpty else {
      return PQsendQueryPrepared(handle, prepared.name, 0, nil, nil, nil, 0) == 1
    }
    // One more than needed: an empty bytea must not have a null pointer.
    let capacity = values.reduce(1) { $0 + $1.scratchSize }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { scratch in
      withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: values.count) {
        pointers in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: values.count * 2) { numbers in
          fill(scratch, pointers, numbers)
          let lengths = numbers.baseAddress
          let formats = numbers.baseAddress.map { $0 + values.count }
          return PQsendQueryPrepared(
            handle,
            prepared.name,
            Int32(values.count),
            pointers.baseAddress,
            lengths,
            formats,
            0
          )
            == 1
        }
      }
    }
  }

  private func fill(
    _ scratch: UnsafeMutableBufferPointer<UInt8>,
    _ pointers: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>,
    _ numbers: UnsafeMutableBufferPointer<Int32>
  ) {
    var offset = 0
    for (index, value) in values.enumerated() {
      let start = offset
      var format: Int32 = 0
      switch value {
      case .null:
        pointers[index] = nil
        numbers[index] = 0
        numbers[values.count + index] = 0
        continue
      case .text(let text):
        offset = scratch[start...].update(fromContentsOf: text.utf8)
        scratch[offset] = 0
        offset += 1
      case .bytes(let bytes):
        offset = scratch[start...].update(fromContentsOf: bytes)
        format = 1
      }
      let bytes = scratch.baseAddress.map { UnsafeRawPointer($0 + start) }
      pointers[index] = bytes?.assumingMemoryBound(to: CChar.self)
      numbers[index] = Int32(offset - start)
      numbers[values.count + index] = format
    }
  }
}

extension PostgresValue {
  fileprivate var scratchSize: Int {
    switch self {
    case .null: 0
    case .text(let text): text.utf8.count + 1
    case .bytes(let bytes): bytes.count
    }
  }
}
