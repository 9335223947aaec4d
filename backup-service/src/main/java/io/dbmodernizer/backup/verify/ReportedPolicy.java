package io.dbmodernizer.backup.verify;

import io.dbmodernizer.backup.retention.LongTermRetention;
import io.dbmodernizer.backup.retention.RetentionPolicies;
import io.dbmodernizer.backup.retention.ShortTermRetention;
import io.dbmodernizer.backup.vault.ReportedVault;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The policy as Azure reports it. The outputs of the stage carry it to the event. */
public final class ReportedPolicy {
  private static final OutputKey<Integer> DAYS = OutputKey.number("backup.shortTermRetentionDays");
  private static final OutputKey<Integer> HOURS =
      OutputKey.number("backup.differentialBackupIntervalHours");
  private static final OutputKey<String> WEEKLY = OutputKey.text("backup.weeklyRetention");
  private static final OutputKey<String> MONTHLY = OutputKey.text("backup.monthlyRetention");
  private static final OutputKey<String> YEARLY = OutputKey.text("backup.yearlyRetention");
  private static final OutputKey<Integer> WEEK = OutputKey.number("backup.weekOfYear");
  private static final OutputKey<Instant> EARLIEST =
      OutputKey.instant("backup.earliestRestorePoint");

  private ReportedPolicy() {}

  static Outputs outputs(RetentionPolicies policies, @Nullable OffsetDateTime earliestRestoreDate) {
    ShortTermRetention shortTerm = policies.shortTerm();
    LongTermRetention longTerm = policies.longTerm();
    Outputs outputs =
        Outputs.of(DAYS, shortTerm.retentionDays())
            .with(HOURS, shortTerm.differentialBackupIntervalHours())
            .with(WEEKLY, longTerm.weekly())
            .with(MONTHLY, longTerm.monthly())
            .with(YEARLY, longTerm.yearly())
            .with(WEEK, longTerm.weekOfYear());
    return earliestRestoreDate == null
        ? outputs
        : outputs.with(EARLIEST, earliestRestoreDate.toInstant());
  }

  /** Returns the policy for the event. A value that Azure has not reported is 0 or empty. */
  public static BackupPolicy policy(StageState state) {
    Outputs outputs = Outputs.of(state);
    BackupPolicy requested = state.getRequest().getBackup();
    return BackupPolicy.newBuilder()
        .setShortTermRetentionDays(outputs.getOrDefault(DAYS, 0))
        .setDifferentialBackupIntervalHours(outputs.getOrDefault(HOURS, 0))
        .setWeeklyRetention(outputs.getOrDefault(WEEKLY, ""))
        .setMonthlyRetention(outputs.getOrDefault(MONTHLY, ""))
        .setYearlyRetention(outputs.getOrDefault(YEARLY, ""))
        .setWeekOfYear(outputs.getOrDefault(WEEK, 0))
        .setCorrectDrift(requested.getCorrectDrift())
        .setVault(ReportedVault.options(requested.getVault(), outputs))
        .build();
  }

  /** Returns the earliest point in time that can be restored; null while Azure reports none. */
  public static @Nullable Instant earliestRestorePoint(Outputs outputs) {
    return outputs.find(EARLIEST).orElse(null);
  }
}
