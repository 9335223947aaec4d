package io.dbmodernizer.cli.command;

import io.dbmodernizer.cli.report.StatusClient;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A migration as the monitoring service knows it.
 *
 * @param id its id
 * @param snapshot everything known of it
 */
public record KnownMigration(String id, JsonNode snapshot) {

  private static final Set<String> MOVING = Set.of("RUNNING", "WAITING");

  /**
   * Looks a migration up.
   *
   * @param client asks the monitoring service
   * @param id its id
   * @return the migration
   * @throws CommandRefusedException if there is none
   * @throws IOException if the monitoring service cannot be asked
   */
  public static KnownMigration find(StatusClient client, String id) throws IOException {
    return client
        .one(id)
        .map(snapshot -> new KnownMigration(id, snapshot))
        .orElseThrow(
            () ->
                new CommandRefusedException(
                    "no migration is called " + id,
                    "'modernize status' lists those there are; one that was just requested takes a"
                        + " moment to appear"));
  }

  /**
   * Where it stands.
   *
   * @return the state in upper case, as in the contract
   */
  public String state() {
    return snapshot.path("state").asString("").toUpperCase(Locale.ROOT);
  }

  /**
   * Returns whether any stage is at work.
   *
   * @return true also if another stage has failed
   */
  public boolean isRunning() {
    return state().equals("REQUESTED") || stages().stream().anyMatch(KnownMigration::isMoving);
  }

  /**
   * Returns whether there is something to try again.
   *
   * @return true if a stage has failed or was cancelled
   */
  public boolean hasFailed() {
    return stages().stream().anyMatch(stage -> text(stage, "state").equals("FAILED"));
  }

  /**
   * Returns the database it moves to.
   *
   * @return the name without the server's
   */
  public String database() {
    String target = text(snapshot, "target");
    return target.substring(target.indexOf('/') + 1);
  }

  /**
   * Returns the server it moves to.
   *
   * @return the name
   */
  public String server() {
    String target = text(snapshot, "target");
    return target.contains("/") ? target.substring(0, target.indexOf('/')) : target;
  }

  /**
   * What it created or uses in Azure.
   *
   * @return the resources, each with {@code id}, {@code type}, {@code name} and {@code created}
   */
  public List<JsonNode> resources() {
    return snapshot.path("resources").valueStream().toList();
  }

  private List<JsonNode> stages() {
    return snapshot.path("stages").valueStream().toList();
  }

  private static boolean isMoving(JsonNode stage) {
    return MOVING.contains(text(stage, "state").toUpperCase(Locale.ROOT));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
