package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.ThrottleRequested;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;

/**
 * A watch of a command through the REST interface, until the command has taken effect or was
 * refused. It is made before the command is published, to tell what comes after it. Used by one
 * thread.
 */
public final class CommandWatch {
  private static final long EVENTS_NANOS = Duration.ofMillis(500).toNanos();
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

  private final MonitoringApi api;
  private final StatusFeed feed;
  private final Terminal terminal;
  private final SpecificRecord command;
  private final Goal goal;
  private final NewEvents events;
  private final Set<String> restoredBefore;
  private final JsonNode refusalBefore;
  private long asked = System.nanoTime();
  private long decided;
  private boolean accepted;

  /**
   * Reads how the migration is before the command.
   *
   * @param api the REST interface
   * @param feed the states of the migration
   * @param terminal the output; the watch ends when its reader has gone
   * @param command the command
   * @param before the migration, as the REST interface sends it
   */
  public CommandWatch(
      MonitoringApi api,
      StatusFeed feed,
      Terminal terminal,
      SpecificRecord command,
      JsonNode before) {
    this.api = api;
    this.feed = feed;
    this.terminal = terminal;
    this.command = command;
    this.goal = Goal.of(command);
    this.events = new NewEvents(api, feed.migrationId());
    this.restoredBefore =
        goal == Goal.RESTORE
            ? restored().stream().map(CommandWatch::id).collect(Collectors.toSet())
            : Set.of();
    this.refusalBefore = before.path("refusal");
  }

  /**
   * Follows until the command has taken effect, was refused, or the time limit is reached.
   *
   * @param commandId id of the published command
   * @param timeout time limit
   * @return the outcome
   * @throws InterruptedException if the thread is interrupted
   */
  public Outcome await(String commandId, Duration timeout) throws InterruptedException {
    return new OutcomeWait(feed, terminal)
        .until(
            migration -> {
              refreshEvents();
              return outcome(migration, commandId);
            },
            timeout);
  }

  private void refreshEvents() {
    if (System.nanoTime() - asked < EVENTS_NANOS || (accepted && goal != Goal.RESTORE)) {
      return;
    }
    asked = System.nanoTime();
    events.refresh();
  }

  private Optional<Outcome> outcome(JsonNode migration, String commandId) {
    accepted |= migration.path("lastCommand").path("commandId").asString("").equals(commandId);
    if (!accepted) {
      Optional<Outcome> refused = refused(migration);
      if (refused.isPresent() || !accepted) {
        return refused;
      }
    }
    return switch (goal) {
      case LIMITS ->
          Optional.of(new Outcome.Limited(((ThrottleRequested) command).getCopyLimits()));
      case RESTORE -> restoredOrFailed();
      case REMOVAL ->
          isEndOfRemoval(migration)
              ? SnapshotOutcome.of(migration, feed::resources)
              : Optional.empty();
      case CANCELLATION ->
          isAtRest(migration) ? SnapshotOutcome.of(migration, feed::resources) : Optional.empty();
      case END -> SnapshotOutcome.of(migration, feed::resources);
    };
  }

  /**
   * Returns the refusal, as the state of the migration has it, or after a moment as the event has
   * it. Counts the command as accepted if another command has been accepted meanwhile.
   */
  private Optional<Outcome> refused(JsonNode migration) {
    JsonNode refusal = migration.path("refusal");
    if (refusal.isObject() && !refusal.equals(refusalBefore)) {
      return Optional.of(SnapshotOutcome.refused(migration));
    }
    Optional<JsonNode> event = events.find("RequestRefused");
    boolean overtaken = event.isEmpty() && events.find("CommandAccepted").isPresent();
    if (event.isEmpty() && !overtaken) {
      return Optional.empty();
    }
    decided = decided == 0 ? System.nanoTime() : decided;
    if (System.nanoTime() - decided < PATIENCE_NANOS) {
      return Optional.empty();
    }
    accepted = overtaken;
    return event.map(each -> new Outcome.Refused(SnapshotOutcome.failure(each)));
  }

  private Optional<Outcome> restoredOrFailed() {
    Optional<JsonNode> failed = events.find("RestoreFailed");
    if (failed.isPresent()) {
      return failed.map(event -> new Outcome.Failed("backup", SnapshotOutcome.failure(event)));
    }
    return events.find("DatabaseRestored").isEmpty()
        ? Optional.empty()
        : restored().stream()
            .filter(resource -> !restoredBefore.contains(id(resource)))
            .findFirst()
            .map(resource -> new Outcome.Restored(SnapshotOutcome.resource(resource)));
  }

  private List<JsonNode> restored() {
    return api.resources(feed.migrationId()).stream()
        .filter(resource -> resource.path("restored").asBoolean(false))
        .toList();
  }

  /** Returns whether no stage goes on. One that has failed says nothing of the others. */
  private static boolean isAtRest(JsonNode migration) {
    return migration
        .path("stages")
        .valueStream()
        .map(stage -> stage.path("state").asString(""))
        .noneMatch(state -> state.equals("RUNNING") || state.equals("WAITING"));
  }

  /** Returns whether the removal has ended. The failure of other work may be an earlier one. */
  private static boolean isEndOfRemoval(JsonNode migration) {
    return switch (migration.path("state").asString("")) {
      case "REMOVED" -> true;
      case "FAILED" ->
          migration
              .path("stages")
              .valueStream()
              .flatMap(stage -> stage.path("steps").valueStream())
              .anyMatch(
                  step ->
                      step.path("procedure").asString("").equals("remove")
                          && step.path("state").asString("").equals("FAILED"));
      default -> false;
    };
  }

  private static String id(JsonNode resource) {
    return resource.path("id").asString("");
  }
}
