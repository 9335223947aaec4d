package io.dbmodernizer.backup.retention;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.LongTermRetentionPoliciesClient;
import com.azure.resourcemanager.sql.fluent.models.LongTermRetentionPolicyInner;
import com.azure.resourcemanager.sql.models.LongTermRetentionPolicyName;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.BackupCapability;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.step.OutputKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy of long-term backups, which are kept for weeks, months or years. */
public final class LongTermPolicy implements PolicyKind<LongTermRetention> {
  private static final String NOT_SUPPORTED = "LongTermRetentionPolicyNotSupported";

  private static final OutputKey<LongTermRetention> PREVIOUS =
      OutputKey.of("backup.previous.longTerm", LongTermPolicy::text, LongTermPolicy::parse);

  private final SqlClients clients;

  /**
   * Creates the policy kind.
   *
   * @param clients clients of the Azure SDK
   */
  public LongTermPolicy(SqlClients clients) {
    this.clients = clients;
  }

  @Override
  public ArmType type() {
    return ArmTypes.LONG_TERM_RETENTION;
  }

  @Override
  public OutputKey<LongTermRetention> previous() {
    return PREVIOUS;
  }

  /**
   * Returns whether the tier of the database keeps long-term backups. A request for long-term
   * backups in a tier without them was refused before.
   */
  @Override
  public Demand demand(MigrationRequested request) {
    BackupCapability capability =
        BackupCapability.of(request.getTarget().getDatabase()).orElse(null);
    String reason = capability == null ? null : capability.withoutLongTerm();
    return reason == null ? Demand.REQUESTED : new Demand.NotApplicable(reason);
  }

  /**
   * Reads the policy.
   *
   * @return {@link LongTermRetention#NONE} if the database cannot keep long-term backups; empty if
   *     there is no such database
   */
  @Override
  public Optional<LongTermRetention> read(TargetDatabase database) {
    try {
      return ArmLookup.find(
              () ->
                  policies(database)
                      .getWithResponse(
                          database.scope().resourceGroup(),
                          database.scope().server(),
                          database.name(),
                          LongTermRetentionPolicyName.DEFAULT,
                          Context.NONE))
          .map(LongTermPolicy::of);
    } catch (ManagementException e) {
      if (e.getValue() != null && NOT_SUPPORTED.equals(e.getValue().getCode())) {
        return Optional.of(LongTermRetention.NONE);
      }
      throw e;
    }
  }

  @Override
  public LongTermRetention wanted(BackupPolicy policy) {
    String yearly = RetentionDuration.forEvents(policy.getYearlyRetention());
    return new LongTermRetention(
        RetentionDuration.forEvents(policy.getWeeklyRetention()),
        RetentionDuration.forEvents(policy.getMonthlyRetention()),
        yearly,
        yearly.isEmpty() ? 0 : policy.getWeekOfYear());
  }

  @Override
  public List<Difference> differences(
      TargetDatabase database, LongTermRetention wanted, LongTermRetention observed) {
    List<Difference> differences = new ArrayList<>();
    compare("weeklyRetention", wanted.weekly(), observed.weekly(), database, differences);
    compare("monthlyRetention", wanted.monthly(), observed.monthly(), database, differences);
    compare("yearlyRetention", wanted.yearly(), observed.yearly(), database, differences);
    if (!wanted.yearly().isEmpty() && wanted.weekOfYear() != observed.weekOfYear()) {
      differences.add(
          Difference.mutable("properties.weekOfYear", wanted.weekOfYear(), observed.weekOfYear()));
    }
    return differences;
  }

  @Override
  public ArmResponse write(
      TargetDatabase database, LongTermRetention wanted, LongTermRetention observed) {
    LongTermRetentionPolicyInner body =
        new LongTermRetentionPolicyInner()
            .withWeeklyRetention(RetentionDuration.forAzure(wanted.weekly()))
            .withMonthlyRetention(RetentionDuration.forAzure(wanted.monthly()))
            .withYearlyRetention(RetentionDuration.forAzure(wanted.yearly()));
    if (!wanted.yearly().isEmpty()) {
      body.withWeekOfYear(wanted.weekOfYear());
    }
    return clients
        .connection()
        .firstAnswer(
            policies(database)
                .createOrUpdateWithResponseAsync(
                    database.scope().resourceGroup(),
                    database.scope().server(),
                    database.name(),
                    LongTermRetentionPolicyName.DEFAULT,
                    body));
  }

  private static String text(LongTermRetention policy) {
    return String.join(
        ",",
        policy.weekly(),
        policy.monthly(),
        policy.yearly(),
        Integer.toString(policy.weekOfYear()));
  }

  private static LongTermRetention parse(String text) {
    String[] parts = text.split(",", -1);
    return new LongTermRetention(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
  }

  private static LongTermRetention of(LongTermRetentionPolicyInner inner) {
    String yearly = RetentionDuration.forEvents(inner.yearlyRetention());
    @Nullable Integer week = inner.weekOfYear();
    return new LongTermRetention(
        RetentionDuration.forEvents(inner.weeklyRetention()),
        RetentionDuration.forEvents(inner.monthlyRetention()),
        yearly,
        yearly.isEmpty() || week == null ? 0 : week);
  }

  /** Adds a difference if two durations are not equal. */
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

  private LongTermRetentionPoliciesClient policies(TargetDatabase database) {
    return clients.of(database).getLongTermRetentionPolicies();
  }
}
