package io.dbmodernizer.monitoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.TableTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A migration in a list.
 *
 * @param migrationId id of the migration
 * @param state state of the migration
 * @param percent 0 to 100
 * @param waitingOn what the migration waits for, at most 60 characters; empty if it does not wait
 * @param stage the stage that matters: the first that failed, else the first that waits, runs or
 *     has not begun, else the last; null if no stage is known
 * @param source as host:port/database
 * @param target as server/database
 * @param requester a person or a team; empty if not known yet
 * @param requestedAt time of the request; null if not known yet
 * @param updatedAt time of the last change
 * @param completedAt time of the completion; null until then
 * @param alerts number of open alerts
 * @param tables numbers of tables and rows; null until the tables are known
 * @param labels labels of the request; absent in JSON if it has none
 */
public record MigrationItem(
    String migrationId,
    MigrationState state,
    int percent,
    String waitingOn,
    @Nullable StageItem stage,
    String source,
    String target,
    String requester,
    @Nullable Instant requestedAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    int alerts,
    @Nullable TableCounts tables,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels) {
  private static final int LONGEST_WAITING_ON = 60;
  private static final List<ProgressState> BY_IMPORTANCE =
      List.of(
          ProgressState.FAILED,
          ProgressState.WAITING,
          ProgressState.RUNNING,
          ProgressState.PENDING);

  /**
   * The stage that matters.
   *
   * @param name provisioner, migration, backup or monitoring
   * @param state state of the stage
   */
  public record StageItem(String name, ProgressState state) {}

  /**
   * Numbers of tables and rows.
   *
   * @param total number of tables
   * @param matched tables that are equal on both sides
   * @param mismatched tables that differ
   * @param failed tables that could not be copied or compared
   * @param sourceRows rows in the source, of the tables whose rows are known
   * @param targetRows rows copied so far; after the comparison, rows in the target
   */
  public record TableCounts(
      int total, int matched, int mismatched, int failed, long sourceRows, long targetRows) {
    static @Nullable TableCounts of(@Nullable TableTotals totals) {
      return totals == null
          ? null
          : new TableCounts(
              totals.getTables(),
              totals.getMatched(),
              totals.getMismatched(),
              totals.getFailed(),
              totals.getSourceRows(),
              totals.getTargetRows());
    }
  }

  static MigrationItem of(MigrationStatus status) {
    return new MigrationItem(
        status.getMigrationId(),
        status.getState(),
        status.getPercent(),
        shortened(status.getWaitingOn()),
        stage(status.getStages()),
        status.getSource(),
        status.getTarget(),
        status.getRequester(),
        EventTimes.known(status.getRequestedAt()),
        status.getUpdatedAt(),
        status.getCompletedAt(),
        status.getAlerts().size(),
        TableCounts.of(status.getTableTotals()),
        Map.copyOf(status.getLabels()));
  }

  private static @Nullable StageItem stage(List<StageStatus> stages) {
    if (stages.isEmpty()) {
      return null;
    }
    StageStatus stage =
        BY_IMPORTANCE.stream()
            .flatMap(state -> stages.stream().filter(each -> each.getState() == state))
            .findFirst()
            .orElse(stages.get(stages.size() - 1));
    return new StageItem(stage.getName(), stage.getState());
  }

  /** Returns the text, cut between two characters and not within one. */
  private static String shortened(String text) {
    if (text.length() <= LONGEST_WAITING_ON) {
      return text;
    }
    int end = LONGEST_WAITING_ON - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
