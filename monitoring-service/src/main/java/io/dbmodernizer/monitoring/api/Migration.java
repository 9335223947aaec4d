package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.web.FailureDetails;
import io.dbmodernizer.monitoring.web.MigrationDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One migration with its stages. Tables, alerts and resources are resources of their own.
 *
 * @param migrationId id of the migration
 * @param state state of the migration
 * @param percent 0 to 100
 * @param waitingOn what the migration waits for; empty if it does not wait
 * @param needsAttention whether an operator should look at it
 * @param requester a person or a team; empty if not known yet
 * @param purpose purpose, as requested
 * @param source as host:port/database
 * @param target as server/database
 * @param requestedAt time of the request; null if not known yet
 * @param updatedAt time of the last change
 * @param completedAt time of the completion; null until then
 * @param stages the stages, in order
 * @param tables numbers of tables and rows; null until the tables are known
 * @param alerts number of open alerts
 * @param resources number of Azure resources that it created or uses
 * @param backupPolicy as read back from Azure; null until then
 * @param findings findings of the assessment
 * @param refusal the last refusal of a request or command for it; null if there was none
 * @param requestedBy who asked for it: a name that a service has authenticated, or that the
 *     requester's program gave itself; empty if not given
 * @param authenticated whether a service has authenticated {@code requestedBy}
 * @param engine engine that copies the rows; null if not known
 * @param labels labels of the request
 * @param lastCommand the last command that was accepted for it; null if there was none
 */
public record Migration(
    String migrationId,
    MigrationState state,
    int percent,
    String waitingOn,
    boolean needsAttention,
    String requester,
    String purpose,
    String source,
    String target,
    @Nullable Instant requestedAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    List<Stage> stages,
    MigrationItem.@Nullable TableCounts tables,
    int alerts,
    int resources,
    MigrationDetails.@Nullable Backup backupPolicy,
    List<MigrationDetails.Finding> findings,
    @Nullable FailureDetails refusal,
    String requestedBy,
    boolean authenticated,
    @Nullable MigrationEngine engine,
    Map<String, String> labels,
    @Nullable Command lastCommand) {

  static Migration of(MigrationEntry entry, boolean skipped) {
    MigrationStatus status = entry.status();
    Failure refusal = status.getRefusal();
    return new Migration(
        status.getMigrationId(),
        status.getState(),
        status.getPercent(),
        status.getWaitingOn(),
        entry.needsAttention(),
        status.getRequester(),
        status.getPurpose(),
        status.getSource(),
        status.getTarget(),
        EventTimes.known(status.getRequestedAt()),
        status.getUpdatedAt(),
        status.getCompletedAt(),
        status.getStages().stream().map(stage -> Stage.of(stage, skipped)).toList(),
        entry.item().tables(),
        status.getAlerts().size(),
        status.getResources().size(),
        MigrationDetails.Backup.of(status.getBackupPolicy()),
        status.getFindings().stream().map(MigrationDetails.Finding::of).toList(),
        refusal == null ? null : FailureDetails.of(refusal),
        status.getRequestedBy(),
        status.getAuthenticated(),
        status.getEngine() == MigrationEngine.UNSPECIFIED ? null : status.getEngine(),
        entry.item().labels(),
        Command.of(status.getLastCommand()));
  }
}
