import Glibc

/// The names in a directory; none when it cannot be read.
func entries(of directory: String) -> [String] {
  guard let stream = opendir(directory) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

func exists(_ path: String) -> Bool {
  access(path, F_OK) == 0
}

/// The first bytes of a small file; nil when it cannot be read.
func contents(of path: String) -> String? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var buffer = [UInt8](repeating: 0, count: 4_096)
  let count = read(descriptor, &buffer, buffer.count)
  return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
}

/// The path without symbolic links; nil when it does not exist.
func resolved(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// Makes a directory and those above it.
func makeDirectory(_ path: String, mode: mode_t = 0o755) throws {
  guard !exists(path) else { return }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    try makeDirectory(String(path[..<slash]))
  }
  guard mkdir(path, mode) == 0 || errno == EEXIST else { throw fileError(path) }
}

/// Removes a directory and everything in it; links are removed, not followed.
func removeTree(_ path: String) {
  if unlink(path) == 0 { return }
  for name in entries(of: path) { removeTree(path + "/" + name) }
  rmdir(path)
}

func fileError(_ path: String) -> PostgresServerError {
  .file(path: path, reason: String(cString: strerror(errno)))
}
