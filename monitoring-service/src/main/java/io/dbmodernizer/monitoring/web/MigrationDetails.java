package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.AssessmentFinding;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableTotals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one migration.
 *
 * @param migrationId its id
 * @param requester who asked; empty if not known yet
 * @param purpose what it is for
 * @param source as host:port/database
 * @param target as server/database
 * @param state REQUESTED, RUNNING, WAITING, COMPLETED, FAILED, CANCELLED, REMOVING or REMOVED
 * @param percent 0 to 100
 * @param waitingOn why it is waiting; empty if it is not
 * @param stages in order, each with its steps
 * @param tableTotals all tables in numbers; null until there are any
 * @param tables the few that need attention: different, failed, being copied
 * @param resources in Azure that it created or uses, restored databases among them; of a migration
 *     that was removed, what was kept
 * @param backupPolicy as read back from Azure; null until then
 * @param findings of the assessment
 * @param alerts that are open
 * @param refusal of the last request with this id that was refused; null if there was none
 * @param requestedAt when it was requested; null if not known yet
 * @param updatedAt when its status last changed
 * @param completedAt when it completed; null until then
 */
record MigrationDetails(
    String migrationId,
    String requester,
    String purpose,
    String source,
    String target,
    String state,
    int percent,
    String waitingOn,
    List<StageDetails> stages,
    @Nullable Totals tableTotals,
    List<Table> tables,
    List<Resource> resources,
    @Nullable Backup backupPolicy,
    List<Finding> findings,
    List<Alert> alerts,
    @Nullable FailureDetails refusal,
    @Nullable Instant requestedAt,
    Instant updatedAt,
    @Nullable Instant completedAt) {

  /**
   * A table; row counts are null while unknown, checksums empty and {@code comparedAt} null until
   * compared.
   */
  record Table(
      String table,
      String state,
      @Nullable Long sourceRows,
      @Nullable Long targetRows,
      String sourceChecksum,
      String targetChecksum,
      long bytesWritten,
      String message,
      @Nullable Instant comparedAt) {
    static Table of(TableProgress table) {
      return new Table(
          table.getTable(),
          table.getState().name(),
          known(table.getSourceRows()),
          known(table.getTargetRows()),
          table.getSourceChecksum(),
          table.getTargetChecksum(),
          table.getBytesWritten(),
          table.getMessage(),
          Times.known(table.getComparedAt()));
    }

    private static @Nullable Long known(long rows) {
      return rows < 0 ? null : rows;
    }
  }

  /** How many tables stand where, and their rows and bytes together. */
  record Totals(
      int tables,
      int pending,
      int copying,
      int copied,
      int matched,
      int mismatched,
      int failed,
      long sourceRows,
      long targetRows,
      long bytesWritten) {
    static @Nullable Totals of(@Nullable TableTotals totals) {
      return totals == null
          ? null
          : new Totals(
              totals.getTables(),
              totals.getPending(),
              totals.getCopying(),
              totals.getCopied(),
              totals.getMatched(),
              totals.getMismatched(),
              totals.getFailed(),
              totals.getSourceRows(),
              totals.getTargetRows(),
              totals.getBytesWritten());
    }
  }

  /** A resource in Azure; {@code restored} for a database that was restored as a user asked. */
  record Resource(String id, String type, String name, boolean created, boolean restored) {
    static Resource of(AzureResource resource) {
      return new Resource(
          resource.getId(),
          resource.getType(),
          resource.getName(),
          resource.getCreated(),
          resource.getRestored());
    }
  }

  /**
   * What is kept and how long: days, hours, and ISO 8601 periods that are empty for none; whether
   * drift is put back; and the Recovery Services vault, empty for none.
   */
  record Backup(
      int shortTermRetentionDays,
      int differentialBackupIntervalHours,
      String weeklyRetention,
      String monthlyRetention,
      String yearlyRetention,
      int weekOfYear,
      boolean correctDrift,
      String vault) {
    static @Nullable Backup of(@Nullable BackupPolicy policy) {
      return policy == null
          ? null
          : new Backup(
              policy.getShortTermRetentionDays(),
              policy.getDifferentialBackupIntervalHours(),
              policy.getWeeklyRetention(),
              policy.getMonthlyRetention(),
              policy.getYearlyRetention(),
              policy.getWeekOfYear(),
              policy.getCorrectDrift(),
              policy.getVault().getName());
    }
  }

  /** Something that the assessment found. */
  record Finding(String severity, String code, String subject, String message, String remedy) {
    static Finding of(AssessmentFinding finding) {
      return new Finding(
          finding.getSeverity().name(),
          finding.getCode(),
          finding.getSubject(),
          finding.getMessage(),
          finding.getRemedy());
    }
  }

  /** An open alert. */
  record Alert(
      String alertId,
      String kind,
      String severity,
      String stage,
      String message,
      String remedy,
      Instant raisedAt) {
    static Alert of(OpenAlert alert) {
      return new Alert(
          alert.getAlertId(),
          alert.getKind().name(),
          alert.getSeverity().name(),
          alert.getStage(),
          alert.getMessage(),
          alert.getRemedy(),
          alert.getRaisedAt());
    }
  }

  static MigrationDetails of(MigrationStatus status) {
    Failure refusal = status.getRefusal();
    return new MigrationDetails(
        status.getMigrationId(),
        status.getRequester(),
        status.getPurpose(),
        status.getSource(),
        status.getTarget(),
        status.getState().name(),
        status.getPercent(),
        status.getWaitingOn(),
        status.getStages().stream().map(StageDetails::of).toList(),
        Totals.of(status.getTableTotals()),
        status.getTables().stream().map(Table::of).toList(),
        status.getResources().stream().map(Resource::of).toList(),
        Backup.of(status.getBackupPolicy()),
        status.getFindings().stream().map(Finding::of).toList(),
        status.getAlerts().stream().map(Alert::of).toList(),
        refusal == null ? null : FailureDetails.of(refusal),
        Times.known(status.getRequestedAt()),
        status.getUpdatedAt(),
        status.getCompletedAt());
  }
}
