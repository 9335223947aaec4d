package io.dbmodernizer.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionDurationTest {

  @ParameterizedTest
  @CsvSource({
    "P4W,   P28D,  true",
    "P12M,  P1Y,   true",
    "P60M,  P5Y,   true",
    "PT0S,  '',    true",
    "PT0S,  ,      true",
    "P0D,   PT0S,  true",
    "PT48H, P2D,   true",
    "P4W,   P1M,   false",
    "P30D,  P1M,   false",
    "P365D, P1Y,   false",
    "P4W,   P5W,   false",
    "P1Y,   '',    false",
  })
  void isEqualInEverySpelling(@Nullable String one, @Nullable String other, boolean equal) {
    assertThat(RetentionDuration.parse(one).equals(RetentionDuration.parse(other)))
        .isEqualTo(equal);
  }

  @ParameterizedTest
  @CsvSource({"P4W, P1M", "P30D, P1M", "P11M, P1Y", "'', P1W", "P520W, P10Y"})
  void isOrderedByLength(String shorter, String longer) {
    assertThat(RetentionDuration.parse(shorter)).isLessThan(RetentionDuration.parse(longer));
  }

  @Test
  void isWrittenAsEachSideWantsIt() {
    assertThat(RetentionDuration.forAzure("")).isEqualTo("PT0S");
    assertThat(RetentionDuration.forAzure("P12M")).isEqualTo("P12M");
    assertThat(RetentionDuration.forEvents("PT0S")).isEmpty();
    assertThat(RetentionDuration.forEvents(null)).isEmpty();
    assertThat(RetentionDuration.forEvents("P1Y")).isEqualTo("P1Y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4W", "P-1D", "PT5H", "PT-24H", "four weeks", "P99999999999D"})
  void isRefusedInAnyOtherForm(String text) {
    assertThatThrownBy(() -> RetentionDuration.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("P4W");
  }
}
