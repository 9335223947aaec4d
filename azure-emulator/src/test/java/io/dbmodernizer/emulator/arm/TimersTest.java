package io.dbmodernizer.emulator.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimersTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<String> done = new ArrayList<>();

  @Test
  void workRunsInTheOrderOfItsTimeOnceTheClockHasReachedIt() {
    try (Timers timers = new Timers(now::get)) {
      // Given
      timers.at(Instant.EPOCH.plusSeconds(20), () -> done.add("later"));
      timers.at(Instant.EPOCH.plusSeconds(10), () -> done.add("sooner"));

      // When
      now.set(Instant.EPOCH.plusSeconds(9));
      timers.settle();

      // Then
      assertThat(done).isEmpty();

      // When
      now.set(Instant.EPOCH.plusSeconds(20));
      timers.settle();
      timers.settle();

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
      timers.at(Instant.EPOCH.plusSeconds(2), () -> done.add("second"));

      // When
      now.set(Instant.EPOCH.plusSeconds(2));
      timers.settle();

      // Then
      assertThat(done).containsExactly("second");
    }
  }
}
