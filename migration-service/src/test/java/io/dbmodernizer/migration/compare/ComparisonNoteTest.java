package io.dbmodernizer.migration.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.step.CheckpointText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonNoteTest {
  private static final Instant BEGUN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant LATER = BEGUN.plus(Duration.ofMinutes(1));

  private static ComparisonNote first(int round, Instant now) {
    return ComparisonNote.of(Optional.empty(), round, now);
  }

  /** What the next run reads. */
  private static Optional<ComparisonNote> stored(ComparisonNote note) {
    return CheckpointText.read(CheckpointText.write(note), ComparisonNote.class);
  }

  @Test
  void countsVerdictsSinceThePassBegan() {
    // When
    ComparisonNote next = ComparisonNote.of(stored(first(0, BEGUN)), 0, LATER);

    // Then
    assertThat(next.covers(BEGUN)).isTrue();
    assertThat(next.covers(BEGUN.minusMillis(1))).isFalse();
    assertThat(next.covers(null)).isFalse();
    assertThat(next.mayCopy()).isFalse();
  }

  @Test
  void countsNoVerdictOfAnEarlierRoundAndMayCopyOnce() {
    // Given
    Optional<ComparisonNote> stored = stored(first(0, BEGUN));

    // When
    ComparisonNote retried = ComparisonNote.of(stored, 1, LATER);
    ComparisonNote copied = ComparisonNote.of(stored(retried.copying()), 1, LATER.plusMillis(5));

    // Then
    assertThat(retried.covers(BEGUN)).isFalse();
    assertThat(retried.mayCopy()).isTrue();
    assertThat(copied.covers(LATER)).isFalse();
    assertThat(copied.mayCopy()).isFalse();
  }

  @Test
  void givesNoVerdictATimeBeforeThePass() {
    // Given
    ComparisonNote note = first(0, LATER);

    // When / Then
    assertThat(note.timeOfVerdict(BEGUN)).isEqualTo(LATER);
  }
}
