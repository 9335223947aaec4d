package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Optional;

/**
 * One Azure resource as a request asks for it. {@link ResourceStep} brings it to that state; a
 * resource by itself is the set of one.
 *
 * @param <R> the resource as observed
 */
public interface ResourceDeclaration<R> extends ResourceSet<R> {

  /** Returns the resource id, known before the resource exists. */
  ResourceId id(StepContext context);

  /** Returns the resource in words for people: {@code SQL server sql-orders}. */
  default String subject(StepContext context) {
    return type().label() + " " + id(context).name();
  }

  /** Returns the resource as events name it, marked as not created by this migration. */
  default AzureResource resource(StepContext context) {
    return type().resource(id(context));
  }

  /**
   * Reads the resource from Azure.
   *
   * @return the resource; empty if it does not exist
   * @throws RuntimeException if its parent does not exist, or Azure cannot answer
   */
  Optional<Observed<R>> observe(StepContext context);

  /** Returns whether this migration has stored that it creates the resource. */
  default boolean isIntended(StepContext context) {
    String id = id(context).toString();
    return context.stage().getResources().stream()
        .anyMatch(known -> known.getCreated() && ResourceId.same(known.getId(), id));
  }

  /** Returns whether Azure has finished creating or changing it. True by default. */
  default boolean isReady(R observed) {
    return true;
  }

  /** Returns the differences from the request; empty if the resource matches. */
  List<Difference> compare(StepContext context, Observed<R> observed);

  /**
   * Returns why the resource must not be created where it is missing.
   *
   * @return the failure; empty if it may be created
   */
  default Optional<StepResult.Failed> refusalToCreate(StepContext context) {
    return Optional.empty();
  }

  /** Returns the remedy for a resource that exists and has an immutable difference. */
  default String conflictRemedy() {
    return "Choose another name, or change the request to match what exists.";
  }

  /**
   * Writes the requested state. Idempotent.
   *
   * @param observed the resource as it is; empty to create it
   * @return Azure's first answer; the engine polls the operation that it names
   */
  ArmResponse write(StepContext context, Optional<Observed<R>> observed);

  /** Returns values for later steps; none by default. */
  default Outputs outputs(StepContext context, Observed<R> observed) {
    return Outputs.NONE;
  }

  /** Returns a remark on a resource that matches, added to the step's detail; may be empty. */
  default String remark(StepContext context, R observed) {
    return "";
  }

  @Override
  default List<ResourceDeclaration<R>> members(StepContext context) {
    return List.of(this);
  }
}
