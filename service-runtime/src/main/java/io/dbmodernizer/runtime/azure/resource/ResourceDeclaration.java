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

  /** Its resource id, known before the resource exists. */
  ResourceId id(StepContext context);

  /** What it is, for people: {@code SQL server sql-orders}. */
  default String subject(StepContext context) {
    return type().label() + " " + id(context).name();
  }

  /** The resource as events name it, marked as not created by this migration. */
  default AzureResource resource(StepContext context) {
    return type().resource(id(context));
  }

  /**
   * Reads it.
   *
   * @return the resource, or empty if it does not exist; a parent that is missing is an error
   */
  Optional<Observed<R>> observe(StepContext context);

  /** Whether this migration has stored that it creates the resource. */
  default boolean isIntended(StepContext context) {
    String id = id(context).toString();
    return context.stage().getResources().stream()
        .anyMatch(known -> known.getCreated() && ResourceId.same(known.getId(), id));
  }

  /** Whether Azure has finished with it; by default what can be read is finished. */
  default boolean isReady(R observed) {
    return true;
  }

  /** In what it differs from the request; empty if it matches. */
  List<Difference> compare(StepContext context, Observed<R> observed);

  /**
   * Why it must not be created where it is missing.
   *
   * @return the failure; empty if it may be created
   */
  default Optional<StepResult.Failed> refusalToCreate(StepContext context) {
    return Optional.empty();
  }

  /** What to do about a resource that exists and differs in what must not be changed. */
  default String conflictRemedy() {
    return "Choose another name, or change the request to match what exists.";
  }

  /**
   * Writes the requested state. Idempotent.
   *
   * @param observed the resource as it is; empty to create it
   * @return Azure's first answer
   */
  ArmResponse write(StepContext context, Optional<Observed<R>> observed);

  /** What later steps need; by default nothing. */
  default Outputs outputs(StepContext context, Observed<R> observed) {
    return Outputs.NONE;
  }

  /** What people should know of a resource that matches, added to the step's detail. */
  default String remark(StepContext context, R observed) {
    return "";
  }

  @Override
  default List<ResourceDeclaration<R>> members(StepContext context) {
    return List.of(this);
  }
}
