package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets one retention policy. On a database that this migration did not create, retention is
 * lengthened but never cut, because cutting it deletes backups; and what it was is remembered
 * first, so that a removal can put it back.
 *
 * @param <P> the policy
 */
abstract class RetentionStep<P> extends ArmResourceStep<P> {
  private final PolicyKind<P> kind;

  RetentionStep(AzureConnection azure, PolicyKind<P> kind) {
    super(azure);
    this.kind = kind;
  }

  @Override
  public StepResult run(StepContext context) {
    return remembered(context).orElseGet(() -> super.run(context));
  }

  private Optional<StepResult> remembered(StepContext context) {
    if (TargetDatabase.of(context).owned()
        || context.operation().isPresent()
        || context.stage().getOutputs().containsKey(kind.previousKey())) {
      return Optional.empty();
    }
    return observe(context)
        .filter(observed -> willBeWritten(compare(context, observed)))
        .map(
            observed ->
                StepResult.inProgress(5, subject(context) + " is to be changed", Duration.ZERO)
                    .with(
                        new StepResult.Found(
                            Map.of(kind.previousKey(), kind.text(observed)),
                            List.of(),
                            List.of())));
  }

  private static boolean willBeWritten(List<Difference> differences) {
    return !differences.isEmpty() && differences.stream().noneMatch(Difference::immutable);
  }

  @Override
  protected String subject(StepContext context) {
    return kind.label() + " of database " + TargetDatabase.of(context).name();
  }

  @Override
  protected Optional<P> observe(StepContext context) {
    return kind.read(TargetDatabase.of(context));
  }

  @Override
  protected List<Difference> compare(StepContext context, P observed) {
    return kind.differences(
        TargetDatabase.of(context), kind.wanted(context.request().getBackup()), observed);
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<P> observed) {
    P wanted = kind.wanted(context.request().getBackup());
    return kind.write(TargetDatabase.of(context), wanted, observed.orElse(wanted));
  }

  @Override
  protected AzureResource describe(StepContext context, P observed) {
    return kind.resource(TargetDatabase.of(context));
  }
}
