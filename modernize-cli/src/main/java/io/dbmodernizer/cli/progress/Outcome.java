package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.Failure;
import java.util.List;

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
   * A stage stopped because a user asked for it.
   *
   * @param stage the stage
   * @param failure who asked and why
   */
  record Cancelled(String stage, Failure failure) implements Outcome {}

  /**
   * What the migration created is gone, apart from what is kept.
   *
   * @param kept what all services left, each once
   */
  record Removed(List<AzureResource> kept) implements Outcome {
    /** Copies the list. */
    public Removed {
      kept = List.copyOf(kept);
    }
  }

  /**
   * Kafka holds no event of the migration.
   *
   * @param migrationId its id
   */
  record Unknown(String migrationId) implements Outcome {}

  /**
   * A database was restored.
   *
   * @param event which and from what
   */
  record Restored(DatabaseRestored event) implements Outcome {}

  /** It had not ended when the time was up. */
  record TimedOut() implements Outcome {}
}
