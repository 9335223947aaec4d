package io.dbmodernizer.migration.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComparisonNoteTest {
  private static final Instant BEGUN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant LATER = BEGUN.plus(Duration.ofMinutes(1));

  @Test
  void countsVerdictsSinceThePassBegan() {
    // When
    ComparisonNote next = ComparisonNote.of(ComparisonNote.of("", 0, BEGUN).text(), 0, LATER);

    // Then
    assertThat(next.covers(BEGUN)).isTrue();
    assertThat(next.covers(BEGUN.minusMillis(1))).isFalse();
    assertThat(next.covers(null)).isFalse();
    assertThat(next.mayCopy()).isFalse();
  }

  @Test
  void countsNoVerdictOfAnEarlierRoundAndMayCopyOnce() {
    // Given
    String stored = ComparisonNote.of("", 0, BEGUN).text();

    // When
    ComparisonNote retried = ComparisonNote.of(stored, 1, LATER);
    ComparisonNote copied = ComparisonNote.of(retried.copying().text(), 1, LATER.plusMillis(5));

    // Then
    assertThat(retried.covers(BEGUN)).isFalse();
    assertThat(retried.mayCopy()).isTrue();
    assertThat(copied.covers(LATER)).isFalse();
    assertThat(copied.mayCopy()).isFalse();
  }

  @Test
  void givesNoVerdictATimeBeforeThePass() {
    // Given
    ComparisonNote note = ComparisonNote.of("", 0, LATER);

    // When / Then
    assertThat(note.timeOfVerdict(BEGUN)).isEqualTo(LATER);
  }
}
