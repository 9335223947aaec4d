package io.dbmodernizer.cli.progress;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The text about a stage, in one line. */
final class StageText {
  private static final List<String> BY_IMPORTANCE = List.of("FAILED", "RUNNING", "WAITING");

  /** Text for the end of each command. */
  private static final Map<String, String> DONE =
      Map.of("cancel", "cancelled", "remove", "removed", "restore", "restored");

  private StageText() {}

  /**
   * Returns what a stage does now.
   *
   * @param stage the stage
   * @param tables numbers of tables of the migration; missing for another stage than the migration
   */
  static String of(JsonNode stage, JsonNode tables) {
    List<JsonNode> steps =
        stage
            .path("steps")
            .valueStream()
            .filter(step -> !text(step, "procedure").equals("upkeep"))
            .toList();
    String copied = copied(tables);
    for (String state : BY_IMPORTANCE) {
      JsonNode current = null;
      for (JsonNode step : steps) {
        if (text(step, "state").equals(state)) {
          current = step;
        }
      }
      if (current != null) {
        return ofStep(current, copied);
      }
    }
    if (!text(stage, "state").equals("DONE")) {
      return "";
    }
    String procedure = steps.isEmpty() ? "" : text(steps.get(steps.size() - 1), "procedure");
    String done = DONE.getOrDefault(procedure, "done");
    return copied.isEmpty() || !procedure.isEmpty() ? done : done + ", " + copied;
  }

  /** Returns what a step does now, such as {@code copy, 1/2 tables: rows 100 of 200}. */
  static String ofStep(JsonNode step, String copied) {
    String state = text(step, "state");
    String waitingOn = text(step, "waitingOn");
    String detail = waitingOn.isEmpty() ? text(step, "detail") : waitingOn;
    StringBuilder text = new StringBuilder(text(step, "name"));
    if (state.equals("FAILED") || state.equals("WAITING")) {
      text.append(' ').append(state.toLowerCase(Locale.ROOT));
    }
    if (!copied.isEmpty()) {
      text.append(", ").append(copied);
    }
    return Attention.oneLine(detail.isEmpty() ? text.toString() : text.append(": ") + detail);
  }

  /** Returns the number of compared tables and of all; empty if no table is known. */
  private static String copied(JsonNode tables) {
    int total = tables.path("total").asInt(0);
    int matched = tables.path("matched").asInt(0);
    if (total == 0) {
      return "";
    }
    return matched > 0
        ? "%d/%d tables equal".formatted(matched, total)
        : "%d tables".formatted(total);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
