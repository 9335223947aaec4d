package io.dbmodernizer.systemtests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldFileTest {

  @Test
  void readsTabsAndLines() {
    assertThat(rows("1\ta\t\n2\t\0\tc\n"))
        .containsExactly(Arrays.asList("1", "a", null), List.of("2", "", "c"));
  }

  @Test
  void readsMarkedFieldsThatHaveLinesOfTheirOwn() {
    assertThat(rows("1+|one\ntwo+|&|\n2+|x+|y&|\r\n"))
        .containsExactly(Arrays.asList("1", "one\ntwo", null), List.of("2", "x", "y"));
  }

  @Test
  void readsUtf16ByItsByteOrderMark() {
    // Given
    byte[] bytes = "1\tZürich\n".getBytes(StandardCharsets.UTF_16);

    // When, Then
    assertThat(FieldFile.decode(bytes)).containsExactly(List.of("1", "Zürich"));
  }

  private static FieldFile rows(String text) {
    return FieldFile.decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
