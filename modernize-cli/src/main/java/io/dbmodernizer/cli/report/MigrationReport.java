package io.dbmodernizer.cli.report;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.api.Query;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The status of one migration, as tables for people. */
public final class MigrationReport {

  private static final int WIDE = 145;
  private static final String MOVE_OBJECTS = "move-objects";

  private final JsonNode snapshot;
  private final List<JsonNode> tables;
  private final List<JsonNode> resources;
  private final List<JsonNode> alerts;
  private final Terminal terminal;

  MigrationReport(
      JsonNode snapshot,
      List<JsonNode> tables,
      List<JsonNode> resources,
      List<JsonNode> alerts,
      Terminal terminal) {
    this.snapshot = snapshot;
    this.tables = List.copyOf(tables);
    this.resources = List.copyOf(resources);
    this.alerts = List.copyOf(alerts);
    this.terminal = terminal;
  }

  /**
   * Returns the report of a migration, with all its tables.
   *
   * @param api the REST interface
   * @param migration the migration
   * @param terminal the terminal
   */
  public static MigrationReport of(MonitoringApi api, KnownMigration migration, Terminal terminal) {
    return new MigrationReport(
        migration.snapshot(),
        api.tables(migration.id(), new Query(), Integer.MAX_VALUE)
            .map(Listing::items)
            .orElse(List.of()),
        migration.resources(),
        api.alerts(migration.id()),
        terminal);
  }

  /** Prints the state, the stages, and the failures and waits. */
  public void printStages() {
    print(
        Style.HEADING,
        "%s: %s, %d%%   %s -> %s"
            .formatted(
                text("migrationId"),
                text("state").toLowerCase(Locale.ROOT),
                snapshot.path("percent").asInt(0),
                text("source"),
                text("target")));
    printWhoAsked();
    TextTable table = new TextTable("stage and step", "state", ">percent", "detail");
    for (JsonNode stage : snapshot.path("stages")) {
      table.row(
          text(stage, "name"),
          isCancelled(stage.path("failure"))
              ? "cancelled"
              : text(stage, "state").toLowerCase(Locale.ROOT),
          stage.path("percent").asInt(0) + "%",
          text(stage, "waitingOn"));
      for (JsonNode step : stage.path("steps")) {
        String waiting = text(step, "waitingOn");
        table.row(
            "  " + text(step, "name"),
            text(step, "state").toLowerCase(Locale.ROOT),
            text(step, "procedure").equals("upkeep") ? "" : step.path("percent").asInt(0) + "%",
            waiting.isEmpty() ? text(step, "detail") : "waiting on " + waiting);
      }
    }
    print(table);
    for (JsonNode stage : snapshot.path("stages")) {
      printFailure(text(stage, "name"), stage.path("failure"));
    }
    printFailure("refused request", snapshot.path("refusal"));
    for (JsonNode alert : alerts) {
      print(Style.BAD, "alert: " + text(alert, "message") + " " + text(alert, "remedy"));
    }
  }

  private void printWhoAsked() {
    JsonNode command = snapshot.path("lastCommand");
    List<String> parts = new ArrayList<>();
    if (!text("requestedBy").isEmpty()) {
      parts.add("requested by " + who(snapshot));
    }
    if (command.isObject()) {
      String why = text(command, "explanation");
      parts.add(
          "last command: %s by %s%s"
              .formatted(
                  text(command, "kind").toLowerCase(Locale.ROOT),
                  who(command),
                  why.isEmpty() ? "" : ": " + why));
    }
    if (!parts.isEmpty()) {
      print(Style.DIM, String.join("; ", parts));
    }
  }

  /** Returns the name of the one who asked. A name that nobody has checked is marked. */
  private static String who(JsonNode node) {
    return text(node, "requestedBy")
        + (node.path("authenticated").asBoolean(false) ? "" : " (not authenticated)");
  }

