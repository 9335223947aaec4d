package io.dbmodernizer.migration.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.step.CheckpointText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonCheckpointTest {
  private static final Instant BEGUN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant LATER = BEGUN.plus(Duration.ofMinutes(1));

  private static ComparisonCheckpoint first(int round, Instant now) {
    return ComparisonCheckpoint.of(Optional.empty(), round, now);
  }

  /** Returns the checkpoint as the next run reads it. */
  private static Optional<ComparisonCheckpoint> stored(ComparisonCheckpoint checkpoint) {
    return CheckpointText.read(CheckpointText.write(checkpoint), ComparisonCheckpoint.class);
  }

  @Test
  void countsVerdictsSinceThePassBegan() {
    // When
    ComparisonCheckpoint next = ComparisonCheckpoint.of(stored(first(0, BEGUN)), 0, LATER);

    // Then
    assertThat(next.covers(BEGUN)).isTrue();
    assertThat(next.covers(BEGUN.minusMillis(1))).isFalse();
    assertThat(next.covers(null)).isFalse();
    assertThat(next.mayCopy()).isFalse();
  }

  @Test
  void countsNoVerdictOfAnEarlierRoundAndMayCopyOnce() {
    // Given
    Optional<ComparisonCheckpoint> stored = stored(first(0, BEGUN));

    // When
    ComparisonCheckpoint retried = ComparisonCheckpoint.of(stored, 1, LATER);
    ComparisonCheckpoint copied =
        ComparisonCheckpoint.of(stored(retried.copying()), 1, LATER.plusMillis(5));

    // Then
    assertThat(retried.covers(BEGUN)).isFalse();
    assertThat(retried.mayCopy()).isTrue();
    assertThat(copied.covers(LATER)).isFalse();
    assertThat(copied.mayCopy()).isFalse();
  }

  @Test
  void remembersTheTablesThatWereTriedAndKeepsThePassAfterARepair() {
    // Given
    ComparisonCheckpoint retried = ComparisonCheckpoint.of(stored(first(0, BEGUN)), 1, LATER);

    // When
    ComparisonCheckpoint tried = retried.tried("[dbo].[a]", true).tried("[dbo].[b]", false);
    ComparisonCheckpoint next = ComparisonCheckpoint.of(stored(tried), 1, LATER.plusSeconds(9));

    // Then
    assertThat(next).isEqualTo(tried);
    assertThat(next.repairedTo()).isEqualTo("[dbo].[b]");
    assertThat(next.wholeTables()).isTrue();
    assertThat(next.pass()).isEqualTo(retried.pass());
    assertThat(next.afterRepair().covers(LATER)).isTrue();
    assertThat(next.afterRepair().mayCopy()).isFalse();
  }

  @Test
  void remembersInLaterRoundsThatARepairHasBegunUntilItsKeysAreEnforced() {
    // Given
    ComparisonCheckpoint begun =
        ComparisonCheckpoint.of(stored(first(0, BEGUN)), 1, LATER)
            .beginningRepair()
            .tried("[dbo].[a]", true);

    // When
    ComparisonCheckpoint retried = ComparisonCheckpoint.of(stored(begun), 2, LATER);

    // Then
    assertThat(retried.repairing()).isTrue();
    assertThat(retried.repairedTo()).isNull();
    assertThat(ComparisonCheckpoint.of(stored(retried), 3, LATER).repairing()).isTrue();
    assertThat(retried.afterRepair().repairing()).isFalse();
    assertThat(retried.copying().repairing()).isFalse();
  }

  @Test
  void readsTheCheckpointOfAnEarlierRelease() {
    // When
    ComparisonCheckpoint stored =
        CheckpointText.read(
                "{\"round\":1,\"begunAt\":\"2026-01-05T08:00:00Z\",\"mayCopy\":true}",
                ComparisonCheckpoint.class)
            .orElseThrow();

    // Then
    assertThat(stored).isEqualTo(new ComparisonCheckpoint(1, BEGUN, true));
  }

  @Test
  void givesNoVerdictATimeBeforeThePass() {
    // Given
    ComparisonCheckpoint checkpoint = first(0, LATER);

    // When / Then
    assertThat(checkpoint.timeOfVerdict(BEGUN)).isEqualTo(LATER);
  }
}
