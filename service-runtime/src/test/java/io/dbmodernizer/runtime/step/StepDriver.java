package io.dbmodernizer.runtime.step;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Drives one step by itself, as the stage runtime would: every run gets a copy of the stored state
 * (through Avro's own encoding, as after a restart), and its result is fed back into that state.
 * The step's time is virtual and moves by what each result asks to wait; real time passes only
 * where the step's counterpart needs it, in bounded polling.
 */
public final class StepDriver {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final Step step;
  private final List<FailureClassifier> classifiers = new ArrayList<>();
  private final List<StepResult> results = new ArrayList<>();
  private final List<SpecificRecord> events = new ArrayList<>();
  private StageState stage;
  private StageTables tables = StageTables.NONE;
  private Instant now = START;

  private StepDriver(Step step, MigrationRequested request, @Nullable TargetProvisioned target) {
    this.step = step;
    classifiers.add(new AzureErrors());
    stage =
        StageState.newBuilder()
            .setRequest(request)
            .setTarget(target)
            .setState(ProgressState.RUNNING)
            .setSteps(List.of(StepState.newBuilder().setName(step.name()).build()))
            .setStartedAt(START)
            .build();
  }

  /** Drives a step of the provisioner, whose stage begins with the request. */
  public static StepDriver of(Step step, MigrationRequested request) {
    return new StepDriver(step, request, null);
  }

  /** Drives a step of another stage, which begins with the target and the request in it. */
  public static StepDriver of(Step step, TargetProvisioned target) {
    return new StepDriver(step, target.getRequest(), target);
  }

  /** Adds outputs as if earlier steps had found them out. */
  public StepDriver withOutputs(Outputs outputs) {
    stage.setOutputs(new HashMap<>(stage.getOutputs()));
    outputs.storeIn(stage);
    return this;
  }

  /** Adds tables as if earlier steps had left them so; one of the same name is replaced. */
  public StepDriver withTables(List<TableProgress> tables) {
    return withTables(this.tables.with(tables));
  }

  /** Sets the tables as if earlier steps had left them so. */
  public StepDriver withTables(StageTables known) {
    tables = known;
    stage.setTableTotals(tables.totals());
    stage.setAttention(tables.attention());
    return this;
  }

  /** Adds resources as if earlier steps had found or created them. */
  public StepDriver withResources(List<AzureResource> resources) {
    List<AzureResource> merged = new ArrayList<>(stage.getResources());
    for (AzureResource resource : resources) {
      merged.removeIf(old -> old.getId().equals(resource.getId()));
      merged.add(resource);
    }
    stage.setResources(merged);
    return this;
  }

  /** Adds decisions as if earlier steps of a removal had made them. */
  public StepDriver withRemovals(List<ResourceRemoval> removals) {
    List<ResourceRemoval> merged = new ArrayList<>(stage.getRemovals());
    for (ResourceRemoval removal : removals) {
      merged.removeIf(old -> old.getResourceId().equals(removal.getResourceId()));
      merged.add(removal);
    }
    stage.setRemovals(merged);
    return this;
  }

  /** Sets what is known of one of the other stages. */
  public StepDriver withOtherStage(OtherStage other) {
    stage.setOtherStages(List.of(other));
    return this;
  }

  /** Lets the step be part of the procedure that a command has begun. */
  public StepDriver withCommand(CommandAccepted command) {
    stage.setCommand(command);
    return this;
  }

  /** Stores a command that changes the limits of the copy. */
  public StepDriver withThrottle(ThrottleRequested throttle) {
    stage.setThrottle(throttle);
    return this;
  }

  /** Sets how often a command has begun work anew. */
  public StepDriver withRound(int round) {
    stage.setRound(round);
    return this;
  }

  /** Adds a classifier, asked before those that are there already. */
  public StepDriver withClassifier(FailureClassifier classifier) {
    classifiers.add(0, classifier);
    return this;
  }

  /** The step's virtual time. */
  public InstantSource clock() {
    return () -> now;
  }

  /** Moves the step's virtual time. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** The stage as stored after the last run. */
  public StageState stage() {
    return stage;
  }

  /** The tables as stored after the last run. */
  public StageTables tables() {
    return tables;
  }

  /** The step as stored after the last run. */
  public StepState step() {
    return stage.getSteps().get(0);
  }

  /** What the next run of the step will see. */
  public StepContext context() {
    StageState copy = copy(stage);
    return new StepContext(copy, copy.getSteps().get(0), now, tables);
  }

  /** Every result so far, in order. */
  public List<StepResult> results() {
    return List.copyOf(results);
  }

  /** Every event that results wanted published so far, in order. */
  public List<SpecificRecord> events() {
    return List.copyOf(events);
  }

  /**
   * Runs the step once and stores what it returned. A failure that was thrown is classified. A step
   * that is not requested is done at once.
   *
   * @throws IllegalStateException if what was thrown is of no known kind, so that a mistake shows
   *     at once
   */
  public StepResult runOnce() {
    StageState copy = copy(stage);
    Optional<String> notRequested = step.notRequested(stage.getRequest());
    StepResult result;
    try {
      result =
          notRequested.isPresent()
              ? StepResult.done(notRequested.get())
              : step.run(new StepContext(copy, copy.getSteps().get(0), now, tables));
    } catch (StepException e) {
      result = e.failed();
    } catch (Exception e) {
      result = classify(e);
    }
    results.add(result);
    store(result);
    return result;
  }

  /** Runs the step until a result is as wanted; a final failure ends the wait at once. */
  public StepResult runUntil(Predicate<StepResult> wanted) {
    await(step.name())
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .until(
            () -> {
              StepResult result = runOnce();
              if (!wanted.test(result) && result instanceof StepResult.Failed f && !f.retryable()) {
                throw new AssertionError("step " + step.name() + " failed: " + f.failure());
              }
              return wanted.test(result);
            });
    return results.get(results.size() - 1);
  }

  /** Runs the step until it is done, through waits and failures that may be retried. */
  public StepResult.Done runToDone() {
    return (StepResult.Done) runUntil(StepResult.Done.class::isInstance);
  }

  /** Runs the step until it fails for the first time, for good or not. */
  public StepResult.Failed runToFailure() {
    StepResult result =
        runUntil(r -> r instanceof StepResult.Failed || r instanceof StepResult.Done);
    if (result instanceof StepResult.Failed failed) {
      return failed;
    }
    throw new AssertionError("step " + step.name() + " was expected to fail: " + result);
  }

  private StepResult classify(Exception thrown) {
    return classifiers.stream()
        .map(c -> c.classify(thrown))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("step " + step.name() + " threw " + thrown, thrown));
  }

  private void store(StepResult result) {
    StepState stored = step();
    if (result instanceof StepResult.Done done) {
      stored.setState(ProgressState.DONE);
      stored.setPercent(100);
      stored.setDetail(done.detail());
      stored.setOperation(null);
      stored.setAttempt(0);
      withOutputs(done.outputs());
      withTables(done.tables());
      withResources(done.resources());
      withRemovals(done.removals());
      return;
    }
    if (result instanceof StepResult.InProgress running) {
      stored.setState(ProgressState.RUNNING);
      stored.setPercent(running.percent());
      stored.setDetail(running.detail());
      stored.setOperation(running.operation());
      stored.setAttempt(0);
      String checkpoint = running.checkpoint();
      if (checkpoint != null) {
        stored.setCheckpoint(checkpoint);
      }
      withTables(running.tables());
      withOutputs(running.interim().outputs());
      withResources(running.interim().resources());
      withRemovals(running.interim().removals());
      events.addAll(running.interim().events());
      advance(running.pollAfter());
      return;
    }
    if (result instanceof StepResult.Repeat repeat) {
      stored.setState(ProgressState.PENDING);
      stored.setDetail(repeat.detail());
      stored.setOperation(null);
      stored.setCheckpoint(repeat.checkpoint());
      withTables(repeat.tables());
      return;
    }
    if (result instanceof StepResult.Waiting waiting) {
      stored.setWaitingOn(waiting.waitingOn());
      advance(waiting.retryAfter());
      return;
    }
    StepResult.Failed failed = (StepResult.Failed) result;
    stored.setFailure(failed.failure());
    stored.setAttempt(stored.getAttempt() + 1);
    if (failed.operationEnded()) {
      stored.setOperation(null);
    }
    Duration retryAfter = failed.retryAfter();
    advance(retryAfter == null ? Duration.ofSeconds(1) : retryAfter);
  }

  private static StageState copy(StageState state) {
    try {
      return StageState.fromByteBuffer(state.toByteBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
