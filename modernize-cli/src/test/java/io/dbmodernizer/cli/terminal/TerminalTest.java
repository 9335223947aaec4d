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
    Terminal terminal = Terminal.plain(System.out);

    // Then
    assertThat(terminal.interactive()).isFalse();
    assertThat(terminal.styled(Terminal.Style.BAD, "text")).isEqualTo("text");
    assertThat(terminal.ask("who?")).isEmpty();
  }

  @Test
  void aDumbTerminalIsPlain() {
    assertThat(Terminal.system(System.out, Map.of("TERM", "dumb")).interactive()).isFalse();
  }

  @Test
  void theWidthFollowsTheWindowAndNoColorIsHonoured() throws Exception {
    try (VirtualTerminal virtual = new VirtualTerminal(100, 30)) {
      // Given
      Terminal terminal = virtual.terminal(Map.of("NO_COLOR", "yes"));
      assertThat(terminal.columns()).isEqualTo(100);

      // When
      virtual.resize(40, 10);

      // Then
      assertThat(terminal.columns()).isEqualTo(40);
      assertThat(terminal.rows()).isEqualTo(10);
      assertThat(terminal.color()).isFalse();
    }
  }

  @Test
  void anAnswerIsWhatTheUserTypes() throws Exception {
    try (VirtualTerminal virtual = new VirtualTerminal(80, 24)) {
      // Given: a mistake that is corrected
      virtual.type("SalesDx\u007fb\r");

      // Then
      assertThat(virtual.terminal(Map.of()).ask("Name:")).contains("SalesDb");
    }
  }

  @Test
  void linesAreRedrawnInPlaceAndCutAtTheWidth() throws Exception {
    try (VirtualTerminal virtual = new VirtualTerminal(40, 6)) {
      // Given
      Terminal terminal = virtual.terminal(Map.of());
      terminal.out().println("before");
      LiveLines lines = new LiveLines(terminal);

      // When
      lines.draw(List.of("one", "two", "three"));
      lines.draw(List.of("one", "2", "x".repeat(100)));
      terminal.out().println("after");

      // Then
      assertThat(virtual.lines()).containsExactly("before", "one", "2", "x".repeat(39), "after");

      // When: the window becomes narrow and low
      virtual.resize(20, 4);
      lines.draw(List.of("one", "2", "y".repeat(100), "no room"));

      // Then
      assertThat(virtual.lines()).containsExactly("one", "2", "y".repeat(19));
    }
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
  void longTextIsBrokenBetweenWordsOnATerminalAndNowhereElse() throws Exception {
    // Given
    String text =
        "  remedy: start the local platform, or name your brokers with --bootstrap-servers";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    // When
    try (VirtualTerminal virtual = new VirtualTerminal(50, 10)) {
      virtual.terminal(Map.of()).say(text);

      // Then
      assertThat(virtual.lines())
          .containsExactly(
              "  remedy: start the local platform, or name your",
              "    brokers with --bootstrap-servers");
    }

    // When
    Terminal.plain(out).say(text);

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
