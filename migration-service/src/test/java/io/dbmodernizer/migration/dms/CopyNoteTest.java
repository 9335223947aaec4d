package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.step.CheckpointText;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyNoteTest {
  private static final String ID = "m-1";
  private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-05T08:10:00Z");

  @Test
  void everythingSurvivesBeingStored() {
    // Given
    CopyNote note = note(1, 0, Optional.empty()).failed(FIRST, 4).failed(LATER, 4);

    // When
    CopyNote read = stored(note);

    // Then
    assertThat(read).isEqualTo(note);
    assertThat(read.series()).isEqualTo(new CopySeries(2, FIRST, 4));
    assertThat(read.isOver(CopyAttempt.of(ID, 1))).isTrue();
    assertThat(read.isOver(CopyAttempt.of(ID, 2))).isFalse();
  }

  @Test
  void failuresAreCountedAcrossAttemptsOfARound() {
    // Given
    CopyNote failed = note(1, 0, Optional.empty()).failed(FIRST, 4);

    // When
    CopyNote next = stored(note(2, 0, Optional.of(failed)));

    // Then
    assertThat(next.series()).isEqualTo(failed.series());
    assertThat(next.isOver(next.attempt())).isFalse();
  }

  @Test
  void aCommandBeginsANewSeries() {
    // Given
    CopyNote failed = note(1, 0, Optional.empty()).failed(FIRST, 4);

    // Then
    assertThat(note(2, 1, Optional.of(failed)).series()).isEqualTo(CopySeries.NONE);
  }

  @Test
  void anAttemptThatCopiedMoreBeginsANewSeries() {
    // Given
    CopyNote failed = note(1, 0, Optional.empty()).failed(FIRST, 4);

    // Then
    assertThat(failed.failed(LATER, 5).series()).isEqualTo(new CopySeries(1, LATER, 5));
  }

  /** What the next run reads. */
  private static CopyNote stored(CopyNote note) {
    return CheckpointText.read(CheckpointText.write(note), CopyNote.class).orElseThrow();
  }

  private static CopyNote note(int attempt, int round, Optional<CopyNote> earlier) {
    return CopyNote.following(CopyAttempt.of(ID, attempt), round, earlier);
  }
}
