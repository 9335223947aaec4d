package io.dbmodernizer.datamover.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.range.KeyBound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoundBytesTest {

  @Test
  void everyClassOfKeyComesBackAsItWas() {
    // Given
    KeyBound bound =
        new KeyBound(
            List.of(
                true,
                42,
                Long.MIN_VALUE,
                new BigDecimal("1.2300"),
                1.5f,
                Double.MIN_VALUE,
                LocalDate.of(1, 1, 1),
                LocalTime.of(23, 59, 59, 999_999_900),
                LocalDateTime.of(1753, 1, 1, 0, 0, 0, 3_000_000),
                OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 1, ZoneOffset.ofHoursMinutes(-14, 0)),
                "naïve \ud83d\ude00 and \ud800 alone",
                new byte[] {0, -1, 7}));

    // When
    KeyBound read = BoundBytes.read(BoundBytes.write(bound));

    // Then
    assertThat(read).isEqualTo(bound);
  }

  /** A condition takes either form, and ledgers of former releases have the text. */
  @Test
  void guidComesBackAsItsText() {
    // Given
    String text = "6f9619ff-8b86-d011-b42d-00c04fc964ff";

    // When
    KeyBound read = BoundBytes.read(BoundBytes.write(new KeyBound(List.of(UUID.fromString(text)))));

    // Then
    assertThat(read).isEqualTo(new KeyBound(List.of(text)));
  }

  @Test
  void noBoundIsNoBytes() {
    assertThat(BoundBytes.write(null)).isNull();
    assertThat(BoundBytes.read(null)).isNull();
  }

  @Test
  void bytesThatEndEarlyAreRefused() {
    // Given
    byte[] whole = Objects.requireNonNull(BoundBytes.write(new KeyBound(List.of("key"))));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);

    // Then
    assertThatThrownBy(() -> BoundBytes.read(cut))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 1");
  }
}
