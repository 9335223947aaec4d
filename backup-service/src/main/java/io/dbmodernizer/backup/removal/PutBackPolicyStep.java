package io.dbmodernizer.backup.removal;

import io.dbmodernizer.backup.retention.PolicyKind;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a database that this migration only used the retention policy it had before. One that
 * another user has changed since stays as it is. The policies of a database that this migration
 * created go with the database.
 *
 * @param <P> the policy
 */
final class PutBackPolicyStep<P> extends ArmResourceStep<P> {
  private final PolicyKind<P> kind;
  private final String name;
  private final Set<String> after;

  PutBackPolicyStep(AzureConnection azure, PolicyKind<P> kind, String name, Set<String> after) {
    super(azure);
    this.kind = kind;
    this.name = name;
    this.after = Set.copyOf(after);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> after() {
    return after;
  }

  @Override
  public StepResult run(StepContext context) {
    if (TargetDatabase.of(context).owned()) {
      return StepResult.done("goes with the database");
    }
    if (!context.stage().getOutputs().containsKey(kind.previousKey())) {
      return StepResult.done("was not changed by this migration");
    }
    if (context.operation().isPresent()) {
      return super.run(context);
    }
    Optional<P> observed = observe(context);
    if (observed.isEmpty()) {
      return StepResult.done("the database does not exist any more");
    }
    return isOfSomebodyElse(context, observed.get())
        ? StepResult.done("was changed by another user since, and stays as it is")
        : super.run(context);
  }

  private boolean isOfSomebodyElse(StepContext context, P observed) {
    P written = kind.wanted(context.request().getBackup());
    return context.checkpoint().isEmpty()
        && !compare(context, observed).isEmpty()
        && !kind.differences(TargetDatabase.of(context), written, observed).isEmpty();
  }

  @Override
  protected String subject(StepContext context) {
    return kind.label() + " of database " + TargetDatabase.of(context).name();
  }

  @Override
  protected Optional<P> observe(StepContext context) {
    return kind.read(TargetDatabase.of(context));
  }

  /** Also a shorter policy is put back: it is the owner's. */
  @Override
  protected List<Difference> compare(StepContext context, P observed) {
    return kind.differences(TargetDatabase.of(context), previous(context), observed).stream()
        .map(
            difference ->
                Difference.mutable(
                    difference.property(), difference.wanted(), difference.observed()))
        .toList();
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<P> observed) {
    P previous = previous(context);
    return kind.write(TargetDatabase.of(context), previous, observed.orElse(previous));
  }

  @Override
  protected AzureResource describe(StepContext context, P observed) {
    return kind.resource(TargetDatabase.of(context));
  }

  private P previous(StepContext context) {
    return kind.parse(context.output(kind.previousKey()));
  }
}
