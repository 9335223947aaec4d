package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.CommandKind;
import io.dbmodernizer.events.LastCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command of a user that was accepted.
 *
 * @param commandId id of the command
 * @param kind kind of the command
 * @param requester a person or a team, as the command says
 * @param requestedBy who asked: a name that a service has authenticated, or that the requester's
 *     program gave itself; empty if not given
 * @param authenticated whether a service has authenticated {@code requestedBy}
 * @param explanation why, as the command says; empty if it does not
 * @param requestedAt time of the command
 * @param acceptedAt time at which it was accepted
 */
record Command(
    String commandId,
    CommandKind kind,
    String requester,
    String requestedBy,
    boolean authenticated,
    String explanation,
    Instant requestedAt,
    Instant acceptedAt) {

  static @Nullable Command of(@Nullable LastCommand last) {
    return last == null
        ? null
        : new Command(
            last.getCommandId(),
            last.getKind(),
            last.getRequester(),
            last.getRequestedBy(),
            last.getAuthenticated(),
            last.getExplanation(),
            last.getRequestedAt(),
            last.getAcceptedAt());
  }
}
