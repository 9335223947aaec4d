package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LegacyCopyCheckpointTest {
  private static final String ID = "m-1";

  @Test
  void readsAttemptAndRound() {
    // When
    CopyCheckpoint checkpoint = LegacyCopyCheckpoint.read(ID, "3@2").orElseThrow();

    // Then
    assertThat(checkpoint.attempt()).isEqualTo(CopyAttempt.of(ID, 3));
    assertThat(checkpoint.round()).isEqualTo(2);
    assertThat(checkpoint.series()).isEqualTo(FailureSeries.NONE);
    assertThat(checkpoint.over()).isFalse();
  }

  @Test
  void readsTheFailuresAndWhetherTheLastOneIsTheEnd() {
    // When
    CopyCheckpoint failed =
        LegacyCopyCheckpoint.read(ID, "1@0@2/1767600000000/4@over").orElseThrow();
    CopyCheckpoint again = LegacyCopyCheckpoint.read(ID, "2@0@2/1767600000000/4").orElseThrow();

    // Then
    assertThat(failed.series())
        .isEqualTo(new FailureSeries(2, Instant.ofEpochMilli(1_767_600_000_000L), 4));
    assertThat(failed.isOver(CopyAttempt.of(ID, 1))).isTrue();
    assertThat(again.series()).isEqualTo(failed.series());
    assertThat(again.over()).isFalse();
  }

  @Test
  void readsTheAttemptAloneAsOneOfTheFirstRound() {
    assertThat(LegacyCopyCheckpoint.read(ID, "4").orElseThrow().round()).isZero();
  }

  @Test
  void readsNothingWhereNothingIsStored() {
    assertThat(LegacyCopyCheckpoint.read(ID, "")).isEmpty();
  }
}