  /**
   * Prints every table with the rows and checksums of both sides and the time of the comparison. On
   * a narrow terminal it prints only rows and result. Below it prints when the rows were compared,
   * and whether comparisons are stale. Prints nothing if there are no tables.
   *
   * @param always whether checksums and times are printed on a narrow terminal, too
   */
  public void printTables(boolean always) {
    if (tables.isEmpty()) {
      return;
    }
    boolean wide = always || terminal.wrapWidth() >= WIDE;
    TextTable table =
        wide
            ? new TextTable(
                "table",
                ">source rows",
                ">target rows",
                "source checksum",
                "target checksum",
                "result",
                "compared at")
            : new TextTable("table", ">source rows", ">target rows", "result");
    long source = 0;
    long target = 0;
    List<JsonNode> sorted =
        tables.stream().sorted(Comparator.comparing(row -> text(row, "table"))).toList();
    for (JsonNode row : sorted) {
      source += Math.max(0, rowCount(row, "sourceRows"));
      target += Math.max(0, rowCount(row, "targetRows"));
      String name = text(row, "table");
      String sourceRows = rows(row, "sourceRows");
      String targetRows = rows(row, "targetRows");
      if (wide) {
        table.row(
            name,
            sourceRows,
            targetRows,
            shortened(compared(row, "sourceChecksum")),
            shortened(compared(row, "targetChecksum")),
            resultOf(row),
            compared(row, "comparedAt"));
      } else {
        table.row(name, sourceRows, targetRows, resultOf(row));
      }
    }
    String all = tables.size() + " tables";
    String sourceRows = "%,d".formatted(source);
    String targetRows = "%,d".formatted(target);
    String result = allEqual() ? "all equal" : "NOT all equal";
    if (wide) {
      table.row(all, sourceRows, targetRows, "", "", result, "");
    } else {
      table.row(all, sourceRows, targetRows, result);
    }
    print(table);
    printAge();
  }

  private void printAge() {
    List<String> times =
        tables.stream()
            .map(row -> compared(row, "comparedAt"))
            .filter(time -> !time.isEmpty())
            .sorted(Comparator.comparing(Instant::parse))
            .toList();
    if (times.isEmpty()) {
      return;
    }
    long stale = tables.stream().filter(MigrationReport::isStale).count();
    print(
        stale == 0 ? Style.DIM : Style.WAITING,
        "rows compared from %s to %s%s; later writes are not covered"
            .formatted(
                times.get(0),
                times.get(times.size() - 1),
                stale == 0 ? "" : ", " + stale + " comparisons are stale"));
    if (stale > 0) {
      terminal.say("  remedy: compare both databases again with 'modernize compare'");
    }
    terminal.out().println();
  }

  private static boolean isStale(JsonNode row) {
    String staleAt = compared(row, "staleAt");
    return !staleAt.isEmpty() && !Instant.parse(staleAt).isAfter(Instant.now());
  }

  /**
   * Prints what has become of the objects beside the tables, such as views. Prints nothing before
   * they are moved.
   */
  public void printObjects() {
    for (JsonNode stage : snapshot.path("stages")) {
      for (JsonNode step : stage.path("steps")) {
        if (text(step, "name").equals(MOVE_OBJECTS) && text(step, "state").equals("DONE")) {
          print(Style.HEADING, "views, sequences and other objects");
          terminal.say(text(step, "detail"));
          terminal.out().println();
        }
      }
    }
  }

  /**
   * Prints the findings of the assessment, for example objects that are not moved. Prints nothing
   * if there are none.
   */
  public void printFindings() {
    if (snapshot.path("findings").isEmpty()) {
      return;
    }
    print(Style.HEADING, "findings of the assessment");
    for (JsonNode finding : snapshot.path("findings")) {
      terminal.say(
          "%s %s: %s"
              .formatted(
                  text(finding, "severity").toLowerCase(Locale.ROOT),
                  text(finding, "code"),
                  text(finding, "message")));
      terminal.say("  remedy: " + text(finding, "remedy"));
    }
    terminal.out().println();
  }

