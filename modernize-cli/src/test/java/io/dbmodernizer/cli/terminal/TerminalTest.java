package io.dbmodernizer.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void outputThatGoesElsewhereIsPlain() {
    // When
    Terminal terminal =
        Terminal.of(System.out, Map.of("MODERNIZE_COLUMNS", "", "TERM", "xterm-256color"));

    // Then
    assertThat(terminal.interactive()).isFalse();
    assertThat(terminal.styled(Terminal.Style.BAD, "text")).isEqualTo("text");
  }

  @Test
  void aDumbTerminalIsPlain() {
    assertThat(
            Terminal.of(System.out, Map.of("MODERNIZE_COLUMNS", "80", "TERM", "dumb"))
                .interactive())
        .isFalse();
  }

  @Test
  void noColorIsHonouredAndWidthKeptWithinReason() {
    // When
    Terminal terminal =
        Terminal.of(
            System.out, Map.of("MODERNIZE_COLUMNS", "9", "TERM", "xterm", "NO_COLOR", "yes"));

    // Then
    assertThat(terminal.interactive()).isTrue();
    assertThat(terminal.color()).isFalse();
    assertThat(terminal.columns()).isEqualTo(40);
  }

  @Test
  void tablesAlignTextLeftAndNumbersRight() {
    // Given
    TextTable table = new TextTable("table", ">rows");

    // When
    table.row("[a].[orders]", "7");
    table.row("[b]", "1,234");

    // Then
    assertThat(table.lines())
        .containsExactly("table          rows", "[a].[orders]      7", "[b]           1,234");
  }
}
