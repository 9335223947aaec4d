package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a watch. */
public sealed interface Outcome {

  /** Every stage is complete. */
  record Completed() implements Outcome {}

  /**
   * A stage has failed.
   *
   * @param stage the stage
   * @param failure what happened and what to do
   */
  record Failed(String stage, Failure failure) implements Outcome {}

  /**
   * The provisioner has refused the published request or command.
   *
   * @param failure what happened and what to do
   */
  record Refused(Failure failure) implements Outcome {}

  /**
   * A stage has stopped at the request of a user.
   *
   * @param stage the stage
   * @param failure the requester and the reason
   */
  record Cancelled(String stage, Failure failure) implements Outcome {}

  /**
   * The resources that the migration created are removed, except for those that are kept.
   *
   * @param kept the kept resources of all services, without duplicates
   */
  record Removed(List<AzureResource> kept) implements Outcome {
    /** Copies the list. */
    public Removed {
      kept = List.copyOf(kept);
    }
  }

  /**
   * A database was restored.
   *
   * @param database the restored database
   */
  record Restored(AzureResource database) implements Outcome {}

  /**
   * The limits of the copy were changed.
   *
   * @param limits the new limits; null for none
   */
  record Limited(@Nullable CopyLimits limits) implements Outcome {}

  /** The reader of the output has gone. */
  record Unread() implements Outcome {}

  /** The time limit was reached before the end. */
  record TimedOut() implements Outcome {}
}
