import DequeModule
import Glibc

/// Work for one connection: called once, with the connection or with the reason there is none.
struct Job: Sendable {
  let submitted: ContinuousClock.Instant
  let run: @Sendable (Result<Connection, PostgresError>) -> Void

  func refuse(_ error: PostgresError) {
    run(.failure(error))
  }
}

/// The bounded queue one pool's threads serve.
///
/// `@unchecked Sendable`: every stored variable is touched only while `mutex` is held; the mutex
/// and the conditions have addresses of their own, freed when nobody refers to the queue any more.
final class JobQueue: @unchecked Sendable {
  let limit: Int
  let waitLimit: Duration
  let threadLimit: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let work = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let recovery = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var jobs = Deque<Job>()
  private var threads = 0
  private var idle = 0
  private var busy = 0
  private var connections = 0
  private var isClosed = false
  private var backOff = BackOff()

  init(limit: Int, waitLimit: Duration, threadLimit: Int) {
    self.limit = limit
    self.waitLimit = waitLimit
    self.threadLimit = threadLimit
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(work, nil)
    pthread_cond_init(recovery, nil)
  }

  deinit {
    pthread_cond_destroy(recovery)
    pthread_cond_destroy(work)
    pthread_mutex_destroy(mutex)
    recovery.deallocate()
    work.deallocate()
    mutex.deallocate()
  }

  /// What a caller has to do once its job is in the queue.
  enum Admission {
    case accepted
    case needsThread
  }

  /// Queues a job, or refuses it at once when too many wait.
  func submit(_ job: Job) -> Admission {
    pthread_mutex_lock(mutex)
    let expired = removeExpired(at: job.submitted)
    guard !isClosed, jobs.count < limit else {
      let reason = isClosed ? "the database is shut down" : "too many requests wait"
      pthread_mutex_unlock(mutex)
      refuseLate(expired)
      job.refuse(.busy(reason))
      return .accepted
    }
    jobs.append(job)
    let wakes = idle > 0
    // Sleepers that were signalled and have not woken yet still count as idle.
    let needsThread = jobs.count > idle && threads < threadLimit
    if needsThread { threads += 1 }
    pthread_mutex_unlock(mutex)
    if wakes { pthread_cond_signal(work) }
    refuseLate(expired)
    return needsThread ? .needsThread : .accepted
  }

  /// The next job that did not wait too long; nil once the queue is closed and empty.
  func next(isConnected: Bool, wasBusy: Bool) -> Job? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if wasBusy { busy -= 1 }
    while true {
      if !isConnected, !isClosed, connections > 0, let pause = backOff.remaining {
        // Others still have a connection: leave the work to them meanwhile.
        waitForRecovery(pause)
      } else if let job = jobs.popFirst() {
        busy += 1
        return job
      } else if isClosed {
        return nil
      } else {
        idle += 1
        pthread_cond_wait(work, mutex)
        idle -= 1
      }
    }
  }

  /// Returns a job to the queue if another thread has a connection.
  func handBack(_ job: Job) -> Bool {
    let isAccepted = locked {
      guard connections > 0 else { return false }
      jobs.prepend(job)
      return true
    }
    if isAccepted { pthread_cond_signal(work) }
    return isAccepted
  }

  /// Lets threads end when nothing waits any more. New jobs are refused.
  func close() {
    locked { isClosed = true }
    pthread_cond_broadcast(work)
    pthread_cond_broadcast(recovery)
  }

  func refuseLate(_ jobs: [Job]) {
    for job in jobs { job.refuse(.busy("the request waited too long")) }
  }

  func isExpired(_ job: Job) -> Bool {
    .now - job.submitted > waitLimit
  }

  /// Refuses the waiting jobs if no thread is left to run them.
  func threadFailedToStart() {
    let stranded = locked {
      threads -= 1
      var stranded: [Job] = []
      while threads == 0, let job = jobs.popFirst() { stranded.append(job) }
      return stranded
    }
    for job in stranded { job.refuse(.busy("no thread can be started")) }
  }

  private func removeExpired(at now: ContinuousClock.Instant) -> [Job] {
    var expired: [Job] = []
    while let first = jobs.first, now - first.submitted > waitLimit, let job = jobs.popFirst() {
      expired.append(job)
    }
    return expired
  }

  private func waitForRecovery(_ pause: Duration) {
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    let nanoseconds = deadline.tv_nsec + Int(pause / .nanoseconds(1))
    deadline.tv_sec += nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    pthread_cond_timedwait(recovery, mutex, &deadline)
  }

  private func locked<T>(_ body: () -> T) -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}

// MARK: - Connections

extension JobQueue {
  /// Whether a thread may try to connect now; while the server is down, one at a time.
  func mayConnect() -> Bool {
    locked { backOff.admit() }
  }

  func connected() {
    locked {
      connections += 1
      backOff = BackOff()
    }
    pthread_cond_broadcast(recovery)
  }

  func failedToConnect() {
    locked { backOff.fail() }
  }

  func disconnected() {
    locked { connections -= 1 }
  }

  var statistics: Database.Statistics.Pool {
    locked { .init(waiting: jobs.count, busy: busy, connections: connections) }
  }
}
