package io.dbmodernizer.runtime.health;

import io.dbmodernizer.serde.RegistryFailures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces stream threads that die, later from death to death, and gives up when they die too often
 * of something that does not pass by itself. Thread-safe.
 */
public final class StreamThreadDeaths implements StreamsUncaughtExceptionHandler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamThreadDeaths.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int LONGEST_TEXT = 300;

  /** A replacement that lives this much longer than it was waited for is healthy. */
  private static final Duration PROBATION = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final int limit;
  private final Duration window;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Instant> counted = new ArrayDeque<>();
  private @Nullable Death last;
  private long total;

  /**
   * A death of a stream thread.
   *
   * @param at when
   * @param cause class and first words of what was thrown, with topic, partition and offset where
   *     Kafka Streams names them
   * @param inSuccession deaths before it that followed each other closely, and itself
   * @param pause time before the thread is replaced
   * @param last whether no thread is replaced any more
   */
  public record Death(Instant at, String cause, int inSuccession, Duration pause, boolean last) {}

  /**
   * @param clock time
   * @param properties limits
   */
  public StreamThreadDeaths(InstantSource clock, StageHealthProperties properties) {
    this.clock = clock;
    this.limit = properties.threadDeaths();
    this.window = properties.threadDeathWindow();
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable thrown) {
    Death death = note(thrown);
    LOG.atError()
        .setCause(thrown)
        .addKeyValue("inSuccession", death.inSuccession())
        .addKeyValue("pause", death.pause())
        .log(
            death.last()
                ? "A stream thread ended, and none takes its place: restart the service"
                : "A stream thread ended; another takes its place after a wait");
    if (death.last()) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    try {
      closed.await(death.pause().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Returns the last death, if the service has not recovered from it yet. */
  public synchronized Optional<Death> unrecovered() {
    Death death = last;
    return death == null || hasRecovered(death, clock.instant())
        ? Optional.empty()
        : Optional.of(death);
  }

  /** Returns the number of deaths since the process began. */
  public synchronized long total() {
    return total;
  }

  /** Ends waiting. */
  @Override
  public void close() {
    closed.countDown();
  }

  synchronized Death note(Throwable thrown) {
    Instant now = clock.instant();
    Death before = last;
    int inSuccession = before == null || hasRecovered(before, now) ? 1 : before.inSuccession() + 1;
    boolean fatal = thrown instanceof VirtualMachineError;
    if (!RegistryFailures.isRetriable(thrown)) {
      counted.add(now);
    }
    while (!counted.isEmpty() && counted.peek().isBefore(now.minus(window))) {
      counted.remove();
    }
    Death death =
        new Death(
            now,
            text(thrown),
            inSuccession,
            pauseAfter(inSuccession),
            fatal || counted.size() >= limit);
    last = death;
    total++;
    return death;
  }

  private static boolean hasRecovered(Death death, Instant now) {
    return !death.last() && now.isAfter(death.at().plus(death.pause()).plus(PROBATION));
  }

  private static Duration pauseAfter(int deaths) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(deaths - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static String text(Throwable thrown) {
    String text = String.valueOf(thrown).lines().findFirst().orElse("");
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
