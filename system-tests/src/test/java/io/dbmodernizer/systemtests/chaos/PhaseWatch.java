package io.dbmodernizer.systemtests.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Tells how far a phase is, by its events, and when it has ended or stands still. */
final class PhaseWatch {
  /** Longest silence before what comes next in the schedule comes anyway. */
  private static final Duration MOST_SILENCE = Duration.ofSeconds(12);

  /** Silence about a migration after which it counts as stuck, far beyond every backoff. */
  private static final Duration STUCK = Duration.ofSeconds(150);

  private static final Duration LONGEST = Duration.ofMinutes(25);

  private final RecordLog records;
  private final int before;
  private final int expected;
  private final Instant begun = Instant.now();

  PhaseWatch(RecordLog records, Phase phase, int migrations) {
    this.records = records;
    this.before = records.events();
    this.expected = phase.expectedEvents(migrations);
  }

  /** Waits until a share of the phase's events is there, or nothing has come for a while. */
  void awaitShare(double share, BooleanSupplier over) {
    int wanted = before + (int) (share * expected);
    Silence silence = new Silence(records.events());
    await("event " + wanted)
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                records.events() >= wanted
                    || over.getAsBoolean()
                    || silence.lasts(records.events(), MOST_SILENCE));
  }

  /**
   * Waits until every migration has ended or is stuck.
   *
   * @param ended whether a migration has
   * @param meanwhile done again and again
   * @return ids of those that are stuck
   */
  List<String> awaitEnd(List<String> migrations, Predicate<String> ended, Runnable meanwhile) {
    Instant from = Instant.now();
    await("the end of every migration")
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              meanwhile.run();
              return migrations.stream().allMatch(id -> ended.test(id) || isStuck(id, from));
            });
    return migrations.stream().filter(id -> !ended.test(id)).toList();
  }

  private boolean isStuck(String id, Instant from) {
    Instant last = records.lastEvent(id);
    Instant since = last.isAfter(from) ? last : from;
    return since.plus(STUCK).isBefore(Instant.now());
  }

  Duration took() {
    return Duration.between(begun, Instant.now());
  }

  /** Since when a count stays the same. */
  private static final class Silence {
    private int count;
    private Instant since = Instant.now();

    Silence(int count) {
      this.count = count;
    }

    boolean lasts(int now, Duration length) {
      if (now != count) {
        count = now;
        since = Instant.now();
      }
      return since.plus(length).isBefore(Instant.now());
    }
  }
}
