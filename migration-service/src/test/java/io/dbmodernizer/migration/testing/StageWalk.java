package io.dbmodernizer.migration.testing;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.dms.MigrationErrors;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.tables.StageTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Walks through steps one after the other, handing on what each has found out. */
public final class StageWalk {
  private final TargetProvisioned target;
  private Outputs outputs = Outputs.NONE;
  private List<AzureResource> resources = List.of();
  private List<ResourceRemoval> removals = List.of();
  private final List<StepResult> results = new ArrayList<>();
  private StageTables tables = StageTables.NONE;

  /** Begins at a provisioned target. */
  public StageWalk(TargetProvisioned target) {
    this.target = target;
  }

  /** A driver of the next step, with everything found out so far. */
  public StepDriver driver(Step step) {
    return StepDriver.of(step, target)
        .withOutputs(outputs)
        .withTables(tables)
        .withResources(resources)
        .withRemovals(removals)
        .withClassifier(new MigrationErrors());
  }

  /** Does the steps to their end. */
  public StageWalk through(List<Step> steps) {
    for (Step step : steps) {
      StepDriver driver = driver(step);
      driver.runToDone();
      with(driver);
      results.addAll(driver.results());
    }
    return this;
  }

  /** Goes on from what a driver of a step has stored. */
  public StageWalk with(StepDriver driver) {
    outputs = outputs.and(Outputs.of(driver.stage()));
    resources = driver.stage().getResources();
    removals = driver.stage().getRemovals();
    tables = driver.tables();
    return this;
  }

  /** Adds a resource as if a step had stored it. */
  public StageWalk withResource(AzureResource resource) {
    List<AzureResource> more = new ArrayList<>(resources);
    more.add(resource);
    resources = more;
    return this;
  }

  /** The tables as they would be stored. */
  public StageTables tables() {
    return tables;
  }

  /** Every result on the way. */
  public List<StepResult> results() {
    return List.copyOf(results);
  }

  /** The stage as it would be stored. */
  public StageState state() {
    StageState state =
        StageState.newBuilder()
            .setRequest(target.getRequest())
            .setTarget(target)
            .setState(ProgressState.RUNNING)
            .setOutputs(new HashMap<>())
            .setResources(new ArrayList<>(resources))
            .setRemovals(new ArrayList<>(removals))
            .setTableTotals(tables.totals())
            .setAttention(tables.attention())
            .setStartedAt(Instant.EPOCH)
            .build();
    outputs.storeIn(state);
    return state;
  }
}
