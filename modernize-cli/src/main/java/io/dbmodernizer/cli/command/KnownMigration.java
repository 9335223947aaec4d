package io.dbmodernizer.cli.command;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.failure.UnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A migration that the monitoring service knows.
 *
 * @param id id of the migration
 * @param snapshot its status, as the REST interface sends it
 * @param resources the resources that it created or uses, each with {@code id}, {@code type},
 *     {@code name} and {@code created}
 */
public record KnownMigration(String id, JsonNode snapshot, List<JsonNode> resources) {

  private static final Set<String> MOVING = Set.of("RUNNING", "WAITING");

  /** Copies the resources. */
  public KnownMigration {
    resources = List.copyOf(resources);
  }

  /**
   * Returns the migration with this id.
   *
   * @param api client of the monitoring service
   * @param id id of the migration
   * @return the migration
   * @throws CommandRefusedException if the migration does not exist
   * @throws UnavailableException if the monitoring service does not answer
   */
  public static KnownMigration find(MonitoringApi api, String id) {
    return api.migration(id)
        .map(snapshot -> new KnownMigration(id, snapshot, api.resources(id)))
        .orElseThrow(() -> unknown(id));
  }

  /**
   * Returns the refusal of an id that the monitoring service does not know.
   *
   * @param id the id
   * @return the exception
   */
  public static CommandRefusedException unknown(String id) {
    return new CommandRefusedException(
        "there is no migration " + id,
        "list the migrations with 'modernize status'; a new one appears after a few seconds");
  }

  /**
   * Returns the state.
   *
   * @return the state in upper case, as in the contract
   */
  public String state() {
    return snapshot.path("state").asString("").toUpperCase(Locale.ROOT);
  }

  /**
   * Returns whether any stage is running.
   *
   * @return true also if another stage has failed
   */
  public boolean isRunning() {
    return state().equals("REQUESTED") || stages().stream().anyMatch(KnownMigration::isMoving);
  }

  /**
   * Returns whether a retry is possible.
   *
   * @return true if a stage has failed or was cancelled
   */
  public boolean hasFailed() {
    return stages().stream().anyMatch(stage -> text(stage, "state").equals("FAILED"));
  }

  /**
   * Returns the target database.
   *
   * @return the name without that of the server
   */
  public String database() {
    String target = text(snapshot, "target");
    return target.substring(target.indexOf('/') + 1);
  }

  /**
   * Returns the target server.
   *
   * @return the name
   */
  public String server() {
    String target = text(snapshot, "target");
    return target.contains("/") ? target.substring(0, target.indexOf('/')) : target;
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
