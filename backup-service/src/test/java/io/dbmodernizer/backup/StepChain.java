package io.dbmodernizer.backup;

import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs steps one after the other, each with what those before it have found out. */
public final class StepChain {
  private final EmulatorExtension azure;
  private final TargetProvisioned target;
  private @Nullable CommandAccepted command;
  private @Nullable StageState stage;

  public StepChain(EmulatorExtension azure, TargetProvisioned target) {
    this.azure = azure;
    this.target = target;
  }

  /** Lets the steps be part of what a command has begun. */
  public StepChain on(CommandAccepted newCommand) {
    command = newCommand;
    return this;
  }

  /** A driver that begins where the chain is. */
  public StepDriver driver(Step step) {
    StepDriver driver = azure.follow(StepDriver.of(step, target));
    StageState before = stage;
    if (before != null) {
      driver
          .withOutputs(Outputs.of(before))
          .withResources(before.getResources())
          .withRemovals(before.getRemovals());
    }
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
    stage = driver.stage();
    return done;
  }

  /** The stage after the last step. */
  public StageState stage() {
    StageState last = stage;
    if (last == null) {
      throw new IllegalStateException("no step has run");
    }
    return last;
  }
}
