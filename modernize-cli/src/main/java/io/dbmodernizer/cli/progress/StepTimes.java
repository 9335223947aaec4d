package io.dbmodernizer.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The times at which steps began and ended. */
public final class StepTimes {

  private final Map<String, Instant> begun = new HashMap<>();
  private final Map<String, Instant> done = new HashMap<>();

  private StepTimes() {}

  /**
   * Returns the times of a migration.
   *
   * @param migration the migration, as the REST interface sends it
   */
  public static StepTimes of(JsonNode migration) {
    StepTimes times = new StepTimes();
    for (JsonNode stage : migration.path("stages")) {
      for (JsonNode step : stage.path("steps")) {
        times.add(stage.path("name").asString(""), step);
      }
    }
    return times;
  }

  private void add(String stage, JsonNode step) {
    if (!step.path("procedure").asString("").isEmpty() || !step.path("changedAt").isString()) {
      // Commands and upkeep are not part of the time of a migration.
      return;
    }
    Instant changed = Instant.parse(step.path("changedAt").asString());
    String key = key(stage, step.path("name").asString(""));
    JsonNode started = step.path("startedAt");
    begun.put(key, started.isString() ? Instant.parse(started.asString()) : changed);
    if (step.path("state").asString("").equals("DONE")) {
      done.put(key, changed);
    }
  }

  /**
   * Returns the time from the first beginning to the last end of some steps.
   *
   * @param stage name of the stage
   * @param steps names of steps; empty for all steps of the stage
   * @return the time; empty if no step has ended
   */
  public Optional<Duration> between(String stage, List<String> steps) {
    Optional<Instant> first = keys(begun, stage, steps).map(begun::get).min(Instant::compareTo);
    Optional<Instant> last = keys(done, stage, steps).map(done::get).max(Instant::compareTo);
    return first.isPresent() && last.isPresent()
        ? Optional.of(Duration.between(first.get(), last.get()))
        : Optional.empty();
  }

  private static Stream<String> keys(Map<String, Instant> times, String stage, List<String> steps) {
    return times.keySet().stream()
        .filter(key -> key.startsWith(stage + "/"))
        .filter(key -> steps.isEmpty() || steps.contains(key.substring(stage.length() + 1)));
  }

  private static String key(String stage, String step) {
    return stage + "/" + step;
  }
}
