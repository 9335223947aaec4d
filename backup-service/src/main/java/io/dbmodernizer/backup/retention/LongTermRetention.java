package io.dbmodernizer.backup.retention;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.LongTermRetentionPoliciesClient;
import com.azure.resourcemanager.sql.fluent.models.LongTermRetentionPolicyInner;
import com.azure.resourcemanager.sql.models.LongTermRetentionPolicyName;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy of backups that are kept for years.
 *
 * @param weekly how long a weekly backup is kept, ISO 8601 as Azure reports it; empty for not at
 *     all
 * @param monthly the same for a monthly backup
 * @param yearly the same for a yearly backup
 * @param weekOfYear week of the yearly backup; 0 without one
 */
public record LongTermRetention(String weekly, String monthly, String yearly, int weekOfYear) {
  static final String TYPE = "Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies";

  /** Resource id of the policy. */
  static String id(TargetDatabase database) {
    return database.id() + "/backupLongTermRetentionPolicies/default";
  }

  /** The policy as Azure reports it; empty if there is no such database. */
  public static Optional<LongTermRetention> read(SqlClients clients, TargetDatabase database) {
    return ArmLookup.find(
            () ->
                policies(clients, database)
                    .getWithResponse(
                        database.resourceGroup(),
                        database.server(),
                        database.name(),
                        LongTermRetentionPolicyName.DEFAULT,
                        Context.NONE))
        .map(LongTermRetention::of);
  }

  private static LongTermRetention of(LongTermRetentionPolicyInner inner) {
    String yearly = RetentionDuration.forEvents(inner.yearlyRetention());
    return new LongTermRetention(
        RetentionDuration.forEvents(inner.weeklyRetention()),
        RetentionDuration.forEvents(inner.monthlyRetention()),
        yearly,
        yearly.isEmpty() ? 0 : weekOf(inner));
  }

  private static int weekOf(LongTermRetentionPolicyInner inner) {
    @Nullable Integer week = inner.weekOfYear();
    return week == null ? 0 : week;
  }

  static ArmResponse write(SqlClients clients, TargetDatabase database, BackupPolicy wanted) {
    LongTermRetentionPolicyInner body =
        new LongTermRetentionPolicyInner()
            .withWeeklyRetention(RetentionDuration.forAzure(wanted.getWeeklyRetention()))
            .withMonthlyRetention(RetentionDuration.forAzure(wanted.getMonthlyRetention()))
            .withYearlyRetention(RetentionDuration.forAzure(wanted.getYearlyRetention()));
    if (!wanted.getYearlyRetention().isEmpty()) {
      body.withWeekOfYear(wanted.getWeekOfYear());
    }
    return ArmResponse.of(
        Objects.requireNonNull(
            policies(clients, database)
                .createOrUpdateWithResponseAsync(
                    database.resourceGroup(),
                    database.server(),
                    database.name(),
                    LongTermRetentionPolicyName.DEFAULT,
                    body)
                .block()));
  }

  /**
   * In what it differs from the request; shortening the retention of another's database cannot be
   * mended.
   */
  public List<Difference> differences(TargetDatabase database, BackupPolicy wanted) {
    List<Difference> differences = new ArrayList<>();
    compare("weeklyRetention", wanted.getWeeklyRetention(), weekly, database, differences);
    compare("monthlyRetention", wanted.getMonthlyRetention(), monthly, database, differences);
    compare("yearlyRetention", wanted.getYearlyRetention(), yearly, database, differences);
    if (!wanted.getYearlyRetention().isEmpty() && wanted.getWeekOfYear() != weekOfYear) {
      differences.add(
          Difference.mutable("properties.weekOfYear", wanted.getWeekOfYear(), weekOfYear));
    }
    return differences;
  }

  private static void compare(
      String property,
      String wanted,
      String observed,
      TargetDatabase database,
      List<Difference> differences) {
    RetentionDuration wantedTime = RetentionDuration.parse(wanted);
    RetentionDuration observedTime = RetentionDuration.parse(observed);
    if (!wantedTime.equals(observedTime)) {
      differences.add(
          new Difference(
              "properties." + property,
              RetentionDuration.forAzure(wanted),
              RetentionDuration.forAzure(observed),
              wantedTime.compareTo(observedTime) < 0 && !database.owned()));
    }
  }

  private static LongTermRetentionPoliciesClient policies(
      SqlClients clients, TargetDatabase database) {
    return clients.of(database).getLongTermRetentionPolicies();
  }
}
