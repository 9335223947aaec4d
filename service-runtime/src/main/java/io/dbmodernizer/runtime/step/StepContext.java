package io.dbmodernizer.runtime.step;

import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import java.time.Instant;
import java.util.Optional;

/**
 * What one run of a step may look at: a private copy of the stored state, so that it can be read
 * away from the stream thread.
 *
 * @param stage the stage as stored
 * @param step this step as stored
 * @param now the time of the run
 * @param tables the tables of the migration, as far as known
 */
public record StepContext(StageState stage, StepState step, Instant now, StageTables tables) {

  /** A run of a stage that has no tables. */
  public StepContext(StageState stage, StepState step, Instant now) {
    this(stage, step, now, StageTables.NONE);
  }

  /** The migration's id. */
  public String migrationId() {
    return request().getMetadata().getMigrationId();
  }

  /** The request, complete and valid. */
  public MigrationRequested request() {
    return stage.getRequest();
  }

  /**
   * The provisioned target.
   *
   * @throws IllegalStateException in the provisioner, whose stage begins without one
   */
  public TargetProvisioned target() {
    TargetProvisioned target = stage.getTarget();
    if (target == null) {
      throw new IllegalStateException("step " + step.getName() + " runs before a target exists");
    }
    return target;
  }

  /** The operation this step started and has not seen the end of. */
  public Optional<Operation> operation() {
    return Optional.ofNullable(step.getOperation());
  }

  /**
   * What this step noted in its last run; empty on the first. After a command it is what {@link
   * Step#kept} has left of it.
   */
  public String checkpoint() {
    return step.getCheckpoint();
  }

  /**
   * What this step noted in its last run, as a record that was stored with {@link
   * StepResult.InProgress#withCheckpoint(Record)}.
   *
   * @return the record; empty on the first run and if the stored text is not of this type's form
   */
  public <T extends Record> Optional<T> checkpoint(Class<T> type) {
    return CheckpointText.read(step.getCheckpoint(), type);
  }

  /** Failed attempts in the present series; 0 on a first try. */
  public int attempt() {
    return step.getAttempt();
  }

  /**
   * Returns a value that an earlier step has set.
   *
   * @throws IllegalStateException if no step has set it, which is a mistake in the stage's graph,
   *     or if the stored text is not of the key's form
   */
  public <T> T output(OutputKey<T> key) {
    return find(key)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "step "
                        + step.getName()
                        + " needs output "
                        + key
                        + ", which no earlier step has set"));
  }

  /**
   * Returns a value that an earlier step may have set.
   *
   * @return empty if no step has set it
   * @throws IllegalStateException if the stored text is not of the key's form
   */
  public <T> Optional<T> find(OutputKey<T> key) {
    return outputs().find(key);
  }

  /** Returns the values that the steps of the stage have set so far. */
  public Outputs outputs() {
    return Outputs.of(stage);
  }

  /**
   * How often work has begun anew by a command: 0 in the first run, 1 after the first retry,
   * cancellation, removal or restore.
   */
  public int round() {
    return stage.getRound();
  }

  /**
   * The command that began the procedure this step is part of.
   *
   * @throws IllegalStateException in a step of the main work, which no command begins
   */
  public CommandAccepted command() {
    CommandAccepted command = stage.getCommand();
    if (command == null) {
      throw new IllegalStateException("step " + step.getName() + " runs without a command");
    }
    return command;
  }
}
