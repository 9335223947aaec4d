package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The outcome of a migration, from its state in the REST interface. */
final class SnapshotOutcome {
  private SnapshotOutcome() {}

  /**
   * Returns the outcome.
   *
   * @param migration the migration, as the REST interface sends it
   * @param resources its resources; asked for after a removal only
   * @return the outcome; empty as long as the migration goes on
   */
  static Optional<Outcome> of(JsonNode migration, Supplier<List<JsonNode>> resources) {
    return switch (text(migration, "state")) {
      case "COMPLETED" -> Optional.of(new Outcome.Completed());
      case "REMOVED" ->
          Optional.of(
              new Outcome.Removed(
                  resources.get().stream().map(SnapshotOutcome::resource).toList()));
      case "CANCELLED" -> Optional.of(cancelled(migration));
      case "FAILED" -> Optional.of(failed(migration));
      default -> Optional.empty();
    };
  }

  /** Returns the cancellation. A stage may have failed before it. */
  private static Outcome cancelled(JsonNode migration) {
    for (JsonNode stage : migration.path("stages")) {
      if (text(stage.path("failure"), "reason").equals(Reason.CANCELLED.name())) {
        return new Outcome.Cancelled(text(stage, "name"), failure(stage.path("failure")));
      }
    }
    return failed(migration);
  }

  private static Outcome failed(JsonNode migration) {
    for (JsonNode stage : migration.path("stages")) {
      if (stage.path("failure").isObject()) {
        Failure failure = failure(stage.path("failure"));
        return failure.getReason() == Reason.CANCELLED
            ? new Outcome.Cancelled(text(stage, "name"), failure)
            : new Outcome.Failed(text(stage, "name"), failure);
      }
    }
    return refused(migration);
  }

  /** Returns the last refusal of a request or command, which the migration must have. */
  static Outcome.Refused refused(JsonNode migration) {
    return new Outcome.Refused(failure(migration.path("refusal")));
  }

  /** Returns a failure as the REST interface sends it, of a stage or of an event. */
  static Failure failure(JsonNode failure) {
    List<FieldViolation> violations = new ArrayList<>();
    for (JsonNode each : failure.path("violations")) {
      violations.add(
          FieldViolation.newBuilder()
              .setField(text(each, "field"))
              .setMessage(text(each, "message"))
              .setAccepted(text(each, "accepted"))
              .build());
    }
    return Failure.newBuilder()
        .setReason(reason(text(failure, "reason")))
        .setMessage(text(failure, "message"))
        .setRemedy(text(failure, "remedy"))
        .setViolations(violations)
        .build();
  }

  /** Returns the reason; a newer service may have others. */
  private static Reason reason(String name) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElse(Reason.UNSPECIFIED);
  }

  static AzureResource resource(JsonNode resource) {
    return AzureResource.newBuilder()
        .setId(text(resource, "id"))
        .setType(text(resource, "type"))
        .setName(text(resource, "name"))
        .setCreated(resource.path("created").asBoolean(false))
        .setRestored(resource.path("restored").asBoolean(false))
        .build();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
