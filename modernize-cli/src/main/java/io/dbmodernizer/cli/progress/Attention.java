package io.dbmodernizer.cli.progress;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Why a migration does not go on, and what to do.
 *
 * @param reason what has failed, what it waits for, or what an alert says; empty if it goes on
 * @param remedy what to do; empty if nothing is known
 */
record Attention(String reason, String remedy) {
  private static final Attention NONE = new Attention("", "");

  /**
   * Returns the reason of a migration.
   *
   * @param migration the migration, as the REST interface sends it
   * @param alerts its open alerts
   */
  static Attention of(JsonNode migration, List<JsonNode> alerts) {
    for (JsonNode stage : migration.path("stages")) {
      JsonNode failure = stage.path("failure");
      if (failure.isObject()) {
        return ofFailure(text(stage, "name"), failure);
      }
    }
    String state = text(migration, "state");
    if (state.equals("FAILED") && migration.path("refusal").isObject()) {
      return ofFailure("refused", migration.path("refusal"));
    }
    Optional<JsonNode> alert = alerts.stream().findFirst();
    String remedy = alert.map(each -> text(each, "remedy")).orElse("");
    String waitingOn = oneLine(text(migration, "waitingOn"));
    if (!waitingOn.isEmpty()) {
      return new Attention("waiting: " + waitingOn, remedy);
    }
    return alert
        .map(each -> new Attention("alert: " + oneLine(text(each, "message")), remedy))
        .orElse(NONE);
  }

  boolean isEmpty() {
    return reason.isEmpty();
  }

  private static Attention ofFailure(String stage, JsonNode failure) {
    String message = oneLine(text(failure, "message"));
    boolean cancelled = text(failure, "reason").equals("CANCELLED");
    String what =
        cancelled
            ? message
            : "%s%s, %s: %s"
                .formatted(
                    stage,
                    stage.equals("refused") ? "" : " failed",
                    text(failure, "reason"),
                    message);
    return new Attention(what, oneLine(text(failure, "remedy")));
  }

  /** Returns the text in one line. The message of a provider may have several. */
  static String oneLine(String text) {
    return text.replaceAll("\\s*\\p{Cntrl}+\\s*", " ").strip();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
