package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The long-term retention policy of a database: operations {@code
 * LongTermRetentionPolicies_CreateOrUpdate}, {@code _Get} and {@code _ListByDatabase}.
 */
final class LongTermRetentionType extends RetentionPolicyType {

  private static final String NEVER = "PT0S";
  private static final Pattern PERIOD = Pattern.compile("PT0S|P[1-9]\\d{0,3}[DWMY]");
  private static final int MOST_DAYS = 3660;

  private final LongTermBackups backups;

  LongTermRetentionType(ResourceDirectory directory, LongTermBackups backups) {
    super(
        directory,
        "backupLongTermRetentionPolicies",
        SqlPolling.LONG_TERM_RETENTION,
        List.of("PUT"));
    this.backups = backups;
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return document(NEVER, NEVER, NEVER, 0);
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    requireIdleDatabase(change);
    String yearly = period(change, "yearlyRetention");
    String week = Json.text(change.body(), "/properties/weekOfYear", "0");
    boolean validWeek = week.matches("\\d{1,2}") && Integer.parseInt(week) <= 52;
    if (!validWeek || (!yearly.equals(NEVER) && Integer.parseInt(week) < 1)) {
      throw ArmException.badRequest(
          "LongTermRetentionMissingWeekOfYear",
          "WeekOfYear is required to be set between 1 and 52 in order to set yearly retention.");
    }
    String weekly = period(change, "weeklyRetention");
    String monthly = period(change, "monthlyRetention");
    boolean none = weekly.equals(NEVER) && monthly.equals(NEVER) && yearly.equals(NEVER);
    if (!none && database(change).at("/properties/autoPauseDelay").asInt(-1) > 0) {
      throw ArmException.badRequest(
          "LongTermRetentionPolicyNotSupported",
          "Long Term Retention is not supported : Not supported for a serverless database with auto-pause enabled.");
    }
    return document(weekly, monthly, yearly, Integer.parseInt(week));
  }

  @Override
  public void completed(Resource policy) {
    ResourceId database = policy.id().parent();
    if (database != null && !LongTermPeriods.of(policy.body()).isNone()) {
      backups.begin(database);
    }
  }

  private static String period(ResourceChange change, String property) {
    String period = Json.text(change.body(), "/properties/" + property, NEVER);
    if (!PERIOD.matcher(period).matches() || days(period) > MOST_DAYS) {
      throw ArmException.badRequest(
          "LongTermRetentionPolicyInvalid",
          "Long Term Retention policy is invalid: %s '%s'. Use an ISO 8601 period of at most ten years, for example 'P4W', 'P12M' or 'P5Y', or 'PT0S' for none."
              .formatted(property, period));
    }
    return period;
  }

  private static long days(String period) {
    if (period.equals(NEVER)) {
      return 0;
    }
    long count = Long.parseLong(period.substring(1, period.length() - 1));
    return switch (period.charAt(period.length() - 1)) {
      case 'W' -> count * 7;
      case 'M' -> count * 30;
      case 'Y' -> count * 366;
      default -> count;
    };
  }

  private static ObjectNode document(String weekly, String monthly, String yearly, int week) {
    return Json.object(
        document ->
            document
                .putObject("properties")
                .put("weeklyRetention", weekly)
                .put("monthlyRetention", monthly)
                .put("yearlyRetention", yearly)
                .put("weekOfYear", week));
  }
}
