package io.dbmodernizer.testsupport.step;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.tables.StageTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Steps that run one after the other. Each begins with what those before it have stored. */
public final class StepChain {
  private final TargetProvisioned target;
  private final UnaryOperator<StepDriver> adaptation;
  private final List<StepResult> results = new ArrayList<>();
  private StageState stage;
  private StageTables tables = StageTables.NONE;
  private @Nullable CommandAccepted command;

  /** Begins with a provisioned target. */
  public StepChain(TargetProvisioned target) {
    this(target, UnaryOperator.identity());
  }

  /**
   * Begins with a provisioned target.
   *
   * @param adaptation changes each driver before it runs
   */
  public StepChain(TargetProvisioned target, UnaryOperator<StepDriver> adaptation) {
    this.target = target;
    this.adaptation = adaptation;
    this.stage =
        StageState.newBuilder()
            .setRequest(target.getRequest())
            .setTarget(target)
            .setState(ProgressState.RUNNING)
            .setStartedAt(Instant.EPOCH)
            .build();
  }

  /** Returns the target with which the chain began. */
  public TargetProvisioned target() {
    return target;
  }

  /** Makes the next steps part of what a command has begun. */
  public StepChain on(CommandAccepted newCommand) {
    command = newCommand;
    return this;
  }

  /** Returns a driver of the next step, with everything stored so far. */
  public StepDriver driver(Step step) {
    StepDriver driver =
        adaptation
            .apply(StepDriver.of(step, target))
            .withOutputs(Outputs.of(stage))
            .withTables(tables)
            .withResources(stage.getResources())
            .withRemovals(stage.getRemovals());
    CommandAccepted begun = command;
    return begun == null ? driver : driver.withCommand(begun);
  }

  /** Runs every step until it is done. */
  public StepChain run(List<Step> steps) {
    steps.forEach(this::run);
    return this;
  }

  /** Runs a step until it is done. */
  public StepResult.Done run(Step step) {
    StepDriver driver = driver(step);
    StepResult.Done done = driver.runToDone();
    with(driver);
    results.addAll(driver.results());
    return done;
  }

  /** Goes on from what a driver of a step has stored. */
  public StepChain with(StepDriver driver) {
    stage = StageState.newBuilder(driver.stage()).build();
    tables = driver.tables();
    return this;
  }

  /** Adds a resource as if a step had stored it. */
  public StepChain withResource(AzureResource resource) {
    List<AzureResource> more = new ArrayList<>(stage.getResources());
    more.add(resource);
    stage.setResources(more);
    return this;
  }

  /** Returns the tables as they would be stored. */
  public StageTables tables() {
    return tables;
  }

  /** Returns every result so far, in order. */
  public List<StepResult> results() {
    return List.copyOf(results);
  }

  /** Returns the stage as the last step has stored it. */
  public StageState stage() {
    return stage;
  }
}
