package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One migration in the list of all migrations.
 *
 * @param migrationId id of the migration
 * @param requester the team or user of the request; empty if not known yet
 * @param source as host:port/database
 * @param target as server/database
 * @param state REQUESTED, RUNNING, WAITING, COMPLETED, FAILED, CANCELLED, REMOVING or REMOVED
 * @param percent 0 to 100
 * @param waitingOn the cause of the waiting; empty if it does not wait
 * @param stages states by name of the stage, in order
 * @param openAlerts number of open alerts
 * @param requestedAt time of the request; null if not known yet
 * @param updatedAt time of the last change of its status
 * @param completedAt time of the completion; null until then
 */
record MigrationSummary(
    String migrationId,
    String requester,
    String source,
    String target,
    String state,
    int percent,
    String waitingOn,
    Map<String, ProgressState> stages,
    int openAlerts,
    @Nullable Instant requestedAt,
    Instant updatedAt,
    @Nullable Instant completedAt) {

  /** Returns the summary of a snapshot. */
  static MigrationSummary of(MigrationStatus status) {
    Map<String, ProgressState> stages = new LinkedHashMap<>();
    for (StageStatus stage : status.getStages()) {
      stages.put(stage.getName(), stage.getState());
    }
    return new MigrationSummary(
        status.getMigrationId(),
        status.getRequester(),
        status.getSource(),
        status.getTarget(),
        status.getState().name(),
        status.getPercent(),
        status.getWaitingOn(),
        stages,
        status.getAlerts().size(),
        Times.known(status.getRequestedAt()),
        status.getUpdatedAt(),
        status.getCompletedAt());
  }
}
