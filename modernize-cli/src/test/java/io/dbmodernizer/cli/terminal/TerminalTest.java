package io.dbmodernizer.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  void tablesFitTheTerminalByBreakingCellsAndNeverNumbers() {
    // Given
    TextTable table = new TextTable("resource", ">rows", "what was found");
    table.row(
        "Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies",
        "184,405",
        "every operation that the request needs is allowed on the resource group");

    // When
    List<String> lines = table.lines(60);

    // Then
    assertThat(lines).allMatch(line -> line.length() <= 60).hasSizeGreaterThan(3);
    assertThat(String.join("", lines).replaceAll("\\s", ""))
        .contains("184,405")
        .contains("everyoperation");
    assertThat(table.lines()).hasSize(2);
  }

  @Test
  void longTextIsBrokenBetweenWordsOnATerminalAndNowhereElse() {
    // Given
    String text =
        "  remedy: start the local platform, or name your brokers with --bootstrap-servers";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    // When
    Terminal.of(out, Map.of("MODERNIZE_COLUMNS", "50", "TERM", "xterm", "NO_COLOR", "1")).say(text);

    // Then
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().toList())
        .containsExactly(
            "  remedy: start the local platform, or name your",
            "    brokers with --bootstrap-servers");

    // When
    bytes.reset();
    Terminal.of(out, Map.of()).say(text);

    // Then
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().toList()).containsExactly(text);
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
