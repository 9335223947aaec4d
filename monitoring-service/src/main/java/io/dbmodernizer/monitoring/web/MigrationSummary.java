package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One migration in the list.
 *
 * @param migrationId its id
 * @param requester who asked; empty if not known yet
 * @param source as host:port/database
 * @param target as server/database
 * @param state REQUESTED, RUNNING, WAITING, COMPLETED, FAILED, CANCELLED, REMOVING or REMOVED
 * @param percent 0 to 100
 * @param waitingOn why it is waiting; empty if it is not
 * @param stages state by name of the stage, in order
 * @param openAlerts number of open alerts
 * @param requestedAt when it was requested; null if not known yet
 * @param updatedAt when its status last changed
 * @param completedAt when it completed; null until then
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
