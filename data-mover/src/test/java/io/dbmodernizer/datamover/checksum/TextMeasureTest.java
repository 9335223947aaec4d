package io.dbmodernizer.datamover.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMeasureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\u0000", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "a\ud83d\ude00b"})
  void theBytesAreThoseOfTheEncodedText(String text) throws IOException {
    assertThat(TextMeasure.of(new StringReader(text)))
        .isEqualTo(
            new TextMeasure(text.length(), text.getBytes(StandardCharsets.UTF_8).length, true));
  }

  @Test
  void anUnpairedSurrogateIsFoundAtEveryPlace() throws IOException {
    for (String text : new String[] {"\ud83d", "\ude00", "\ud83da", "a\ude00", "\ude00\ud83d"}) {
      assertThat(TextMeasure.of(new StringReader(text)).wellFormed()).isFalse();
    }
  }
}
