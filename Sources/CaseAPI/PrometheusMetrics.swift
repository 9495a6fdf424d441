import CoreMetrics
import Synchronization

/// Keeps counters and timers for a scrape in the Prometheus text format 0.0.4.
final class PrometheusMetrics: MetricsFactory {
  private struct Key: Hashable {
    let name: String
    let labels: String
  }

  private struct Histogram {
    static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
    var buckets = [Int](repeating: 0, count: bounds.count)
    var count = 0
    var sum = 0.0
  }

  private struct State {
    var counters: [Key: Int64] = [:]
    var histograms: [Key: Histogram] = [:]
  }

  private let state = Mutex(State())

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    Count(metrics: self, key: Self.key(label, dimensions))
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    Time(metrics: self, key: Self.key(label, dimensions))
  }

  /// Nothing here records distributions of other things than time.
  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler { NOOPMetricsHandler.instance }

  // Handlers hold no state of their own.
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  /// The text a scraper reads; `gauges` are read at that moment.
  func exposition(gauges: [(name: String, labels: [(String, String)], value: Int)]) -> String {
    let state = state.withLock { $0 }
    var text = ""
    for (name, entries) in grouped(state.counters) {
      text += "# TYPE \(name) counter\n"
      for (labels, value) in entries { text += "\(name){\(labels)} \(value)\n" }
    }
    for (name, entries) in grouped(state.histograms) {
      text += "# TYPE \(name) histogram\n"
      for (labels, histogram) in entries { text += lines(name, labels, histogram) }
    }
    var described: Set<String> = []
    for gauge in gauges {
      if described.insert(gauge.name).inserted { text += "# TYPE \(gauge.name) gauge\n" }
      text += "\(gauge.name){\(Self.labels(gauge.labels))} \(gauge.value)\n"
    }
    return text
  }

  private func lines(_ name: String, _ labels: String, _ histogram: Histogram) -> String {
    var text = ""
    for (bound, count) in zip(Histogram.bounds, histogram.buckets) {
      text += "\(name)_bucket{\(labels),le=\"\(bound)\"} \(count)\n"
    }
    text += "\(name)_bucket{\(labels),le=\"+Inf\"} \(histogram.count)\n"
    text += "\(name)_sum{\(labels)} \(histogram.sum)\n"
    return text + "\(name)_count{\(labels)} \(histogram.count)\n"
  }

  private func grouped<Value>(
    _ values: [Key: Value]
  ) -> [(name: String, entries: [(String, Value)])] {
    Dictionary(grouping: values) { $0.key.name }.sorted { $0.key < $1.key }.map { name, entries in
      (name, entries.map { ($0.key.labels, $0.value) }.sorted { $0.0 < $1.0 })
    }
  }

  private static func key(_ label: String, _ dimensions: [(String, String)]) -> Key {
    Key(name: label, labels: labels(dimensions))
  }

  private static func labels(_ dimensions: [(String, String)]) -> String {
    dimensions.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
  }

  private final class Count: CounterHandler {
    private let metrics: PrometheusMetrics
    private let key: Key

    init(metrics: PrometheusMetrics, key: Key) {
      self.metrics = metrics
      self.key = key
    }

    func increment(by amount: Int64) {
      metrics.state.withLock { $0.counters[key, default: 0] += amount }
    }

    func reset() {
      metrics.state.withLock { $0.counters[key] = 0 }
    }
  }

  private final class Time: TimerHandler {
    private let metrics: PrometheusMetrics
    private let key: Key

    init(metrics: PrometheusMetrics, key: Key) {
      self.metrics = metrics
      self.key = key
    }

    func recordNanoseconds(_ duration: Int64) {
      let seconds = Double(duration) / 1_000_000_000
      metrics.state.withLock { state in
        var histogram = state.histograms[key] ?? Histogram()
        histogram.count += 1
        histogram.sum += seconds
        for (index, bound) in Histogram.bounds.enumerated() where seconds <= bound {
          histogram.buckets[index] += 1
        }
        state.histograms[key] = histogram
      }
    }
  }
}
