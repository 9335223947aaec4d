package io.dbmodernizer.backup.verify;

import io.dbmodernizer.backup.retention.LongTermRetention;
import io.dbmodernizer.backup.retention.RetentionPolicies;
import io.dbmodernizer.backup.retention.ShortTermRetention;
import io.dbmodernizer.backup.vault.ReportedVault;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policy as Azure reported it, on its way through the outputs of the stage into its event. */
public final class ReportedPolicy {
  private static final String DAYS = "backup.shortTermRetentionDays";
  private static final String HOURS = "backup.differentialBackupIntervalHours";
  private static final String WEEKLY = "backup.weeklyRetention";
  private static final String MONTHLY = "backup.monthlyRetention";
  private static final String YEARLY = "backup.yearlyRetention";
  private static final String WEEK = "backup.weekOfYear";
  private static final String EARLIEST = "backup.earliestRestorePoint";

  private ReportedPolicy() {}

  static Map<String, String> outputs(
      RetentionPolicies policies, @Nullable OffsetDateTime earliestRestoreDate) {
    ShortTermRetention shortTerm = policies.shortTerm();
    LongTermRetention longTerm = policies.longTerm();
    Map<String, String> outputs = new HashMap<>();
    outputs.put(DAYS, String.valueOf(shortTerm.retentionDays()));
    outputs.put(HOURS, String.valueOf(shortTerm.differentialBackupIntervalHours()));
    outputs.put(WEEKLY, longTerm.weekly());
    outputs.put(MONTHLY, longTerm.monthly());
    outputs.put(YEARLY, longTerm.yearly());
    outputs.put(WEEK, String.valueOf(longTerm.weekOfYear()));
    if (earliestRestoreDate != null) {
      outputs.put(EARLIEST, earliestRestoreDate.toInstant().toString());
    }
    return outputs;
  }

  /** The policy for the event. */
  public static BackupPolicy policy(StageState state) {
    Map<String, String> outputs = state.getOutputs();
    BackupPolicy requested = state.getRequest().getBackup();
    return BackupPolicy.newBuilder()
        .setShortTermRetentionDays(number(outputs, DAYS))
        .setDifferentialBackupIntervalHours(number(outputs, HOURS))
        .setWeeklyRetention(outputs.getOrDefault(WEEKLY, ""))
        .setMonthlyRetention(outputs.getOrDefault(MONTHLY, ""))
        .setYearlyRetention(outputs.getOrDefault(YEARLY, ""))
        .setWeekOfYear(number(outputs, WEEK))
        .setCorrectDrift(requested.getCorrectDrift())
        .setVault(ReportedVault.options(requested.getVault(), outputs))
        .build();
  }

  /** The earliest moment that can be restored; null while Azure reports none. */
  public static @Nullable Instant earliestRestorePoint(Map<String, String> outputs) {
    String text = outputs.get(EARLIEST);
    return text == null ? null : Instant.parse(text);
  }

  private static int number(Map<String, String> outputs, String key) {
    return Integer.parseInt(outputs.getOrDefault(key, "0"));
  }
}
