package io.dbmodernizer.cli.report;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.option.OutputFormat;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import tools.jackson.databind.JsonNode;

/** Dead letters for people. */
public final class DeadLetterReport {
  private DeadLetterReport() {}

  /**
   * Prints a list of dead letters.
   *
   * @param list items of {@code /api/v1/dead-letters}
   * @param wide whether the exception, the reader and the size are shown, too
   * @param terminal the terminal
   */
  public static void printList(Listing list, boolean wide, Terminal terminal) {
    TextTable table =
        wide
            ? new TextTable(
                "id", "recorded at", "migration", "type", "exception", "reader", ">bytes", "reason")
            : new TextTable("id", "recorded at", "migration", "type", "reason");
    for (JsonNode letter : list.items()) {
      String reason = text(letter, "reason");
      if (wide) {
        table.row(
            text(letter, "id"),
            text(letter, "recordedAt"),
            text(letter, "migrationId"),
            text(letter, "type"),
            text(letter, "exception"),
            text(letter, "reader"),
            "%,d".formatted(letter.path("valueBytes").asLong(0)),
            reason);
      } else {
        table.row(
            text(letter, "id"),
            text(letter, "recordedAt"),
            text(letter, "migrationId"),
            text(letter, "type"),
            reason);
      }
    }
    table.print(terminal);
    MigrationList.printRest(list, terminal);
    terminal.say("'modernize dlt show ID' shows the content and the remedy of one");
  }

  /**
   * Prints one dead letter.
   *
   * @param letter the answer of {@code /api/v1/dead-letters/ID}
   * @param terminal the terminal
   */
  public static void print(JsonNode letter, Terminal terminal) {
    terminal.say(Style.HEADING, text(letter, "id"));
    TextTable table = new TextTable("", "");
    for (String member :
        new String[] {
          "topic",
          "partition",
          "offset",
          "recordedAt",
          "key",
          "migrationId",
          "type",
          "exception",
          "reader",
          "valueBytes"
        }) {
      table.row(member, text(letter, member));
    }
    table.print(terminal);
    terminal.say(Style.BAD, "reason: " + text(letter, "reason"));
    terminal.say("  remedy: " + text(letter, "remedy"));
    String refusal = text(letter, "refusal");
    terminal.say(
        letter.path("replayable").asBoolean(false)
            ? "It can be published again with 'modernize dlt replay ID'."
            : "It cannot be published again" + (refusal.isEmpty() ? "." : ": " + refusal));
    printPart("headers", letter.path("headers"), terminal);
    printPart("content", letter.path("content"), terminal);
  }

  private static void printPart(String name, JsonNode part, Terminal terminal) {
    if (part.isMissingNode() || part.isNull() || part.isEmpty()) {
      return;
    }
    terminal.say(Style.HEADING, name);
    terminal.out().println(Document.of(part, OutputFormat.YAML));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("").replaceAll("\\s*\\p{Cntrl}+\\s*", " ");
  }
}
