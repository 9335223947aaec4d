package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.state.StageState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * A step that brings declared resources to the requested state. It polls the accepted operation,
 * reads the resources, compares them, stores the intention to create missing ones, writes missing
 * and different ones, and reads again before it is done. An existing resource is accepted if it
 * matches. It is refused with its differences if it must not be changed.
 *
 * @param <R> a resource as observed
 */
public final class ResourceStep<R> implements Step {
  /** Usual reads of a run: an operation or the resource, and what it is compared with. */
  private static final int READS_OF_A_RUN = 3;

  private final AzureConnection azure;
  private final String name;
  private final Set<String> after;
  private final ResourceSet<R> resources;

  /**
   * @param azure connection to Azure Resource Manager
   * @param name name of the step
   * @param after names of the steps that come before
   * @param resources what the step brings to the requested state
   */
  public ResourceStep(
      AzureConnection azure, String name, Set<String> after, ResourceSet<R> resources) {
    this.azure = azure;
    this.name = name;
    this.after = Set.copyOf(after);
    this.resources = resources;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> after() {
    return after;
  }

  /** Returns the type of the resources. */
  public ArmType type() {
    return resources.type();
  }

  /** Returns whether the resources, or what they refer to, are of a provider. */
  public boolean uses(String namespace) {
    return resources.types().stream()
        .anyMatch(type -> type.namespace().equalsIgnoreCase(namespace));
  }

  /** Returns whether a request asks for the resources. */
  public boolean isRequested(MigrationRequested request) {
    return resources.demand(request) instanceof Demand.Requested;
  }

  /** Keeps the checkpoint: what the step has written stays true after a command. */
  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return resources.counterparts(context);
  }

  @Override
  public Optional<SpecificRecord> milestone(StageState state) {
    return resources.milestone(state);
  }

  @Override
  public Optional<String> notRequested(MigrationRequested request) {
    Demand demand = resources.demand(request);
    if (demand instanceof Demand.NotRequested not) {
      return Optional.of(not.detail());
    }
    return demand instanceof Demand.NotApplicable not ? Optional.of(not.why()) : Optional.empty();
  }

  @Override
  public StepResult run(StepContext context) {
    String subscription = context.request().getTarget().getAzure().getSubscriptionId();
    try (ArmBudget.Reservation calls = azure.budget().reserve(subscription, READS_OF_A_RUN, 0)) {
      return pollOrAct(context);
    }
  }

  private StepResult pollOrAct(StepContext context) {
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure.operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(
            running.percent(), context.step().getDetail(), running.pollAfter(), operation.get());
      }
      if (status instanceof OperationStatus.Failed failed) {
        return resources.operationFailed(
            context, AzureErrors.operationFailed(subject(context), failed));
      }
    }
    return resources
        .prerequisite(context)
        .orElseGet(() -> new ResourceRun<>(azure, context, resources).next());
  }

  private String subject(StepContext context) {
    List<? extends ResourceDeclaration<R>> members = resources.members(context);
    return members.size() == 1
        ? members.get(0).subject(context)
        : members.size() + " of type " + resources.type().label();
  }

  @Override
  public List<Verification> verify(StepContext context) {
    Demand demand = resources.demand(context.request());
    if (demand instanceof Demand.NotRequested) {
      return List.of();
    }
    if (demand instanceof Demand.NotApplicable not) {
      return resources.members(context).stream()
          .map(member -> Verification.notApplicable(member.subject(context), not.why()))
          .toList();
    }
    return new ResourceRun<>(azure, context, resources).verify();
  }
}
