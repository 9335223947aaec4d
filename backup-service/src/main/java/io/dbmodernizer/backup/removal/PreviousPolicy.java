package io.dbmodernizer.backup.removal;

import io.dbmodernizer.backup.retention.DeclaredPolicy;
import io.dbmodernizer.backup.retention.PolicyKind;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The retention policy that a database had before this migration changed it. A policy that another
 * user has changed since stays as it is. The policies of a database that this migration created are
 * removed with the database.
 *
 * @param <P> the values of the policy
 */
final class PreviousPolicy<P> extends DeclaredPolicy<P> {

  private PreviousPolicy(PolicyKind<P> kind) {
    super(kind);
  }

  /**
   * Returns the step that puts a policy back.
   *
   * @param azure connection to Azure Resource Manager
   * @param kind which of the two policies
   * @param name name of the step
   * @param after names of the removal steps that come before
   */
  static <P> ResourceStep<P> step(
      AzureConnection azure, PolicyKind<P> kind, String name, Set<String> after) {
    return new ResourceStep<>(azure, name, after, new PreviousPolicy<>(kind));
  }

  @Override
  protected P wanted(StepContext context) {
    return context.output(kind().previous());
  }

  /** Ends the step if there is no policy to put back. */
  @Override
  public Optional<StepResult> prerequisite(StepContext context) {
    if (TargetDatabase.of(context).owned()) {
      return Optional.of(StepResult.done("goes with the database"));
    }
    if (!context.outputs().contains(kind().previous())) {
      return Optional.of(StepResult.done("was not changed by this migration"));
    }
    Optional<Observed<P>> observed = observe(context);
    if (observed.isEmpty()) {
      return Optional.of(StepResult.done("the database does not exist any more"));
    }
    return isOfSomebodyElse(context, observed.get())
        ? Optional.of(StepResult.done("was changed by another user since, and stays as it is"))
        : Optional.empty();
  }

  private boolean isOfSomebodyElse(StepContext context, Observed<P> observed) {
    boolean hasWritten = !context.checkpoint().isEmpty();
    P written = kind().wanted(context.request().getBackup());
    return !hasWritten
        && !compare(context, observed).isEmpty()
        && !kind().differences(TargetDatabase.of(context), written, observed.body()).isEmpty();
  }

  /** Puts back a shorter policy as well, because it is the owner's policy. */
  @Override
  public List<Difference> compare(StepContext context, Observed<P> observed) {
    return kind().differences(TargetDatabase.of(context), wanted(context), observed.body()).stream()
        .map(
            difference ->
                Difference.mutable(
                    difference.property(), difference.wanted(), difference.observed()))
        .toList();
  }
}
