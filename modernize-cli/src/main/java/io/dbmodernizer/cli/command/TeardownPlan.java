package io.dbmodernizer.cli.command;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A preview of a teardown: the resources to remove and to keep, from the status of the migration.
 * The services decide later. They also keep resources that are in use by then.
 */
public final class TeardownPlan {

  private final KnownMigration migration;

  /**
   * Creates the preview.
   *
   * @param migration the migration
   */
  public TeardownPlan(KnownMigration migration) {
    this.migration = migration;
  }

  /**
   * Prints the preview, with the loss of data highlighted.
   *
   * @param terminal the terminal
   */
  public void print(Terminal terminal) {
    TextTable goes = new TextTable("goes", "name");
    TextTable stays = new TextTable("stays", "name", "because");
    List<String> lost = new ArrayList<>();
    for (JsonNode resource : migration.resources()) {
      String reason = reasonToStay(resource);
      if (goesWithAnother(resource)) {
        continue;
      }
      if (reason.isEmpty()) {
        goes.row(text(resource, "type"), text(resource, "name"));
        lost.add(lostWith(resource, migration.database()));
      } else {
        stays.row(text(resource, "type"), text(resource, "name"), reason);
      }
    }
    if (goes.isEmpty()) {
      terminal.say(migration.id() + " has created no resource to remove.");
    } else {
      print(terminal, goes);
    }
    if (!stays.isEmpty()) {
      print(terminal, stays);
    }
    lost.stream()
        .filter(sentence -> !sentence.isEmpty())
        .distinct()
        .forEach(sentence -> terminal.say(Style.BAD, sentence));
    if (hasLongTermBackups(migration.snapshot().path("backupPolicy"))) {
      terminal.say("Long-term backups stay and are billed until their retention ends.");
    }
    terminal.say("Other resources that are still in use stay too. They are listed at the end.");
  }

  /** Returns why a resource is kept, as far as known; empty if it is removed. */
  private String reasonToStay(JsonNode resource) {
    if (isRestored(resource)) {
      return "restored at your request";
    }
    if (!resource.path("created").asBoolean(false)) {
      return "it existed before";
    }
    return migration.resources().stream()
        .filter(TeardownPlan::isRestored)
        .filter(restored -> contains(resource, restored))
        .map(restored -> "it contains the restored " + text(restored, "name"))
        .findFirst()
        .orElse("");
  }

  /** Returns whether the resource is part of another resource that is removed and listed. */
  private boolean goesWithAnother(JsonNode resource) {
    return !resource.path("created").asBoolean(false)
        && migration.resources().stream()
            .filter(other -> reasonToStay(other).isEmpty())
            .anyMatch(other -> contains(other, resource));
  }

  private static boolean contains(JsonNode holder, JsonNode held) {
    return ResourceIds.contains(text(holder, "id"), text(held, "id"));
  }

  private static boolean isRestored(JsonNode resource) {
    return resource.path("restored").asBoolean(false);
  }

  private static void print(Terminal terminal, TextTable table) {
    table.print(terminal);
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
              + " could be restored to a point in time.";
      case "microsoft.storage/storageaccounts" ->
          "DATA IS LOST: the content of the storage account " + name + ".";
      case "microsoft.operationalinsights/workspaces" ->
          "DATA IS LOST: the logs in the workspace " + name + ".";
      case "microsoft.recoveryservices/vaults" ->
          "DATA IS LOST: the content of the vault " + name + ".";
      default -> "";
    };
  }

  private static String text(JsonNode resource, String field) {
    return resource.path(field).asString("");
  }

  private static boolean hasLongTermBackups(JsonNode policy) {
    return List.of("weeklyRetention", "monthlyRetention", "yearlyRetention").stream()
        .anyMatch(field -> !policy.path(field).asString("").isEmpty());
  }
}
