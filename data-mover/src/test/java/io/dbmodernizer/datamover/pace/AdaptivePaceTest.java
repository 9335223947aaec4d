package io.dbmodernizer.datamover.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AdaptivePaceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int WORKERS = 8;

  private final VirtualClock clock = new VirtualClock();
  private final AdaptivePace pace = new AdaptivePace(WORKERS, PATIENCE, clock);
  private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static SQLException throttling() {
    return new SQLException("The request limit for the database is 30", "S0001", 10928);
  }

  /** Work that the target throttles a number of times. */
  private static AdaptivePace.Work<String> throttledTimes(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return () -> {
      if (left.getAndDecrement() > 0) {
        throw throttling();
      }
      return "written";
    };
  }

  @Test
  void runsAtFullSpeedAsLongAsTheTargetTakesEverything() throws Exception {
    // When
    String result = pace.run(throttledTimes(0));

    // Then
    assertThat(result).isEqualTo("written");
    assertThat(clock.seconds()).isZero();
    assertThat(pace.state()).isEqualTo(new PaceState(WORKERS, WORKERS, 1, 0, null));
    assertThat(pace.state()).hasToString("full speed, 8 workers");
  }

  @Test
  void throttledWorkIsDoneAgainAfterAPauseAndByHalfOfTheWorkers() throws Exception {
    // When
    String result = pace.run(throttledTimes(1));

    // Then
    assertThat(result).isEqualTo("written");
    assertThat(clock.seconds()).isEqualTo(5);
    assertThat(pace.state().allowed()).isEqualTo(4);
    assertThat(pace.state())
        .hasToString(
            "slowed to 50 % (4 of 8 workers) because the target is throttled: error 10928: The"
                + " request limit for the database is 30");
  }

  @Test
  void thePauseDoublesUpToAMinute() throws Exception {
    // When
    pace.run(throttledTimes(6));

    // Then
    assertThat(clock.seconds()).isEqualTo(5 + 10 + 20 + 40 + 60 + 60);
    assertThat(pace.state().throttled()).isEqualTo(6);
    assertThat(pace.state().allowed()).isEqualTo(1);
  }

  @Test
  void successesBringTheSpeedBackStepByStep() throws Exception {
    // Given
    pace.run(throttledTimes(1));
    List<Integer> allowed = new ArrayList<>();

    // When
    while (pace.state().isSlowed()) {
      pace.run(throttledTimes(0));
      allowed.add(pace.state().allowed());
    }

    // Then
    assertThat(allowed).isSorted().contains(5, 6, 7, 8);
    assertThat(allowed.size()).isEqualTo(4 * AimdShare.SUCCESSES - 1);
    assertThat(pace.state().reason()).isNull();
  }

  @Test
  void theLastWorkerPausesBetweenItsWork() throws Exception {
    // Given
    pace.run(throttledTimes(5));
    double before = clock.seconds();

    // When
    for (int work = 0; work < 4; work++) {
      pace.run(
          () -> {
            clock.pass(TimeUnit.SECONDS.toNanos(1));
            return true;
          });
    }

    // Then
    assertThat(pace.state().share() * WORKERS).isEqualTo(0.25);
    assertThat(clock.seconds() - before).isCloseTo(4 + 3 * 3, within(1e-6));
  }

  @Test
  void throttlingsOfWorkThatRanAtTheSameTimeCountAsOne() throws Exception {
    // Given
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    List<Future<?>> running = new ArrayList<>();
    AtomicInteger throttled = new AtomicInteger();

    // When
    for (int worker = 0; worker < WORKERS; worker++) {
      running.add(
          threads.submit(
              () ->
                  pace.run(
                      () -> {
                        if (throttled.get() < WORKERS) {
                          await(together);
                          throttled.incrementAndGet();
                          await(together);
                          throw throttling();
                        }
                        return true;
                      })));
    }
    for (Future<?> work : running) {
      work.get();
    }

    // Then
    assertThat(pace.state().throttled()).isEqualTo(WORKERS);
    assertThat(pace.state().share()).isEqualTo(0.5);
  }

  @Test
  void findsTheSpeedThatATargetAllows() throws Exception {
    // Given
    int limit = 3;
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    AtomicInteger atTheTarget = new AtomicInteger();
    AtomicInteger written = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();

    // When
    for (int worker = 0; worker < WORKERS; worker++) {
      running.add(
          threads.submit(
              () -> {
                AtomicInteger first = new AtomicInteger(1);
                for (int work = 0; work < 100; work++) {
                  pace.run(
                      () -> {
                        try {
                          boolean tooMany = atTheTarget.incrementAndGet() > limit;
                          if (first.getAndSet(0) == 1) {
                            await(together);
                          }
                          if (tooMany) {
                            throw throttling();
                          }
                          return written.incrementAndGet();
                        } finally {
                          atTheTarget.decrementAndGet();
                        }
                      });
                }
                return null;
              }));
    }
    for (Future<?> work : running) {
      work.get();
    }

    // Then
    assertThat(written).hasValue(WORKERS * 100);
    assertThat(pace.state().throttled()).isPositive();
  }

  @Test
  void noMoreThanTheAllowedWorkersRunAtTheSameTime() throws Exception {
    // Given
    pace.run(throttledTimes(2));
    int allowed = pace.state().allowed();
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(allowed);
    List<Future<?>> running = new ArrayList<>();

    // When
    for (int worker = 0; worker < WORKERS; worker++) {
      running.add(
          threads.submit(
              () ->
                  pace.run(
                      () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        await(together);
                        now.decrementAndGet();
                        return true;
                      })));
    }
    for (Future<?> work : running) {
      work.get();
    }

    // Then
    assertThat(allowed).isEqualTo(2);
    assertThat(most).hasValue(2);
  }

  @Test
  void otherFailuresAreNotRepeatedAndFreeTheirPlace() {
    for (int failure = 0; failure < 2 * WORKERS; failure++) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () ->
                  pace.run(
                      () -> {
                        throw new SQLException("reached its size quota", "S0001", 40544);
                      }));
    }

    assertThatNoException().isThrownBy(() -> pace.run(throttledTimes(0)));
    assertThat(pace.state().isSlowed()).isFalse();
  }

  @Test
  void throttlingInsideOfAnotherExceptionCounts() throws Exception {
    // Given
    AtomicInteger left = new AtomicInteger(1);

    // When
    pace.run(
        () -> {
          if (left.getAndDecrement() > 0) {
            throw new IllegalStateException("a step failed", throttling());
          }
          return true;
        });

    // Then
    assertThat(pace.state().throttled()).isEqualTo(1);
  }

  @Test
  void aTargetThatThrottlesEverythingFailsTheWorkInTheEnd() {
    // When / Then
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> pace.run(throttledTimes(Integer.MAX_VALUE)))
        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(10928));
    assertThat(clock.seconds()).isGreaterThan(PATIENCE.toSeconds());
  }

  @Test
  void timeWithoutWorkIsNotTakenForTrouble() throws Exception {
    // Given
    clock.pass(PATIENCE.multipliedBy(2).toNanos());

    // When
    String result = pace.run(throttledTimes(1));

    // Then
    assertThat(result).isEqualTo("written");
  }

  @Test
  void refusesAPaceWithoutWorkers() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AdaptivePace(0, PATIENCE));
    assertThatIllegalArgumentException().isThrownBy(() -> new AdaptivePace(1, Duration.ZERO));
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
