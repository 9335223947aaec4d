package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Azure resources of one type that one step brings to the requested state. Thread-safe and without
 * state of its own.
 *
 * @param <R> a resource as observed
 */
public interface ResourceSet<R> {

  /** The type. */
  ArmType type();

  /** The type and those of other resources that the step reads, for example what an alert is on. */
  default Set<ArmType> types() {
    return Set.of(type());
  }

  /** Whether the request asks for them. */
  default Demand demand(MigrationRequested request) {
    return Demand.REQUESTED;
  }

  /** The resources in the order in which they are written, each with a name of its own. */
  List<? extends ResourceDeclaration<R>> members(StepContext context);

  /**
   * Reads the resources that exist.
   *
   * @param members what {@link #members} has returned
   * @return by resource id, in the form of {@link ResourceId#key}
   */
  default Map<String, Observed<R>> observe(
      StepContext context, List<? extends ResourceDeclaration<R>> members) {
    Map<String, Observed<R>> observed = new LinkedHashMap<>();
    for (ResourceDeclaration<R> member : members) {
      member
          .observe(context)
          .ifPresent(found -> observed.put(ResourceId.key(member.id(context).toString()), found));
    }
    return observed;
  }

  /**
   * What has to come first. Asked in every run in which no operation is under way, before anything
   * is compared.
   *
   * @return what the step waits for, stores or fails with instead; empty to go on
   */
  default Optional<StepResult> prerequisite(StepContext context) {
    return Optional.empty();
  }

  /**
   * What is left to do once all resources are as requested.
   *
   * @param done the result if nothing is
   * @param observed the resources, in the order of the members
   */
  default StepResult completed(
      StepContext context, StepResult.Done done, List<Observed<R>> observed) {
    return done;
  }

  /**
   * What it means that an operation failed which Azure had accepted.
   *
   * @param failed what the error code means for every resource
   */
  default StepResult.Failed operationFailed(StepContext context, StepResult.Failed failed) {
    return failed;
  }

  /** What a run calls that may leave it without an answer. */
  default Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.subscription(context.request()));
  }

  /** Event to publish on the stage's topic when the step is done. */
  default Optional<SpecificRecord> milestone(StageState state) {
    return Optional.empty();
  }
}
