package io.dbmodernizer.emulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimersTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void workRunsInTheOrderOfItsTimeOnceTheClockHasReachedIt() {
    try (Timers timers = new Timers(now::get)) {
      // Given
      timers.at(Instant.EPOCH.plusSeconds(20), () -> done.add("later"));
      timers.at(Instant.EPOCH.plusSeconds(10), () -> done.add("sooner"));

      // When
      now.set(Instant.EPOCH.plusSeconds(9));
      timers.runDue();

      // Then
      assertThat(done).isEmpty();

      // When
      now.set(Instant.EPOCH.plusSeconds(20));
      timers.runDue();
      timers.runDue();

      // Then
      assertThat(done).containsExactly("sooner", "later");
    }
  }

  @Test
  void workThatFailsDoesNotKeepOtherWorkFromRunning() {
    try (Timers timers = new Timers(now::get)) {
      // Given
      timers.at(
          Instant.EPOCH.plusSeconds(1),
          () -> {
            throw new IllegalStateException("expected by the test");
          });
      timers.at(
          Instant.EPOCH.plusSeconds(1),
          () -> {
            throw new StackOverflowError("expected by the test");
          });
      timers.at(Instant.EPOCH.plusSeconds(2), () -> done.add("second"));

      // When
      now.set(Instant.EPOCH.plusSeconds(2));
      timers.runDue();

      // Then
      assertThat(done).containsExactly("second");
    }
  }

  @Test
  void aManualClockRunsEachPieceOfWorkAtItsOwnTimeAndWhatFollowsFromIt() {
    ManualClock clock = ManualClock.at(Instant.EPOCH);
    try (Timers timers = new Timers(clock)) {
      // Given
      timers.at(
          Instant.EPOCH.plusSeconds(60),
          () -> {
            done.add("first at " + timers.now());
            timers.at(timers.now().plusSeconds(60), () -> done.add("second at " + timers.now()));
          });
      timers.at(Instant.EPOCH.plusSeconds(3600), () -> done.add("too early"));

      // When
      clock.advance(Duration.ofMinutes(10));

      // Then
      assertThat(done)
          .containsExactly("first at 1970-01-01T00:01:00Z", "second at 1970-01-01T00:02:00Z");
      assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(600));
    }
  }

  @Test
  void aManualClockWaitsForWorkThatARequestTookJustBefore() throws Exception {
    ManualClock clock = ManualClock.at(Instant.EPOCH);
    try (Timers timers = new Timers(clock)) {
      // Given
      CountDownLatch started = new CountDownLatch(1);
      CountDownLatch mayEnd = new CountDownLatch(1);
      timers.at(
          Instant.EPOCH,
          () -> {
            started.countDown();
            awaitQuietly(mayEnd);
            done.add("work");
          });
      Thread request = new Thread(timers::runDue);
      request.start();
      started.await();

      // When
      Thread test =
          new Thread(
              () -> {
                clock.advance(Duration.ofSeconds(1));
                done.add("advanced");
              });
      test.start();
      mayEnd.countDown();
      test.join();
      request.join();

      // Then
      assertThat(done).containsExactly("work", "advanced");
    }
  }

  @Test
  void timeDoesNotGoBack() {
    // Given
    ManualClock clock = ManualClock.at(Instant.EPOCH);

    // When / Then
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
