package io.dbmodernizer.backup.retention;

import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.Optional;

/**
 * The declaration of a retention policy of the database. A subclass gives the wanted values.
 *
 * @param <P> the values of the policy
 */
public abstract class DeclaredPolicy<P> implements ResourceDeclaration<P> {
  private final PolicyKind<P> kind;

  /**
   * Creates the declaration.
   *
   * @param kind which of the two policies
   */
  protected DeclaredPolicy(PolicyKind<P> kind) {
    this.kind = kind;
  }

  /** Returns the wanted values. */
  protected abstract P wanted(StepContext context);

  /** Returns which of the two policies it is. */
  protected final PolicyKind<P> kind() {
    return kind;
  }

  @Override
  public final ArmType type() {
    return kind.type();
  }

  @Override
  public final ResourceId id(StepContext context) {
    return kind.id(TargetDatabase.of(context));
  }

  @Override
  public final String subject(StepContext context) {
    return type().label() + " of database " + TargetDatabase.of(context).name();
  }

  @Override
  public final Optional<Observed<P>> observe(StepContext context) {
    return kind.read(TargetDatabase.of(context))
        .map(policy -> Observed.untagged(policy, id(context).toString()));
  }

  @Override
  public final ArmResponse write(StepContext context, Optional<Observed<P>> observed) {
    P wanted = wanted(context);
    return kind.write(
        TargetDatabase.of(context), wanted, observed.map(Observed::body).orElse(wanted));
  }
}
