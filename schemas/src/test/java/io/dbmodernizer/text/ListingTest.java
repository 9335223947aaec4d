package io.dbmodernizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {

  @Test
  void fewThingsAreAllNamed() {
    assertThat(Listing.of(List.of("a", "b"))).isEqualTo("a, b");
    assertThat(Listing.of(List.of())).isEmpty();
  }

  @Test
  void ofManyThingsTheFirstAreNamedAndTheOthersCounted() {
    assertThat(Listing.of(List.of("a", "b", "c"), "; ", 2)).isEqualTo("a; b; and 1 more");
  }

  @Test
  void theLengthIsBoundedWhateverIsListed() {
    // When
    String text = Listing.of(Collections.nCopies(100_000, "x".repeat(100_000)));

    // Then
    assertThat(text).hasSizeLessThan(4_000).endsWith("and 99990 more");
  }

  @Test
  void aTextIsNotCutInsideACharacter() {
    // When
    String cut = Shortened.to("ab\uD83D\uDE00cd", 4);

    // Then
    assertThat(cut).isEqualTo("ab…");
    assertThat(Shortened.to("abcd", 4)).isEqualTo("abcd");
  }
}
