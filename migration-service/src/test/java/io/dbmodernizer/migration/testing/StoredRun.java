package io.dbmodernizer.migration.testing;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.retry.TestRetries;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One migration carried out by the engine from its stored state. The stage's time is virtual and
 * moves to what is due next; real time passes only where the emulator needs it.
 */
public final class StoredRun {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final TargetProvisioned target;
  private final StageRun run;
  private final List<SpecificRecord> events = new ArrayList<>();
  private final Map<String, Deed> deeds = new HashMap<>();
  private @Nullable Loss lost;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");

  /** Begins with a provisioned target. */
  public StoredRun(Stage stage, List<FailureClassifier> ofService, TargetProvisioned target) {
    this.target = target;
    List<FailureClassifier> classifiers = new ArrayList<>(ofService);
    classifiers.add(new AzureErrors());
    run = new StageRun(stage, classifiers, TestRetries.HALF_AN_HOUR, () -> now);
    run.interruptedBy(this::after);
    events.addAll(run.receive(target));
  }

  /** Something to do in between. */
  @FunctionalInterface
  public interface Deed {
    /** Does it. */
    void run() throws SQLException;
  }

  /** Does something once, when a step is done and before the next begins. */
  public StoredRun afterDone(String step, Deed deed) {
    deeds.put(step, deed);
    return this;
  }

  /** Says whether a result is lost, as if the process died before it was stored. */
  @FunctionalInterface
  public interface Loss {
    /** Whether this one is. */
    boolean of(String step, StepResult result) throws SQLException;
  }

  /** Loses one result. */
  public StoredRun losing(Loss result) {
    lost = result;
    return this;
  }

  /** Whether the result to be lost was lost. */
  public boolean hasLost() {
    return lost == null;
  }

  private boolean after(String step, StepResult result) {
    Loss wanted = lost;
    try {
      if (wanted != null && wanted.of(step, result)) {
        lost = null;
        return true;
      }
      Deed deed = result instanceof StepResult.Done ? deeds.remove(step) : null;
      if (deed != null) {
        deed.run();
      }
      return false;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The state as stored. */
  public StageState state() {
    return run.state().orElseThrow();
  }

  /** The tables as stored. */
  public List<TableProgress> tables() {
    return List.copyOf(run.tables().all());
  }

  /** A step as stored. */
  public StepState step(String name) {
    return state().getSteps().stream()
        .filter(step -> step.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What was published of one type. */
  public <T> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The time of the stage. */
  public Instant now() {
    return now;
  }

  /** Runs what is due until the state is as wanted. */
  public StoredRun until(Predicate<StageState> wanted) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .until(
            () -> {
              if (wanted.test(state())) {
                return true;
              }
              Instant due =
                  run.nextDue().orElseThrow(() -> new AssertionError("nothing is due: " + state()));
              now = due.isAfter(now) ? due : now;
              events.addAll(run.runDue());
              return wanted.test(state());
            });
    return this;
  }

  /** Runs until the stage is over, however it ends. */
  public StageState toTheEnd() {
    return until(
            state ->
                state.getState() == ProgressState.DONE || state.getState() == ProgressState.FAILED)
        .state();
  }

  /** Asks for a retry, a while later. */
  public StoredRun retry() {
    now = now.plus(Duration.ofMinutes(5));
    EventMetadata metadata =
        EventMetadata.newBuilder()
            .setEventId(UUID.randomUUID().toString())
            .setMigrationId(target.getRequest().getMetadata().getMigrationId())
            .build();
    events.addAll(
        run.receive(
            CommandAccepted.newBuilder()
                .setMetadata(metadata)
                .setRetry(RetryRequested.newBuilder().setMetadata(metadata).build())
                .build()));
    return this;
  }
}
