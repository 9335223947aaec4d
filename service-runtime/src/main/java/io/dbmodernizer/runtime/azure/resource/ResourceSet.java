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

  /** Returns the type. */
  ArmType type();

  /**
   * Returns the type and those of other resources that the step reads, for example what an alert is
   * on.
   */
  default Set<ArmType> types() {
    return Set.of(type());
  }

  /** Returns whether the request asks for them. */
  default Demand demand(MigrationRequested request) {
    return Demand.REQUESTED;
  }

  /** Returns the resources in the order in which they are written, each with a name of its own. */
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
   * Returns a result that comes before the comparison. The engine asks in every run in which no
   * operation runs.
   *
   * @return a wait, a result to store or a failure; empty to compare the resources
   */
  default Optional<StepResult> prerequisite(StepContext context) {
    return Optional.empty();
  }

  /**
   * Returns the result once all resources are as requested.
   *
   * @param done the result if no work is left
   * @param observed the resources, in the order of the members
   */
  default StepResult completed(
      StepContext context, StepResult.Done done, List<Observed<R>> observed) {
    return done;
  }

  /**
   * Returns the failure of an operation that Azure had accepted.
   *
   * @param failed the failure by the error code, as for every resource
   */
  default StepResult.Failed operationFailed(StepContext context, StepResult.Failed failed) {
    return failed;
  }

  /** Returns the remote parties that a run calls and that may not answer. */
  default Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.subscription(context.request()));
  }

  /** Returns the event to publish on the stage's topic when the step is done; empty for none. */
  default Optional<SpecificRecord> milestone(StageState state) {
    return Optional.empty();
  }
}
