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
 * One migration with all its details, as the API shows it.
 *
 * @param migrationId id of the migration
 * @param requester the team or user of the request; empty if not known yet
 * @param purpose purpose of the migration, as requested
 * @param source as host:port/database
 * @param target as server/database
 * @param state REQUESTED, RUNNING, WAITING, COMPLETED, FAILED, CANCELLED, REMOVING or REMOVED
 * @param percent 0 to 100
 * @param waitingOn the cause of the waiting; empty if it does not wait
 * @param stages in order, each with its steps
 * @param tableTotals totals of all tables; null until the tables are known
 * @param tables the tables that need attention: different, failed, being copied
 * @param resources Azure resources that it created or uses, with restored databases; after its
 *     removal, the resources that were kept
 * @param backupPolicy as read back from Azure; null until then
 * @param findings findings of the assessment
 * @param alerts open alerts
 * @param refusal the last refusal of a request with this id; null if there was none
 * @param requestedAt time of the request; null if not known yet
 * @param updatedAt time of the last change of its status
 * @param completedAt time of the completion; null until then
 */
public record MigrationDetails(
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
   * A table. Row counts are null while they are unknown. Until the table is compared, checksums are
   * empty and {@code comparedAt} is null. {@code comparedByDigest} says that the comparison read
   * the target only, because the source is read-only. {@code stale} says that the comparison is
   * older than the configured age.
   */
  public record Table(
      String table,
      String state,
      @Nullable Long sourceRows,
      @Nullable Long targetRows,
      String sourceChecksum,
      String targetChecksum,
      long bytesWritten,
      String message,
      @Nullable Instant comparedAt,
      boolean comparedByDigest,
      boolean stale) {
    static Table of(TableProgress table, ComparisonProperties comparison, Instant now) {
      Instant comparedAt = Times.known(table.getComparedAt());
      return new Table(
          table.getTable(),
          table.getState().name(),
          known(table.getSourceRows()),
          known(table.getTargetRows()),
          table.getSourceChecksum(),
          table.getTargetChecksum(),
          table.getBytesWritten(),
          table.getMessage(),
          comparedAt,
          table.getComparedByDigest(),
          comparison.isStale(comparedAt, now));
    }

    private static @Nullable Long known(long rows) {
      return rows < 0 ? null : rows;
    }
  }

  /** The numbers of tables by state, and the sums of their rows and bytes. */
  public record Totals(
      int tables,
      int pending,
      int copying,
      int copied,
      int matched,
      int mismatched,
      int failed,
      long sourceRows,
      long targetRows,
      long bytesWritten,
      int comparedByDigest) {
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
              totals.getBytesWritten(),
              totals.getComparedByDigest());
    }
  }

  /** An Azure resource. {@code restored} marks a database that a user had restored. */
  public record Resource(String id, String type, String name, boolean created, boolean restored) {
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
   * The retention of the backups: days, hours, and ISO 8601 periods, which are empty where nothing
   * is kept. {@code correctDrift} says whether changed policies are put back. {@code vault} is the
   * name of the Recovery Services vault, empty for none.
   */
  public record Backup(
      int shortTermRetentionDays,
      int differentialBackupIntervalHours,
      String weeklyRetention,
      String monthlyRetention,
      String yearlyRetention,
      int weekOfYear,
      boolean correctDrift,
      String vault) {
    /** Returns the policy as the API shows it, or null if there is none. */
    public static @Nullable Backup of(@Nullable BackupPolicy policy) {
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

  /** A finding of the assessment. */
  public record Finding(
      String severity, String code, String subject, String message, String remedy) {
    /** Returns the finding as the API shows it. */
    public static Finding of(AssessmentFinding finding) {
      return new Finding(
          finding.getSeverity().name(),
          finding.getCode(),
          finding.getSubject(),
          finding.getMessage(),
          finding.getRemedy());
    }
  }

  /** An open alert. */
  public record Alert(
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

  /**
   * Returns the details of a snapshot.
   *
   * @param comparison the age of a stale comparison
   * @param now the present
   */
  static MigrationDetails of(MigrationStatus status, ComparisonProperties comparison, Instant now) {
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
        status.getTables().stream().map(table -> Table.of(table, comparison, now)).toList(),
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
