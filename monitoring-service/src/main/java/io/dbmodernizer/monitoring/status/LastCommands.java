package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.CommandKind;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.LastCommand;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a snapshot shows of the last command. */
final class LastCommands {
  private LastCommands() {}

  /**
   * Returns the later one of the last command and one that was accepted.
   *
   * @param known the last command so far; null if there was none
   * @return null if there was none and the accepted one is of a kind that this release does not
   *     know
   */
  static @Nullable LastCommand later(@Nullable LastCommand known, CommandAccepted accepted) {
    Instant at = StatusProjector.metadataOf(accepted).getOccurredAt();
    if (known != null && at.isBefore(known.getAcceptedAt())) {
      return known;
    }
    LastCommand last = LastCommand.newBuilder().build();
    if (accepted.getCancel() != null) {
      asked(last, CommandKind.CANCEL, accepted.getCancel(), accepted.getCancel().getRequester());
      last.setExplanation(accepted.getCancel().getExplanation());
    } else if (accepted.getRetry() != null) {
      asked(last, CommandKind.RETRY, accepted.getRetry(), accepted.getRetry().getRequester());
    } else if (accepted.getTeardown() != null) {
      asked(
          last,
          CommandKind.TEARDOWN,
          accepted.getTeardown(),
          accepted.getTeardown().getRequester());
    } else if (accepted.getRestore() != null) {
      asked(last, CommandKind.RESTORE, accepted.getRestore(), accepted.getRestore().getRequester());
    } else if (accepted.getThrottle() != null) {
      asked(
          last,
          CommandKind.THROTTLE,
          accepted.getThrottle(),
          accepted.getThrottle().getRequester());
    } else {
      return known;
    }
    last.setAcceptedAt(at);
    return last;
  }

  private static void asked(
      LastCommand last, CommandKind kind, SpecificRecord command, String requester) {
    last.setKind(kind);
    last.setRequester(requester);
    EventMetadata metadata = EventMetadataAccess.get(command);
    if (metadata != null) {
      last.setCommandId(metadata.getEventId());
      last.setRequestedBy(metadata.getRequestedBy());
      last.setAuthenticated(metadata.getAuthenticated());
      last.setRequestedAt(metadata.getOccurredAt());
    }
  }
}
