package io.dbmodernizer.monitoring.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("Sales", "Sales"),
        arguments("größe 日😀", "größe 日😀"),
        arguments("a_b*c`d", "a\\_b\\*c\\`d"),
        arguments("[click](https://evil)", "\\[click\\]\\(https\\://evil\\)"),
        arguments("<b>a&lt;b</b>", "&lt;b&gt;a&amp;lt;b&lt;/b&gt;"),
        arguments("one\n# two", "one \\# two"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void namesAndPurposesAreShownAsTheyAre(String text, String markdown) {
    assertThat(Dashboard.literal(text)).isEqualTo(markdown);
  }
}
