import CLibPQ

extension Session {
  /// Fills `target`, such as `inspections (day, unit)`, through COPY; nil is null.
  ///
  /// Returns the number of rows. One bad row refuses all of them.
  public func copy(into target: String, rows: some Sequence<[String?]>) throws -> Int {
    try copy(into: target) { try $0.sendRows(rows) }
  }

  /// Fills `target` with the rows of a buffer; returns their number.
  @discardableResult
  public func copy(into target: String, _ buffer: CopyBuffer) throws -> Int {
    if buffer.bytes.contains(0) { throw PostgresError.nulInText }
    return try copy(into: target) { try $0.send(buffer) }
  }

  private func copy(into target: String, _ send: (Connection) throws -> Void) throws -> Int {
    try beginNow()
    return try connection.simple { _ in
      try connection.startCopy(into: target)
      do {
        try send(connection)
      } catch {
        _ = try? connection.endCopy(refusal: "refused by the client")
        throw error
      }
      return try connection.endCopy(refusal: nil)
    }
  }
}

extension Connection {
  private static let pieceSize = 64 * 1_024

  fileprivate func startCopy(into target: String) throws {
    let result = PQexec(handle, "COPY \(target) FROM STDIN")
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COPY_IN else { throw failure(result) }
  }

  fileprivate func sendRows(_ rows: some Sequence<[String?]>) throws {
    var piece: [UInt8] = []
    piece.reserveCapacity(Self.pieceSize * 2)
    for row in rows {
      try piece.appendCopyRow(row)
      if piece.count >= Self.pieceSize {
        try send(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try send(piece) }
  }

  fileprivate func send(_ buffer: CopyBuffer) throws {
    try buffer.bytes.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
        let end = min(start + Self.pieceSize, bytes.count)
        try send(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      }
    }
  }

  private func send(_ piece: [UInt8]) throws {
    try piece.withUnsafeBytes(send)
  }

  private func send(_ piece: UnsafeRawBufferPointer) throws {
    let start = piece.bindMemory(to: CChar.self).baseAddress
    guard PQputCopyData(handle, start, Int32(piece.count)) == 1 else { throw failure(nil) }
  }

  /// Ends the data or aborts the COPY; the server answers with the count or with an error.
  fileprivate func endCopy(refusal: String?) throws -> Int {
    guard PQputCopyEnd(handle, refusal) == 1 else { throw failure(nil) }
    var count = 0
    var refused: PostgresError?
    while let result = PQgetResult(handle) {
      defer { PQclear(result) }
      if PQresultStatus(result) == PGRES_COMMAND_OK {
        count = Int(String(cString: PQcmdTuples(result))) ?? 0
      } else {
        refused = refused ?? failure(result)
        if isDead { break }
      }
    }
    if let refused { throw refused }
    return count
  }
}

extension [UInt8] {
  /// One line of COPY's text format.
  fileprivate mutating func appendCopyRow(_ row: [String?]) throws {
    for (index, field) in row.enumerated() {
      if index > 0 { append(UInt8(ascii: "\t")) }
      guard let field else {
        append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")])
        continue
      }
      for byte in field.utf8 { try appendEscaped(byte) }
    }
    append(UInt8(ascii: "\n"))
  }

  private mutating func appendEscaped(_ byte: UInt8) throws {
    if byte == 0 { throw PostgresError.nulInText }
    guard let letter = byte.copyEscape else { return append(byte) }
    append(UInt8(ascii: "\\"))
    append(letter)
  }
}
