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
            text(row, "message"));
      } else {
        table.row(
            text(row, "table"),
            state,
            percent,
            number(row, "sourceRows"),
            number(row, "targetRows"),
            rate,
            text(row, "message"));
      }
    }
    table.print(terminal);
    MigrationList.printRest(list, terminal);
  }

  private static String number(JsonNode row, String field) {
    return row.path(field).isNumber() ? "%,d".formatted(row.path(field).asLong()) : "?";
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
