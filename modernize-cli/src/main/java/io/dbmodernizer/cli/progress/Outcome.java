package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.Failure;

/** How a migration ended. */
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

  /** It had not ended when the time was up. */
  record TimedOut() implements Outcome {}
}
