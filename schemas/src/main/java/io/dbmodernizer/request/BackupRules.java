package io.dbmodernizer.request;

import io.dbmodernizer.events.BackupPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules on what is kept and how long. */
final class BackupRules {

  private static final int LONGEST_SHORT_TERM_RETENTION = 35;

  private BackupRules() {}

  static void check(
      BackupPolicy policy, Optional<ServiceObjective> objective, Violations violations) {
    violations.inRange(
        policy.getShortTermRetentionDays(),
        1,
        objective
            .map(ServiceObjective::maxShortTermRetentionDays)
            .orElse(LONGEST_SHORT_TERM_RETENTION),
        "shortTermRetentionDays",
        objective.map(size -> "days for the service tier " + size.tier()).orElse("days"));
    int interval = policy.getDifferentialBackupIntervalHours();
    violations.require(
        interval == 12 || interval == 24,
        "differentialBackupIntervalHours",
        "is not an interval that Azure offers",
        "12 or 24");
    longTerm(policy.getWeeklyRetention(), "weeklyRetention", 1, violations);
    longTerm(policy.getMonthlyRetention(), "monthlyRetention", 4, violations);
    longTerm(policy.getYearlyRetention(), "yearlyRetention", 4, violations);
    boolean yearly = !RequestRules.isAbsent(policy.getYearlyRetention());
    violations.require(
        policy.getWeekOfYear() >= (yearly ? 1 : 0) && policy.getWeekOfYear() <= 52,
        "weekOfYear",
        yearly ? "is needed with yearlyRetention" : "is outside the range",
        yearly ? "1 to 52" : "1 to 52, or 0 without yearlyRetention");
  }

  private static void longTerm(
      @Nullable String value, String field, int minWeeks, Violations violations) {
    if (value == null || value.isEmpty()) {
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
  }
}
