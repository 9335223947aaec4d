package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.monitoring.status.AlertHistory;
import io.dbmodernizer.monitoring.status.Projection;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.state.StatusFacts;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One migration in the four stages. Delivers events from stage to stage as Kafka would. */
final class MigrationRun {
  /** Longest virtual time for the condition of a test. */
  private static final Duration PATIENCE = Duration.ofDays(2);

  private static final int MOST_TURNS = 3_000;

  private final VirtualPlatform platform;
  private final Map<String, StageRun> stages = new LinkedHashMap<>();
  private final List<SpecificRecord> events = new ArrayList<>();
  private final Deque<Published> underWay = new ArrayDeque<>();
  private final List<Published> history = new ArrayList<>();

  private record Published(Topic topic, SpecificRecord event) {}

  MigrationRun(VirtualPlatform platform, List<StageRun> runs) {
    this.platform = platform;
    runs.forEach(run -> stages.put(run.stage().name(), run));
  }

  /** Returns the stage with this name. */
  StageRun stage(String name) {
    return Optional.ofNullable(stages.get(name)).orElseThrow();
  }

  /** Returns all stages in order. */
  List<StageRun> stages() {
    return List.copyOf(stages.values());
  }

  /** Returns all events of the stages so far, including progress. */
  List<SpecificRecord> events() {
    return List.copyOf(events);
  }

  /** Returns the events of one type. */
  <T extends SpecificRecord> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns the status that monitoring derives from all events; null before the first. */
  @Nullable MigrationStatus status() {
    StatusProjector projector = new StatusProjector(PATIENCE);
    StatusFacts facts = null;
    MigrationStatus status = null;
    for (Published published : history) {
      Projection projection =
          projector.apply(
              facts,
              published.topic().topicName(),
              published.event(),
              platform.clock().instant(),
              alertId -> AlertHistory.State.UNKNOWN);
      facts = projection.facts();
      status = projection.status();
    }
    return status;
  }

  /** Publishes a request or a command of a user. */
  void publish(SpecificRecord event) {
    history.add(new Published(Topic.REQUESTS, event));
    underWay.add(new Published(Topic.REQUESTS, event));
  }

  /** Runs until the condition is true. Advances the virtual time as needed. */
  void until(String what, BooleanSupplier reached) throws InterruptedException {
    Instant end = platform.clock().instant().plus(PATIENCE);
    int turns = 0;
    while (!reached.getAsBoolean()) {
      if (++turns > MOST_TURNS) {
        throw new AssertionError(what + " has not come in " + turns + " turns: " + standing());
      }
      deliver();
      if (!reached.getAsBoolean() && !turn()) {
        Instant next =
            nextDue().orElseThrow(() -> new AssertionError(what + " never comes: " + standing()));
        if (next.isAfter(end)) {
          throw new AssertionError(what + " has not come in " + PATIENCE + ": " + standing());
        }
        platform.advanceTo(next);
      }
    }
  }

  /** Delivers published events to every stage that reads them. Runs no step. */
  void deliver() {
    for (Published next = underWay.poll(); next != null; next = underWay.poll()) {
      for (StageRun run : stages.values()) {
        if (run.stage().sources().contains(next.topic())) {
          take(run, run.receive(next.event()));
        }
      }
    }
  }

  /** Delivers events and runs the steps that are due. Returns false if there was nothing to do. */
  boolean turn() throws InterruptedException {
    deliver();
    return runDue() || !underWay.isEmpty();
  }

  /** Returns the time of the next step of any stage; empty if none is due. */
  Optional<Instant> nextDue() {
    return stages.values().stream().flatMap(run -> run.nextDue().stream()).min(Instant::compareTo);
  }

  private boolean runDue() throws InterruptedException {
    boolean ran = false;
    for (StageRun run : stages.values()) {
      Optional<Instant> due = run.nextDue();
      if (due.isPresent() && !due.get().isAfter(platform.clock().instant())) {
        take(run, run.runDue());
        ran = true;
      }
    }
    return ran;
  }

  private void take(StageRun run, List<SpecificRecord> published) {
    events.addAll(published);
    published.forEach(event -> history.add(new Published(topicOf(run, event), event)));
    published.forEach(event -> underWay.add(new Published(run.stage().outcomes(), event)));
  }

  private static Topic topicOf(StageRun run, SpecificRecord event) {
    if (event instanceof StepProgressed progress) {
      return Topic.progressOf(progress.getStage());
    }
    return event instanceof TableStatus ? Topic.TABLES : run.stage().outcomes();
  }

  /** Returns the states of all steps, for messages. */
  String standing() {
    StringBuilder text = new StringBuilder();
    stages.forEach(
        (name, run) ->
            run.state()
                .ifPresent(
                    state ->
                        text.append('\n')
                            .append(name)
                            .append(' ')
                            .append(state.getProcedure())
                            .append(' ')
                            .append(state.getState())
                            .append(' ')
                            .append(
                                state.getSteps().stream()
                                    .map(
                                        s ->
                                            s.getName()
                                                + "="
                                                + s.getState()
                                                + (s.getFailure() == null
                                                    ? ""
                                                    : "(" + s.getFailure().getMessage() + ")"))
                                    .toList())));
    return text.toString();
  }
}
