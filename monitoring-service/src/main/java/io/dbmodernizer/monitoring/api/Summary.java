package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.ProgressState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All migrations in numbers.
 *
 * @param migrations number of all migrations
 * @param byState number of migrations in each state that occurs
 * @param byStage for each stage, the number of migrations in each of its states that occurs
 * @param needsAttention number of migrations that an operator should look at
 * @param alerts number of open alerts
 * @param tables sums over all migrations
 * @param rowsPerSecond rows that the running copies write in a second; 0 if none runs or the rate
 *     is unknown
 * @param remainingRows rows that the migrations with a running copy still have to copy
 * @param estimatedRemainingSeconds {@code remainingRows} at this rate; null if the rate is unknown
 * @param deadLetters number of records that were set aside, as far as this instance has read them;
 *     their topics keep them for 90 days
 */
public record Summary(
    int migrations,
    Map<MigrationState, Integer> byState,
    Map<String, Map<ProgressState, Integer>> byStage,
    int needsAttention,
    int alerts,
    Tables tables,
    long rowsPerSecond,
    long remainingRows,
    @Nullable Long estimatedRemainingSeconds,
    long deadLetters) {

  /**
   * Sums over the tables of all migrations, as far as they are known.
   *
   * @param total number of tables
   * @param pending tables that wait for the copy
   * @param copying tables being copied
   * @param copied tables that are copied and not yet compared
   * @param matched tables that are equal on both sides
   * @param mismatched tables that differ
   * @param failed tables that could not be copied or compared
   * @param sourceRows rows in the sources
   * @param targetRows rows copied so far
   * @param bytesWritten bytes written to the targets
   */
  public record Tables(
      int total,
      int pending,
      int copying,
      int copied,
      int matched,
      int mismatched,
      int failed,
      long sourceRows,
      long targetRows,
      long bytesWritten) {}
}
