package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the migrations whose tasks this process has: how many are in which state, what
 * their steps wait for, and how long steps and stages took. Removed migrations are not counted.
 * Thread-safe.
 */
public final class StageMeters {
  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(10),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(4),
    Duration.ofDays(1)
  };
  private static final String STAGE = "stage";

  private final String stage;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();
  private final Map<ProgressState, AtomicInteger> migrations = new EnumMap<>(ProgressState.class);
  private final Map<Reason, AtomicInteger> waiting = new EnumMap<>(Reason.class);

  private record Waiting(Reason reason, Instant since) {}

  private record Standing(
      String task, String procedure, ProgressState state, Map<String, Waiting> waiting) {
    boolean isMainWork() {
      return procedure.isEmpty()
          && (state == ProgressState.RUNNING
              || state == ProgressState.WAITING
              || state == ProgressState.PENDING);
    }
  }

  /**
   * @param stage name of the stage
   * @param meters the registry
   * @param clock time
   */
  public StageMeters(String stage, MeterRegistry meters, InstantSource clock) {
    this.stage = stage;
    this.meters = meters;
    this.clock = clock;
    for (ProgressState state : ProgressState.values()) {
      AtomicInteger number = migrations.computeIfAbsent(state, key -> new AtomicInteger());
      Gauge.builder("dbmodernizer.migrations", number, AtomicInteger::get)
          .description("Migrations of this process by the state of the stage")
          .tags(STAGE, stage, "state", label(state))
          .register(meters);
    }
    for (Reason reason : Reason.values()) {
      AtomicInteger number = waiting.computeIfAbsent(reason, key -> new AtomicInteger());
      Gauge.builder("dbmodernizer.steps.waiting", number, AtomicInteger::get)
          .description("Steps that wait, by reason; also those that wait for a retry")
          .tags(STAGE, stage, "reason", label(reason))
          .register(meters);
    }
    TimeGauge.builder(
            "dbmodernizer.steps.waiting.oldest",
            this,
            TimeUnit.SECONDS,
            known -> known.oldestWait().toSeconds())
        .description("How long the step that has waited longest has waited")
        .tags(STAGE, stage)
        .register(meters);
    for (String outcome : new String[] {label(ProgressState.DONE), label(ProgressState.FAILED)}) {
      stageDuration(outcome);
    }
  }

  /** Notes a state that a task has found in its store. */
  void found(String task, String migrationId, StageState state) {
    stand(task, migrationId, state);
  }

  /** Notes a state that a task has stored, and measures the stage if it has ended. */
  void stored(String task, String migrationId, StageState state) {
    Standing before = stand(task, migrationId, state);
    Instant endedAt = state.getEndedAt();
    boolean ended =
        endedAt != null
            && (state.getState() == ProgressState.DONE || state.getState() == ProgressState.FAILED);
    // A restore or a cancellation also ends in a state of the main work.
    if (before != null && before.isMainWork() && ended && state.getProcedure().isEmpty()) {
      stageDuration(label(state.getState()))
          .record(Duration.between(state.getStartedAt(), endedAt));
    }
  }

  /** Measures a step that has ended, from the event that says so. */
  void published(SpecificRecord event) {
    if (event instanceof StepProgressed progress
        && progress.getStartedAt() != null
        && (progress.getState() == ProgressState.DONE
            || progress.getState() == ProgressState.FAILED)) {
      Timer.builder("dbmodernizer.step.duration")
          .description("Time from the beginning of a step to its end")
          .tags(STAGE, stage, "step", progress.getStep(), "outcome", label(progress.getState()))
          .register(meters)
          .record(
              Duration.between(progress.getStartedAt(), progress.getMetadata().getOccurredAt()));
    }
  }

  /** Forgets the migrations of a task that this process no longer has. */
  void released(String task) {
    standings.forEach(
        (migrationId, standing) -> {
          if (standing.task().equals(task)) {
            replace(migrationId, null);
          }
        });
  }

  private @Nullable Standing stand(String task, String migrationId, StageState state) {
    if (StageReducer.isRemoved(state)) {
      return replace(migrationId, null);
    }
    Map<String, Waiting> before =
        Optional.ofNullable(standings.get(migrationId)).map(Standing::waiting).orElse(Map.of());
    Map<String, Waiting> now = new HashMap<>();
    for (StepState step : state.getSteps()) {
      if (step.getState() == ProgressState.WAITING) {
        now.put(step.getName(), waiting(step, before.get(step.getName())));
      }
    }
    return replace(
        migrationId, new Standing(task, state.getProcedure(), state.getState(), Map.copyOf(now)));
  }

  private Waiting waiting(StepState step, @Nullable Waiting before) {
    Reason reason = step.getFailure() == null ? Reason.UNSPECIFIED : step.getFailure().getReason();
    return new Waiting(reason, before == null ? clock.instant() : before.since());
  }

  /** Replaces what is known of a migration, and returns what it was. */
  private @Nullable Standing replace(String migrationId, @Nullable Standing standing) {
    Standing before =
        standing == null ? standings.remove(migrationId) : standings.put(migrationId, standing);
    count(before, -1);
    count(standing, 1);
    return before;
  }

  private void count(@Nullable Standing standing, int number) {
    if (standing != null) {
      Objects.requireNonNull(migrations.get(standing.state())).addAndGet(number);
      standing
          .waiting()
          .values()
          .forEach(each -> Objects.requireNonNull(waiting.get(each.reason())).addAndGet(number));
    }
  }

  private Duration oldestWait() {
    return standings.values().stream()
        .flatMap(standing -> standing.waiting().values().stream())
        .map(Waiting::since)
        .min(Instant::compareTo)
        .map(since -> Duration.between(since, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private Timer stageDuration(String outcome) {
    return Timer.builder("dbmodernizer.stage.duration")
        .description("Time from the beginning of the stage's main work to its end")
        .tags(STAGE, stage, "outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
