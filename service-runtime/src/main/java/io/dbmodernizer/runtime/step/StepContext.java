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
 * The input of one run of a step. It is a private copy of the stored state, so that a step thread
 * can read it.
 *
 * @param stage the stage as stored
 * @param step this step as stored
 * @param now the time of the run
 * @param tables the tables of the migration, as far as known
 */
public record StepContext(StageState stage, StepState step, Instant now, StageTables tables) {

  /** The input of a run of a stage that has no tables. */
  public StepContext(StageState stage, StepState step, Instant now) {
    this(stage, step, now, StageTables.NONE);
  }

  /** Returns the id of the migration. */
  public String migrationId() {
    return request().getMetadata().getMigrationId();
  }

  /** Returns the request, complete and valid. */
  public MigrationRequested request() {
    return stage.getRequest();
  }

  /**
   * Returns the provisioned target.
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

  /** Returns the operation that this step has started and whose end it has not seen. */
  public Optional<Operation> operation() {
    return Optional.ofNullable(step.getOperation());
  }

  /**
   * Returns the checkpoint that this step stored in its last run, empty on the first run. After a
   * command it is what {@link Step#kept} returned.
   */
  public String checkpoint() {
    return step.getCheckpoint();
  }

  /**
   * Returns the checkpoint as a record that was stored with {@link
   * StepResult.InProgress#withCheckpoint(Record)}.
   *
   * @return the record; empty on the first run and if the stored text is not of this type's form
   */
  public <T extends Record> Optional<T> checkpoint(Class<T> type) {
    return CheckpointText.read(step.getCheckpoint(), type);
  }

  /** Returns the failed attempts since the last run that did not fail, 0 on a first attempt. */
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
   * Returns how often a command has begun work anew: 0 in the main work, 1 after the first retry,
   * cancellation, removal or restore.
   */
  public int round() {
    return stage.getRound();
  }

  /**
   * Returns the command that began the procedure of this step.
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
