package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormerCopyNoteTest {
  private static final String ID = "m-1";

  @Test
  void readsAttemptAndRound() {
    // When
    CopyNote note = FormerCopyNote.read(ID, "3@2").orElseThrow();

    // Then
    assertThat(note.attempt()).isEqualTo(CopyAttempt.of(ID, 3));
    assertThat(note.round()).isEqualTo(2);
    assertThat(note.series()).isEqualTo(CopySeries.NONE);
    assertThat(note.over()).isFalse();
  }

  @Test
  void readsTheFailuresAndWhetherTheLastOneIsTheEnd() {
    // When
    CopyNote failed = FormerCopyNote.read(ID, "1@0@2/1767600000000/4@over").orElseThrow();
    CopyNote again = FormerCopyNote.read(ID, "2@0@2/1767600000000/4").orElseThrow();

    // Then
    assertThat(failed.series())
        .isEqualTo(new CopySeries(2, Instant.ofEpochMilli(1_767_600_000_000L), 4));
    assertThat(failed.isOver(CopyAttempt.of(ID, 1))).isTrue();
    assertThat(again.series()).isEqualTo(failed.series());
    assertThat(again.over()).isFalse();
  }

  @Test
  void readsTheAttemptAloneAsOneOfTheFirstRound() {
    assertThat(FormerCopyNote.read(ID, "4").orElseThrow().round()).isZero();
  }

  @Test
  void readsNothingWhereNothingIsStored() {
    assertThat(FormerCopyNote.read(ID, "")).isEmpty();
  }
}
