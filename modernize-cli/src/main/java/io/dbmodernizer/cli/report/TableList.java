package io.dbmodernizer.cli.report;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.TextTable;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The tables of a migration, with their progress. */
public final class TableList {
  private TableList() {}

  /**
   * Prints the tables.
   *
   * @param list items of {@code /api/v1/migrations/ID/tables}
   * @param wide whether times, bytes and checksums are shown, too
   * @param terminal the terminal
   */
  public static void print(Listing list, boolean wide, Terminal terminal) {
    TextTable table =
        wide
            ? new TextTable(
                "table",
                "state",
                ">percent",
                ">source rows",
                ">target rows",
                ">bytes written",
                ">rows/s",
                "started at",
                "ended at",
                "estimated end",
                "compared at",
                "source checksum",
                "target checksum",
                "message")
            : new TextTable(
                "table", "state", ">percent", ">source rows", ">target rows", ">rows/s", "message");
    for (JsonNode row : list.items()) {
      String state = text(row, "state").toLowerCase(Locale.ROOT);
      String percent = row.path("percent").isNumber() ? row.path("percent").asInt() + "%" : "?";
      String rate = row.path("rowsPerSecond").asLong(0) == 0 ? "" : number(row, "rowsPerSecond");
      JsonNode comparison = row.path("comparison");
      if (wide) {
        table.row(
            text(row, "table"),
            state,
            percent,
            number(row, "sourceRows"),
            number(row, "targetRows"),
            number(row, "bytesWritten"),
            rate,
            text(row, "startedAt"),
            text(row, "endedAt"),
            text(row, "estimatedEndAt"),
            text(comparison, "comparedAt"),
            text(comparison, "sourceChecksum"),
            text(comparison, "targetChecksum"),
            note(row));
      } else {
        table.row(
            text(row, "table"),
            state,
            percent,
            number(row, "sourceRows"),
            number(row, "targetRows"),
            rate,
            note(row));
      }
    }
    table.print(terminal);
    MigrationList.printRest(list, terminal);
  }

  /** Returns the message, or what the table waits for. */
  private static String note(JsonNode row) {
    String message = text(row, "message");
    return message.isEmpty() ? waitsFor(text(row, "waitsFor")) : message;
  }

  private static String waitsFor(String code) {
    return switch (code) {
      case "" -> "";
      case "OTHER_TABLES" -> "waits: other tables go first";
      case "LIMIT" -> "waits: the limits of the copy are used up";
      case "WORKER" -> "waits for a free worker";
      case "AZURE" -> "waits: Azure's service has queued it";
      default -> "waits: " + code;
    };
  }

  private static String number(JsonNode row, String field) {
    return row.path(field).isNumber() ? "%,d".formatted(row.path(field).asLong()) : "?";
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
