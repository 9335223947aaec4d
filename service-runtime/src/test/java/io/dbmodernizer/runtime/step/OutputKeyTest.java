package io.dbmodernizer.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stored forms of outputs. A former release wrote the same texts. */
class OutputKeyTest {
  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.250Z");

  static Stream<Arguments> forms() {
    return Stream.of(
        form("text", OutputKey.text("a"), " as it is ", " as it is "),
        form("empty text", OutputKey.text("a"), "", ""),
        form("true", OutputKey.flag("a"), true, "true"),
        form("false", OutputKey.flag("a"), false, "false"),
        form("number", OutputKey.number("a"), -17, "-17"),
        form("instant", OutputKey.instant("a"), TIME, "2026-03-01T10:15:30.250Z"),
        form("own form", words("a"), List.of("x", "y"), "x y"));
  }

  private static <T> Arguments form(String name, OutputKey<T> key, T value, String stored) {
    return Arguments.of(Named.of(name, key), value, stored);
  }

  private static OutputKey<List<String>> words(String name) {
    return OutputKey.of(
        name, words -> String.join(" ", words), text -> List.of(text.split(" ", -1)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void aValueIsStoredAsTextAndReadAgain(OutputKey<T> key, T value, String stored) {
    assertThat(key.write(value)).isEqualTo(stored);
    assertThat(key.read(stored)).isEqualTo(value);
  }

  @Test
  void anyOtherTextOfAFlagIsFalse() {
    OutputKey<Boolean> key = OutputKey.flag("server.owned");

    assertThat(List.of("", "yes", "1")).noneMatch(key::read);
    assertThat(key.read("TRUE")).isTrue();
  }

  @Test
  void aTextOfAnotherFormIsAnErrorThatNamesKeyAndText() {
    assertThatIllegalStateException()
        .isThrownBy(() -> OutputKey.number("schema.objects-created").read("many"))
        .withMessage("the stored output schema.objects-created cannot be read: \"many\"")
        .withCauseInstanceOf(NumberFormatException.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> OutputKey.instant("copy.started-at").read("yesterday"))
        .withMessage("the stored output copy.started-at cannot be read: \"yesterday\"");
  }
}
