package io.dbmodernizer.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PathValueTest {

  @Test
  void aPathIsTakenAsItIsGiven() {
    assertThat(PathValue.of("data/request.json", "a file")).isEqualTo(Path.of("data/request.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "request\0.json"})
  void whatIsNoPathIsRefusedInOneText(String text) {
    assertThatThrownBy(() -> PathValue.of(text, "a file"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is not a path; accepted: a file");
  }
}