  /** Prints the resources in Azure. Prints nothing if there are none. */
  public void printResources() {
    if (resources.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("Azure resource", "name", "");
    for (JsonNode resource : resources) {
      table.row(text(resource, "type"), text(resource, "name"), origin(resource));
    }
    print(table);
  }

  private static String origin(JsonNode resource) {
    if (resource.path("restored").asBoolean(false)) {
      return "restored";
    }
    return resource.path("created").asBoolean(false) ? "created" : "existed";
  }

  /** Prints the backup policy that Azure reports. Prints nothing until Azure has reported it. */
  public void printBackupPolicy() {
    JsonNode policy = snapshot.path("backupPolicy");
    if (!policy.isObject()) {
      return;
    }
    TextTable table = new TextTable("backup policy in Azure", "");
    table.row("point-in-time restore", policy.path("shortTermRetentionDays").asInt() + " days");
    table.row(
        "differential backups",
        "every " + policy.path("differentialBackupIntervalHours").asInt() + " hours");
    table.row("weekly backups kept", orNone(text(policy, "weeklyRetention")));
    table.row("monthly backups kept", orNone(text(policy, "monthlyRetention")));
    String yearly = text(policy, "yearlyRetention");
    table.row(
        "yearly backups kept",
        yearly.isEmpty() ? "none" : yearly + ", of week " + policy.path("weekOfYear").asInt());
    print(table);
  }

  /**
   * Returns whether the migration is complete and all tables that the snapshot counts are equal.
   *
   * @return false also if a table is missing in the report
   */
  public boolean isCompleteAndEqual() {
    return "COMPLETED".equalsIgnoreCase(text("state"))
        && !tables.isEmpty()
        && tables.size() == snapshot.path("tables").path("total").asInt(0)
        && allEqual();
  }

  /** Returns whether a user cancelled the stage. That is not shown as a failure. */
  private static boolean isCancelled(JsonNode failure) {
    return text(failure, "reason").equals("CANCELLED");
  }

  private boolean allEqual() {
    for (JsonNode row : tables) {
      if (!isEqual(row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEqual(JsonNode row) {
    return rowCount(row, "sourceRows") >= 0
        && rowCount(row, "sourceRows") == rowCount(row, "targetRows")
        && !compared(row, "sourceChecksum").isEmpty()
        && compared(row, "sourceChecksum").equals(compared(row, "targetChecksum"));
  }

  private static String resultOf(JsonNode row) {
    if (compared(row, "sourceChecksum").isEmpty() || compared(row, "targetChecksum").isEmpty()) {
      return text(row, "state").toLowerCase(Locale.ROOT);
    }
    return (isEqual(row) ? "equal" : "DIFFERENT")
        + (row.path("comparison").path("byDigest").asBoolean(false) ? ", target read" : "")
        + (isStale(row) ? ", stale" : "");
  }

  private void printFailure(String where, JsonNode failure) {
    if (!failure.isObject()) {
      return;
    }
    boolean cancelled = isCancelled(failure);
    print(
        cancelled ? Style.WAITING : Style.BAD,
        cancelled
            ? where + ": " + text(failure, "message")
            : where + " failed, " + text(failure, "reason") + ": " + text(failure, "message"));
    String remedy = text(failure, "remedy");
    if (!remedy.isEmpty()) {
      terminal.say((cancelled ? "  next: " : "  remedy: ") + remedy);
    }
    for (JsonNode violation : failure.path("violations")) {
      terminal.say(
          "  %s %s; accepted: %s"
              .formatted(
                  text(violation, "field"),
                  text(violation, "message"),
                  text(violation, "accepted")));
    }
  }

  private void print(TextTable table) {
    table.print(terminal);
    terminal.out().println();
  }

  private void print(Style style, String line) {
    terminal.say(style, line);
  }

  private String text(String field) {
    return text(snapshot, field);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** Returns a member of the last comparison; empty if the table was not compared. */
  private static String compared(JsonNode row, String field) {
    return text(row.path("comparison"), field);
  }

  private static String rows(JsonNode row, String field) {
    long rows = rowCount(row, field);
    return rows < 0 ? "?" : "%,d".formatted(rows);
  }

  /** Returns the number of rows; -1 while it is unknown. */
  private static long rowCount(JsonNode row, String field) {
    return row.path(field).isNumber() ? row.path(field).asLong() : -1;
  }

  /**
   * Returns the first sixteen digits, which are enough for people. The comparison uses all digits.
   */
  private static String shortened(String checksum) {
    return checksum.length() <= 16 ? checksum : checksum.substring(0, 16) + "…";
  }

  private static String orNone(String value) {
    return value.isEmpty() ? "none" : value;
  }
}
