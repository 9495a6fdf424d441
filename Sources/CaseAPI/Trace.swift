import Synchronization

/// What becomes known of a request while it is answered, for its line in the log.
final class Trace: Sendable {
  private let name = Mutex<String?>(nil)

  /// The username of whoever asks.
  var officer: String? {
    get { name.withLock { $0 } }
    set { name.withLock { $0 = newValue } }
  }
}
