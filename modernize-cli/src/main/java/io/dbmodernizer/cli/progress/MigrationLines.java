package io.dbmodernizer.cli.progress;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One migration as a line for each change, for logs and pipes: {@code time stage state percent
 * detail}. Quiet, it prints the states of the stages, and why the migration does not go on with
 * what to do. In full it prints each step.
 */
public final class MigrationLines implements ProgressView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final boolean everyStep;
  private final Map<String, String> lastLines = new HashMap<>();

  /**
   * Creates the view.
   *
   * @param out the output
   * @param everyStep whether every step has a line
   */
  public MigrationLines(PrintStream out, boolean everyStep) {
    this.out = out;
    this.everyStep = everyStep;
  }

  @Override
  public void show(JsonNode migration, List<JsonNode> alerts) {
    Instant at = Instant.parse(migration.path("updatedAt").asString(Instant.EPOCH.toString()));
    for (JsonNode stage : migration.path("stages")) {
      String name = text(stage, "name");
      if (everyStep) {
        stage.path("steps").forEach(step -> step(at, name, step));
      }
      String state = text(stage, "state");
      if (!state.equals("PENDING")) {
        String what = state.equals("DONE") ? StageText.of(stage, MissingNode.getInstance()) : "";
        print(at, name, "%s %s".formatted(name, what.isEmpty() ? lower(state) : what));
      }
    }
    Attention attention = Attention.of(migration, alerts);
    if (!attention.isEmpty()) {
      String remedy = attention.remedy().isEmpty() ? "" : "; remedy: " + attention.remedy();
      print(at, "attention", attention.reason() + remedy);
    } else {
      lastLines.remove("attention");
    }
    out.flush();
  }

  @Override
  public void lost(String problem) {
    print(Instant.now(), "lost", problem + "; waiting for it");
    out.flush();
  }

  private void step(Instant at, String stage, JsonNode step) {
    String state = text(step, "state");
    if (!state.equals("PENDING") && !state.equals("SKIPPED")) {
      String waitingOn = text(step, "waitingOn");
      print(
          at,
          stage + "/" + text(step, "name") + "/" + text(step, "procedure"),
          "%s %s %s %d%% %s"
              .formatted(
                  stage,
                  text(step, "name"),
                  lower(state),
                  step.path("percent").asInt(0),
                  Attention.oneLine(waitingOn.isEmpty() ? text(step, "detail") : waitingOn)));
    }
  }

  /** Prints a line unless it repeats the last one about the same thing. */
  private void print(Instant at, String about, String line) {
    if (!line.equals(lastLines.put(about, line))) {
      out.println((TIME.format(at) + " " + line).stripTrailing());
    }
  }

  private static String lower(String state) {
    return state.toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
