package io.dbmodernizer.cli.report;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.TextTable;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Lists of migrations and alerts, as tables for people. */
public final class MigrationList {
  private MigrationList() {}

  /**
   * Prints a list of migrations.
   *
   * @param list items of {@code /api/v1/migrations}
   * @param wide whether source, target, requester and rows are shown, too
   * @param terminal the terminal
   */
  public static void print(Listing list, boolean wide, Terminal terminal) {
    TextTable table =
        wide
            ? new TextTable(
                "migration",
                "state",
                ">percent",
                "stage",
                ">tables",
                ">source rows",
                ">target rows",
                ">alerts",
                "source",
                "target",
                "requester",
                "requested at",
                "waiting on")
            : new TextTable("migration", "state", ">percent", "stage", "waiting on");
    for (JsonNode item : list.items()) {
      String id = text(item, "migrationId");
      String state = text(item, "state").toLowerCase(Locale.ROOT);
      String percent = item.path("percent").asInt(0) + "%";
      JsonNode tables = item.path("tables");
      if (wide) {
        table.row(
            id,
            state,
            percent,
            stage(item),
            number(tables, "total"),
            number(tables, "sourceRows"),
            number(tables, "targetRows"),
            number(item, "alerts"),
            text(item, "source"),
            text(item, "target"),
            text(item, "requester"),
            text(item, "requestedAt"),
            text(item, "waitingOn"));
      } else {
        table.row(id, state, percent, stage(item), text(item, "waitingOn"));
      }
    }
    table.print(terminal);
    printRest(list, terminal);
  }

  /**
   * Prints a list of alerts.
   *
   * @param list items of {@code /api/v1/alerts}
   * @param wide whether the stage, the kind and the id are shown, too
   * @param terminal the terminal
   */
  public static void printAlerts(Listing list, boolean wide, Terminal terminal) {
    TextTable table =
        wide
            ? new TextTable(
                "raised at", "severity", "migration", "stage", "kind", "id", "message and remedy")
            : new TextTable("raised at", "severity", "migration", "message and remedy");
    for (JsonNode alert : list.items()) {
      String severity = text(alert, "severity").toLowerCase(Locale.ROOT);
      String what = (text(alert, "message") + " " + text(alert, "remedy")).strip();
      if (wide) {
        table.row(
            text(alert, "raisedAt"),
            severity,
            text(alert, "migrationId"),
            text(alert, "stage"),
            text(alert, "kind"),
            text(alert, "alertId"),
            what);
      } else {
        table.row(text(alert, "raisedAt"), severity, text(alert, "migrationId"), what);
      }
    }
    table.print(terminal);
    printRest(list, terminal);
  }

  /**
   * Says how many items a list has that are not shown. Prints nothing if all are shown.
   *
   * @param list the list
   * @param terminal the terminal
   */
  static void printRest(Listing list, Terminal terminal) {
    if (list.items().size() < list.total()) {
      terminal.say(
          Terminal.Style.DIM,
          "%,d of %,d; --limit %d shows all"
              .formatted(list.items().size(), list.total(), list.total()));
    }
  }

  private static String stage(JsonNode item) {
    JsonNode stage = item.path("stage");
    return (text(stage, "name") + " " + text(stage, "state").toLowerCase(Locale.ROOT)).strip();
  }

  private static String number(JsonNode node, String field) {
    return node.path(field).isNumber() ? "%,d".formatted(node.path(field).asLong()) : "";
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
