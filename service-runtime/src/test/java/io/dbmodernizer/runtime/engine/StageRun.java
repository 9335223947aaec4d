package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.WriteGuard;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One migration in one stage, carried out by the engine's own rules without Kafka and without
 * threads: events go in, due steps are run one by one, events come out. Between any two runs the
 * state goes through Avro's encoding, as it would through the changelog.
 */
public final class StageRun {
  private final Stage stage;
  private final StageGraph graph;
  private final StageReducer reducer;
  private final FailureClassification failures;
  private final EventStamp stamp;
  private final InstantSource clock;
  private Interruption interruption = (step, state) -> false;
  private BooleanSupplier right = () -> true;
  private @Nullable StageState state;
  private StageTables tables = StageTables.NONE;

  /** Says after which run of a step the process dies, before what it returned is stored. */
  @FunctionalInterface
  public interface Interruption {
    /**
     * @param step name of the step that has just run
     * @param result what it returned
     */
    boolean after(String step, StepResult result);
  }

  /**
   * @param stage the stage as the service has it
   * @param classifiers what the service adds to the runtime's own
   * @param retry backoff of failed steps
   * @param clock the time of both sides
   */
  public StageRun(
      Stage stage, List<FailureClassifier> classifiers, RetryPolicy retry, InstantSource clock) {
    this.stage = stage;
    this.graph = new StageGraph(stage);
    this.reducer = new StageReducer(stage, graph, retry, Duration.ZERO);
    this.failures = new FailureClassification(classifiers, text -> text);
    this.stamp = new EventStamp(stage.name());
    this.clock = clock;
  }

  /** Lets the process die after runs of steps. */
  public void interruptedBy(Interruption newInterruption) {
    this.interruption = newInterruption;
  }

  /** Lets runs lose their right to write; a run that was refused is given up without a result. */
  public void mayWrite(BooleanSupplier newRight) {
    this.right = newRight;
  }

  /** The stage. */
  public Stage stage() {
    return stage;
  }

  /** The state as stored; empty before the stage has begun. */
  public Optional<StageState> state() {
    return Optional.ofNullable(state).map(StageRun::stored);
  }

  /** Goes on from a stored state, which may be of a former release. */
  public void restore(StageState stored) {
    StageState copy = stored(stored);
    FormerOutputs.move(copy);
    this.state = copy;
  }

  /** The tables as stored. */
  public StageTables tables() {
    return tables;
  }

  /** Takes an event from one of the stage's topics and returns what is published. */
  public List<SpecificRecord> receive(SpecificRecord event) {
    Optional<StageTrigger> trigger = stage.trigger(event);
    Optional<StageCommand> command = stage.command(event);
    if (trigger.isPresent()) {
      return state == null
          ? take(reducer.begin(trigger.get(), "", clock.instant()))
          : published(state, reducer.triggerAgain(state, trigger.get()));
    }
    if (command.isPresent()) {
      return state == null
          ? published(nobody(command.get()), reducer.refuseUnknown(command.get()))
          : take(reducer.command(stored(state), command.get(), clock.instant()));
    }
    return state == null
        ? List.of()
        : reducer
            .noteOtherStages(stored(state), event, clock.instant())
            .map(this::take)
            .orElse(List.of());
  }

  /** When the next step is due; empty if nothing is. */
  public Optional<Instant> nextDue() {
    return state == null
        ? Optional.empty()
        : state.getSteps().stream()
            .map(StepState::getDueAt)
            .filter(due -> due != null)
            .min(Instant::compareTo);
  }

  /** Runs every step that is due now once, and returns what is published. */
  public List<SpecificRecord> runDue() throws InterruptedException {
    List<SpecificRecord> published = new ArrayList<>();
    StageState due = state;
    if (due != null) {
      for (StepState step : List.copyOf(due.getSteps())) {
        published.addAll(runIfDue(step.getName()));
      }
    }
    return published;
  }

  private List<SpecificRecord> runIfDue(String name) throws InterruptedException {
    StageState before = stored(state);
    Optional<StepState> step =
        before.getSteps().stream()
            .filter(s -> s.getName().equals(name))
            .filter(s -> s.getDueAt() != null && !s.getDueAt().isAfter(clock.instant()))
            .findFirst();
    if (step.isEmpty()) {
      return List.of();
    }
    WriteGuard guard = new WriteGuard(right);
    StepResult result;
    guard.bind();
    try {
      result =
          StepRun.result(
              graph.step(name),
              new StepContext(before, step.get(), clock.instant(), tables),
              failures);
    } finally {
      WriteGuard.unbind();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("step " + name + " was interrupted");
    }
    return guard.hasRefused() || interruption.after(name, result)
        ? List.of()
        : take(reducer.apply(stored(state), tables, name, result, clock.instant()));
  }

  private List<SpecificRecord> take(Transition transition) {
    state = stored(transition.state());
    StageTables changed = transition.tables();
    tables = changed == null ? tables : changed;
    return published(state, transition.events());
  }

  private List<SpecificRecord> published(StageState of, List<Outgoing> events) {
    return events.stream().map(e -> stamp.stamp(of, e, clock.instant()).value()).toList();
  }

  private static StageState nobody(StageCommand command) {
    StageState state = StageState.newBuilder().build();
    EventMetadata metadata = command.command().getMetadata();
    state.getRequest().getMetadata().setMigrationId(metadata.getMigrationId());
    return state;
  }

  private static StageState stored(@Nullable StageState state) {
    if (state == null) {
      throw new IllegalStateException("the stage has not begun");
    }
    try {
      return StageState.fromByteBuffer(state.toByteBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
