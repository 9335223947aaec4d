package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.TargetRemoved;

/** How what was followed has ended. */
public sealed interface Outcome {

  /** Every stage is complete. */
  record Completed() implements Outcome {}

  /**
   * A stage gave up.
   *
   * @param stage the stage
   * @param failure what happened and what to do
   */
  record Failed(String stage, Failure failure) implements Outcome {}

  /**
   * The request or command that was published is not acted upon.
   *
   * @param failure what happened and what to do
   */
  record Refused(Failure failure) implements Outcome {}

  /**
   * A stage stopped because somebody asked for it.
   *
   * @param stage the stage
   * @param failure who asked and why
   */
  record Cancelled(String stage, Failure failure) implements Outcome {}

  /**
   * What the migration created is gone.
   *
   * @param event what the provisioner removed and what it left; the other services tell theirs
   */
  record Removed(TargetRemoved event) implements Outcome {}

  /**
   * A database was restored.
   *
   * @param event which and from what
   */
  record Restored(DatabaseRestored event) implements Outcome {}

  /** It had not ended when the time was up. */
  record TimedOut() implements Outcome {}
}
