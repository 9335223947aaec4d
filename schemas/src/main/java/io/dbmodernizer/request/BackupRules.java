package io.dbmodernizer.request;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.events.VaultRedundancy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules on the retention of backups. */
final class BackupRules {

  private static final int LONGEST_SHORT_TERM_RETENTION = 35;

  private BackupRules() {}

  static void check(
      BackupPolicy policy, Optional<BackupCapability> capability, Violations violations) {
    violations.inRange(
        policy.getShortTermRetentionDays(),
        1,
        capability
            .map(BackupCapability::maxShortTermRetentionDays)
            .orElse(LONGEST_SHORT_TERM_RETENTION),
        "shortTermRetentionDays",
        capability.map(offered -> "days for the service tier " + offered.tier()).orElse("days"));
    int interval = policy.getDifferentialBackupIntervalHours();
    violations.require(
        interval == 12 || interval == 24,
        "differentialBackupIntervalHours",
        "is not an interval that Azure offers",
        "12 or 24");
    longTerm(policy.getWeeklyRetention(), "weeklyRetention", 1, capability, violations);
    longTerm(policy.getMonthlyRetention(), "monthlyRetention", 4, capability, violations);
    longTerm(policy.getYearlyRetention(), "yearlyRetention", 4, capability, violations);
    boolean yearly = !RetentionPeriod.isNone(policy.getYearlyRetention());
    violations.require(
        policy.getWeekOfYear() >= (yearly ? 1 : 0) && policy.getWeekOfYear() <= 52,
        "weekOfYear",
        yearly ? "is needed with yearlyRetention" : "is outside the range",
        yearly ? "1 to 52" : "1 to 52, or 0 without yearlyRetention");
    violations.section(policy.getVault(), "vault", BackupRules::vault);
  }

  private static void longTerm(
      @Nullable String value,
      String field,
      int minWeeks,
      Optional<BackupCapability> capability,
      Violations violations) {
    if (value == null || RetentionPeriod.isNone(value)) {
      return;
    }
    String accepted =
        "an ISO 8601 duration in one unit, such as P4W, P12M or P5Y, of %d to 520 weeks; empty for none"
            .formatted(minWeeks);
    Optional<RetentionPeriod> period = RetentionPeriod.parse(value);
    if (period.isEmpty()) {
      violations.add(field, "is not a duration in this form", accepted);
    } else {
      violations.require(period.get().isWithin(minWeeks), field, "is outside the range", accepted);
    }
    String lacking = capability.map(BackupCapability::withoutLongTerm).orElse(null);
    if (lacking != null) {
      violations.add(
          field,
          "is not offered for the service tier: " + lacking,
          "empty, or target.database.autoPauseDelayMinutes -1, or another service objective");
    }
  }

  private static void vault(VaultOptions vault, Violations violations) {
    if (OptionalFields.isAbsent(vault.getName())) {
      return;
    }
    AzureNames.VAULT.check(vault.getName(), "name", violations);
    violations.require(
        vault.getRedundancy() != null && vault.getRedundancy() != VaultRedundancy.UNSPECIFIED,
        "redundancy",
        "is not specified",
        "LOCALLY_REDUNDANT, ZONE_REDUNDANT or GEO_REDUNDANT");
  }
}
