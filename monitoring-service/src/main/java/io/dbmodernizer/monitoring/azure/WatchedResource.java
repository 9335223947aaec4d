package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The resource whose metric an alert rule watches. */
sealed interface WatchedResource {

  /** Returns the type of the resource. */
  ArmType type();

  /** Returns whether a request has such a resource. */
  Demand demand(MigrationRequested request);

  /** Returns what the step waits for; empty if the resource can be watched now. */
  Optional<StepResult> prerequisite(StepContext context);

  /** Returns the id of the resource. */
  String id(StepContext context);

  /** Returns the condition on the metric. */
  MetricRule rule(MigrationRequested request);

  /**
   * The target database.
   *
   * @param applies tells whether the database has the metric
   * @param condition the condition on the metric
   */
  record Database(
      Predicate<WatchedDatabase> applies, Function<WatchedDatabase, MetricRule> condition)
      implements WatchedResource {

    /** Creates the target database with a metric that every database has. */
    Database(Function<WatchedDatabase, MetricRule> condition) {
      this(database -> true, condition);
    }

    @Override
    public ArmType type() {
      return ArmTypes.SQL_DATABASE;
    }

    @Override
    public Demand demand(MigrationRequested request) {
      WatchedDatabase database = WatchedDatabase.of(request);
      return applies.test(database)
          ? Demand.REQUESTED
          : new Demand.NotApplicable("not applicable to service objective " + database.objective());
    }

    @Override
    public Optional<StepResult> prerequisite(StepContext context) {
      return Optional.empty();
    }

    @Override
    public String id(StepContext context) {
      return context.target().getDatabaseId();
    }

    @Override
    public MetricRule rule(MigrationRequested request) {
      return condition.apply(WatchedDatabase.of(request));
    }
  }

  /**
   * The Recovery Services vault, which the backup stage creates at the same time.
   *
   * @param rest connection to Azure Resource Manager
   */
  record Vault(ArmRest rest) implements WatchedResource {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    @Override
    public ArmType type() {
      return ArmTypes.VAULT;
    }

    @Override
    public Demand demand(MigrationRequested request) {
      return name(request).isEmpty()
          ? new Demand.NotApplicable("not requested: the request names no vault")
          : Demand.REQUESTED;
    }

    @Override
    public Optional<StepResult> prerequisite(StepContext context) {
      boolean isReady =
          rest.get(id(context), type().apiVersion())
              .map(answer -> ArmResponse.provisioningState(answer.body()))
              .filter(state -> state.isEmpty() || state.equalsIgnoreCase("Succeeded"))
              .isPresent();
      return isReady
          ? Optional.empty()
          : Optional.of(
              StepResult.waiting(
                  Reason.CONFLICTING_OPERATION,
                  "the Recovery Services vault "
                      + name(context.request())
                      + ", which the backup stage creates",
                  LOOK_AGAIN));
    }

    @Override
    public String id(StepContext context) {
      return TargetScope.of(context).inGroup(type(), name(context.request())).toString();
    }

    @Override
    public MetricRule rule(MigrationRequested request) {
      return MetricRule.backupHealth();
    }

    private static String name(MigrationRequested request) {
      return request.getBackup().getVault().getName();
    }
  }
}
