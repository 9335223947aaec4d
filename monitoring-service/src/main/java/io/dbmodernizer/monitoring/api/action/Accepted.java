package io.dbmodernizer.monitoring.api.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A request or command that is published. Whether the migration takes it is decided later.
 *
 * @param migrationId id of the migration
 * @param command REQUEST, or the kind of the command
 * @param commandId id of the event; a repeat with the same Idempotency-Key has the same. Empty for
 *     a request that is known already, because nothing is published then
 * @param requestedBy who asked, as the event says
 * @param authenticated whether the service has authenticated {@code requestedBy}
 * @param notes values of a request that are probably mistakes; absent if there are none
 */
record Accepted(
    String migrationId,
    String command,
    String commandId,
    String requestedBy,
    boolean authenticated,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {}
