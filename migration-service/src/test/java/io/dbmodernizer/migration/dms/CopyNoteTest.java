package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyNoteTest {
  private static final String ID = "m-1";
  private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-05T08:10:00Z");

  @Test
  void notesOfEarlierVersionsAreRead() {
    // When
    CopyNote note = CopyNote.parse(ID, "3@2").orElseThrow();

    // Then
    assertThat(note.attempt().number()).isEqualTo(3);
    assertThat(note.round()).isEqualTo(2);
    assertThat(note.series()).isEqualTo(CopySeries.NONE);
    assertThat(note.text()).isEqualTo("3@2");
    assertThat(CopyNote.parse(ID, "4").orElseThrow().round()).isZero();
    assertThat(CopyNote.parse(ID, "")).isEmpty();
  }

  @Test
  void everythingSurvivesBeingStored() {
    // Given
    CopyNote note = note(1, 0, Optional.empty()).failed(FIRST, 4).failed(LATER, 4);

    // When
    CopyNote read = CopyNote.parse(ID, note.text()).orElseThrow();

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
    CopyNote next = CopyNote.parse(ID, note(2, 0, Optional.of(failed)).text()).orElseThrow();

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

  private static CopyNote note(int attempt, int round, Optional<CopyNote> earlier) {
    return CopyNote.following(CopyAttempt.of(ID, attempt), round, earlier);
  }
}
