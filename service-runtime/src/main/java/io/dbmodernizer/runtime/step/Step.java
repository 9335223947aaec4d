package io.dbmodernizer.runtime.step;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.state.StageState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * One level-triggered unit of work of a stage: observe the world, compare it with the request, act
 * only on a difference, and return at once.
 *
 * <p>A step is run again and again until it returns {@link StepResult.Done}. It must be idempotent:
 * after a crash or a rebalance the runtime runs it again, with the operation and checkpoint that
 * were stored last. It never waits for a long-running operation; it returns {@link
 * StepResult.InProgress} with the operation to poll, and the runtime stores that before it runs the
 * step again. At most one run of a step is in flight per migration; different steps and migrations
 * run side by side, so an implementation must be thread-safe and keep no state of its own.
 */
public interface Step {

  /**
   * Returns the name of the step, unique within the stage. It is part of stored state and events,
   * so it never changes.
   */
  String name();

  /**
   * Returns the share of this step in the work of its stage, relative to the other steps. The
   * percentage of a migration is computed from it. More than 1 for a step whose time grows with the
   * data.
   *
   * @return 1 or more, the same for every migration
   */
  default int weight() {
    return 1;
  }

  /**
   * Returns the names of the steps that must be done before this one begins; empty to begin with
   * the stage.
   */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Returns why a request does not ask for this step. The step is skipped then: it does not run,
   * and later steps do not wait for it.
   *
   * @param request the request alone decides, so that the answer is the same for the whole
   *     migration
   * @return one line for people; empty if the step runs
   */
  default Optional<String> notRequested(MigrationRequested request) {
    return Optional.empty();
  }

  /**
   * Does one bounded piece of work.
   *
   * @param context the request, what earlier steps found out, and what this step stored last
   * @return the result of the run
   * @throws Exception anything thrown is classified by the runtime into a reason and retried or
   *     failed; the stored operation is kept
   */
  StepResult run(StepContext context) throws Exception;

  /**
   * Returns the part of the checkpoint that stays valid when a command begins the step anew. Facts
   * stay valid, such as the resources that the step has created or the operation that it has
   * started. A verdict or a time does not, so that a retry judges again. By default nothing is
   * kept.
   *
   * @param checkpoint as stored by the run before the command; may be empty
   * @return the checkpoint of the first run after the command
   */
  default String kept(String checkpoint) {
    return "";
  }

  /**
   * Returns the remote parties that a run calls and that may not answer; by default the target's
   * subscription. At most a share of the threads calls one of them at the same time. The stream
   * thread calls this method, so it only reads the context.
   */
  default Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.subscription(context.request()));
  }

  /**
   * Returns the event to publish on the stage's topic when this step is done, in the same
   * transaction as the state. The runtime fills in its metadata.
   *
   * @param state the stage after the step
   * @return empty if the step publishes no event of its own
   */
  default Optional<SpecificRecord> milestone(StageState state) {
    return Optional.empty();
  }

  /**
   * Compares the request with what this step has created or changed, as it is now. Changes nothing.
   *
   * @param context the request, with the outputs that the steps before this one have just verified
   * @return one verification for each thing; empty if nothing of this step can be observed
   * @throws Exception as {@link #run}; classified by the runtime
   */
  default List<Verification> verify(StepContext context) throws Exception {
    return List.of();
  }
}
