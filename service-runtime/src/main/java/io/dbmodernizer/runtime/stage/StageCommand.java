package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A user's command for a migration that exists.
 *
 * @param kind the kind of command
 * @param fromUser true if the user published it, false if the provisioner has accepted it
 * @param command the command; if the user published it, with the user's metadata
 */
public record StageCommand(Kind kind, boolean fromUser, CommandAccepted command) {

  /** The kinds of command. */
  public enum Kind {
    /** Stop what is running. */
    CANCEL,
    /** Try again what failed. */
    RETRY,
    /** Remove what was created. */
    TEARDOWN,
    /** Restore the database. */
    RESTORE,
    /** Change the limits of the copy. */
    THROTTLE
  }

  /** Returns the id of the command. A repeated command has the same id. */
  public String id() {
    return command.getMetadata().getEventId();
  }

  /**
   * Returns the command that a user published.
   *
   * @return empty if the event is no command
   */
  public static Optional<StageCommand> publishedByUser(SpecificRecord event) {
    CommandAccepted.Builder command = CommandAccepted.newBuilder();
    if (event instanceof CancelRequested cancel) {
      command.setCancel(cancel);
    } else if (event instanceof RetryRequested retry) {
      command.setRetry(retry);
    } else if (event instanceof TeardownRequested teardown) {
      command.setTeardown(teardown);
    } else if (event instanceof RestoreRequested restore) {
      command.setRestore(restore);
    } else if (event instanceof ThrottleRequested throttle) {
      command.setThrottle(throttle);
    } else {
      return Optional.empty();
    }
    EventMetadata metadata =
        (EventMetadata) event.get(event.getSchema().getField("metadata").pos());
    return of(command.setMetadata(metadata).build(), true);
  }

  /**
   * Returns the command that the provisioner has accepted and published for the other stages.
   *
   * @return empty if the event is no such command, or one of a kind that this release does not know
   */
  public static Optional<StageCommand> accepted(SpecificRecord event) {
    return event instanceof CommandAccepted accepted ? of(accepted, false) : Optional.empty();
  }

  private static Optional<StageCommand> of(CommandAccepted command, boolean fromUser) {
    return kindOf(command).map(kind -> new StageCommand(kind, fromUser, command));
  }

  private static Optional<Kind> kindOf(CommandAccepted command) {
    if (command.getCancel() != null) {
      return Optional.of(Kind.CANCEL);
    }
    if (command.getRetry() != null) {
      return Optional.of(Kind.RETRY);
    }
    if (command.getTeardown() != null) {
      return Optional.of(Kind.TEARDOWN);
    }
    if (command.getRestore() != null) {
      return Optional.of(Kind.RESTORE);
    }
    return command.getThrottle() != null ? Optional.of(Kind.THROTTLE) : Optional.empty();
  }
}
