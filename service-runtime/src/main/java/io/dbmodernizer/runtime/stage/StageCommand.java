package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a user wants done with a migration that exists.
 *
 * @param kind what
 * @param firstHand whether it comes from the user; otherwise the provisioner has accepted it
 * @param command the command; of one from a user the metadata is the user's
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
    RESTORE
  }

  /** Identity of the command, by which a repeat is known. */
  public String id() {
    return command.getMetadata().getEventId();
  }

  /** The command a user published; empty if the event is none. */
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
    } else {
      return Optional.empty();
    }
    EventMetadata metadata =
        (EventMetadata) event.get(event.getSchema().getField("metadata").pos());
    return of(command.setMetadata(metadata).build(), true);
  }

  /**
   * The command the provisioner handed on; empty if the event is none, or of a kind not known yet.
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
    return command.getRestore() != null ? Optional.of(Kind.RESTORE) : Optional.empty();
  }
}
