package io.dbmodernizer.datamover.wholecopy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The rate of a count over the last seconds. Not thread-safe. */
final class RateMeter {

  private static final long WINDOW = Duration.ofSeconds(20).toNanos();

  private record Sample(long nanos, long count) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Adds the count at a time. A count that is lower than before stands for no change. */
  void add(long nanos, long count) {
    Sample last = samples.peekLast();
    samples.add(new Sample(nanos, last == null ? count : Math.max(last.count(), count)));
    while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW) {
      samples.removeFirst();
    }
  }

  /** Returns the count per second, 0 as long as there is none. */
  double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
    return nanos <= 0 ? 0 : 1e9 * (samples.getLast().count() - samples.getFirst().count()) / nanos;
  }

  /** Returns the time until a count is complete at this rate. */
  Optional<Duration> until(long missing) {
    double rate = perSecond();
    return rate <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (1e3 * missing / rate)));
  }
}
