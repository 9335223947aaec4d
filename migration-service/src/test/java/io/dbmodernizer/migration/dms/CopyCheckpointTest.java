package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.step.CheckpointText;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyCheckpointTest {
  private static final String ID = "m-1";
  private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-05T08:10:00Z");

  @Test
  void everythingSurvivesBeingStored() {
    // Given
    CopyCheckpoint checkpoint =
        checkpoint(1, 0, Optional.empty()).failed(FIRST, 4).failed(LATER, 4);

    // When
    CopyCheckpoint read = stored(checkpoint);

    // Then
    assertThat(read).isEqualTo(checkpoint);
    assertThat(read.series()).isEqualTo(new FailureSeries(2, FIRST, 4));
    assertThat(read.isOver(CopyAttempt.of(ID, 1))).isTrue();
    assertThat(read.isOver(CopyAttempt.of(ID, 2))).isFalse();
  }

  @Test
  void failuresAreCountedAcrossAttemptsOfARound() {
    // Given
    CopyCheckpoint failed = checkpoint(1, 0, Optional.empty()).failed(FIRST, 4);

    // When
    CopyCheckpoint next = stored(checkpoint(2, 0, Optional.of(failed)));

    // Then
    assertThat(next.series()).isEqualTo(failed.series());
    assertThat(next.isOver(next.attempt())).isFalse();
  }

  @Test
  void aCommandBeginsANewSeries() {
    // Given
    CopyCheckpoint failed = checkpoint(1, 0, Optional.empty()).failed(FIRST, 4);

    // Then
    assertThat(checkpoint(2, 1, Optional.of(failed)).series()).isEqualTo(FailureSeries.NONE);
  }

  @Test
  void anAttemptThatCopiedMoreBeginsANewSeries() {
    // Given
    CopyCheckpoint failed = checkpoint(1, 0, Optional.empty()).failed(FIRST, 4);

    // Then
    assertThat(failed.failed(LATER, 5).series()).isEqualTo(new FailureSeries(1, LATER, 5));
  }

  /** Returns the checkpoint as the next run reads it. */
  private static CopyCheckpoint stored(CopyCheckpoint checkpoint) {
    return CheckpointText.read(CheckpointText.write(checkpoint), CopyCheckpoint.class)
        .orElseThrow();
  }

  private static CopyCheckpoint checkpoint(
      int attempt, int round, Optional<CopyCheckpoint> earlier) {
    return CopyCheckpoint.following(CopyAttempt.of(ID, attempt), round, earlier);
  }
}
