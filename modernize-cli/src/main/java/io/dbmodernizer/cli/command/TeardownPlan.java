package io.dbmodernizer.cli.command;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What a teardown would take away and what it would leave, as the monitoring service knows it now.
 * The services decide: what others have come to use in the meantime stays as well.
 */
public final class TeardownPlan {

  private final KnownMigration migration;

  /**
   * Of a migration.
   *
   * @param migration the migration
   */
  public TeardownPlan(KnownMigration migration) {
    this.migration = migration;
  }

  /**
   * Prints it, what is lost with it in words that stand out.
   *
   * @param terminal where it is shown
   */
  public void print(Terminal terminal) {
    List<JsonNode> goes = migration.resources().stream().filter(TeardownPlan::isCreated).toList();
    List<JsonNode> stays =
        migration.resources().stream().filter(resource -> !isCreated(resource)).toList();
    if (goes.isEmpty()) {
      terminal.out().println(migration.id() + " has created nothing that is known of.");
    } else {
      print(terminal, "goes", goes);
    }
    if (!stays.isEmpty()) {
      print(terminal, "stays: it was there before", stays);
    }
    goes.stream()
        .map(resource -> lostWith(resource, migration.database()))
        .filter(lost -> !lost.isEmpty())
        .distinct()
        .forEach(lost -> terminal.out().println(terminal.styled(Style.BAD, lost)));
    JsonNode policy = migration.snapshot().path("backupPolicy");
    if (hasLongTermBackups(policy)) {
      terminal
          .out()
          .println(
              "Long-term backups that were made by then stay, and are billed, until their retention ends.");
    }
  }

  private static void print(Terminal terminal, String heading, List<JsonNode> resources) {
    TextTable table = new TextTable(heading, "name");
    for (JsonNode resource : resources) {
      table.row(resource.path("type").asString(""), resource.path("name").asString(""));
    }
    List<String> lines = table.lines();
    terminal.out().println(terminal.styled(Style.HEADING, lines.get(0)));
    lines.stream().skip(1).forEach(terminal.out()::println);
    terminal.out().println();
  }

  private static String lostWith(JsonNode resource, String database) {
    String name = resource.path("name").asString("");
    return switch (resource.path("type").asString("").toLowerCase(Locale.ROOT)) {
      case "microsoft.sql/servers/databases" ->
          "DATA IS LOST: the database "
              + (name.isEmpty() ? database : name)
              + " with all its rows.";
      case "microsoft.sql/servers" ->
          "DATA IS LOST: the backups from which the databases of the server "
              + name
              + " could be restored to a point in time. It stays while it holds databases of others, restored ones among them.";
      case "microsoft.storage/storageaccounts" ->
          "DATA IS LOST: everything in the storage account " + name + ".";
      case "microsoft.operationalinsights/workspaces" ->
          "DATA IS LOST: the logs in the workspace " + name + ".";
      case "microsoft.recoveryservices/vaults" ->
          "DATA IS LOST: whatever is in the vault " + name + ".";
      default -> "";
    };
  }

  private static boolean isCreated(JsonNode resource) {
    return resource.path("created").asBoolean(false);
  }

  private static boolean hasLongTermBackups(JsonNode policy) {
    return List.of("weeklyRetention", "monthlyRetention", "yearlyRetention").stream()
        .anyMatch(field -> !policy.path(field).asString("").isEmpty());
  }
}
