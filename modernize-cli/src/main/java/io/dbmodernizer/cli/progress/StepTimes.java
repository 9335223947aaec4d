package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The times at which steps began and ended, from their events. */
public final class StepTimes {

  private final Map<String, Instant> begun = new HashMap<>();
  private final Map<String, Instant> done = new HashMap<>();

  void accept(StepProgressed event) {
    if (!event.getProcedure().isEmpty()) {
      // Commands and upkeep are not part of the time of a migration.
      return;
    }
    Instant at = event.getMetadata().getOccurredAt();
    String key = key(event.getStage(), event.getStep());
    if (event.getState() != ProgressState.PENDING) {
      Instant began = event.getStartedAt() == null ? at : event.getStartedAt();
      begun.merge(key, began, (one, other) -> one.isBefore(other) ? one : other);
    }
    if (event.getState() == ProgressState.DONE) {
      done.merge(key, at, (one, other) -> one.isAfter(other) ? one : other);
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

  private static java.util.stream.Stream<String> keys(
      Map<String, Instant> times, String stage, List<String> steps) {
    return times.keySet().stream()
        .filter(key -> key.startsWith(stage + "/"))
        .filter(key -> steps.isEmpty() || steps.contains(key.substring(stage.length() + 1)));
  }

  private static String key(String stage, String step) {
    return stage + "/" + step;
  }
}
