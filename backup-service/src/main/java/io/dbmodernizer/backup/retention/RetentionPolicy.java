package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A retention policy as requested. On a database that this migration did not create, retention is
 * never shortened, because that deletes backups. Before such a policy is changed, the stage stores
 * it, so that the removal can put it back.
 *
 * @param <P> the values of the policy
 */
public final class RetentionPolicy<P> extends DeclaredPolicy<P> {
  /** Name of the step for short-term retention. */
  public static final String SHORT_TERM = "short-term-retention";

  /** Name of the step for long-term retention. */
  public static final String LONG_TERM = "long-term-retention";

  private RetentionPolicy(PolicyKind<P> kind) {
    super(kind);
  }

  /**
   * Returns the step that sets for how many days any point in time can be restored, and how often
   * differential backups are made.
   *
   * @param azure connection to Azure Resource Manager
   */
  public static ResourceStep<ShortTermRetention> shortTermStep(AzureConnection azure) {
    return new ResourceStep<>(
        azure, SHORT_TERM, Set.of(), new RetentionPolicy<>(new ShortTermPolicy(azure.rest())));
  }

  /**
   * Returns the step that sets how long weekly, monthly and yearly backups are kept. It comes after
   * the step for short-term retention, because Azure refuses two changes of one database at a time.
   *
   * @param clients clients of the Azure SDK
   */
  public static ResourceStep<LongTermRetention> longTermStep(SqlClients clients) {
    return new ResourceStep<>(
        clients.connection(),
        LONG_TERM,
        Set.of(SHORT_TERM),
        new RetentionPolicy<>(new LongTermPolicy(clients)));
  }

  @Override
  protected P wanted(StepContext context) {
    return kind().wanted(context.request().getBackup());
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return kind().demand(request);
  }

  /** Stores the policy of a database of another owner before it is changed. */
  @Override
  public Optional<StepResult> prerequisite(StepContext context) {
    if (TargetDatabase.of(context).owned() || context.outputs().contains(kind().previous())) {
      return Optional.empty();
    }
    return observe(context)
        .filter(observed -> isWritable(compare(context, observed)))
        .map(
            observed ->
                StepResult.inProgress(5, subject(context) + " will be changed", Duration.ZERO)
                    .with(
                        StepResult.InterimResults.outputs(
                            Outputs.of(kind().previous(), observed.body()))));
  }

  private static boolean isWritable(List<Difference> differences) {
    return !differences.isEmpty() && differences.stream().noneMatch(Difference::immutable);
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<P> observed) {
    return kind().differences(TargetDatabase.of(context), wanted(context), observed.body());
  }
}
