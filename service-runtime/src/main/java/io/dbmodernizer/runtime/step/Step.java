package io.dbmodernizer.runtime.step;

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
   * Name, unique within the stage and stable across releases: it is part of stored state and
   * events.
   */
  String name();

  /**
   * How much of its stage's work this step is, relative to the stage's other steps, so that a
   * percentage tells how long it still takes. More than 1 for a step whose time grows with the data
   * that is moved.
   *
   * @return 1 or more, the same for every migration
   */
  default int weight() {
    return 1;
  }

  /** Names of the steps that must be done before this one begins; empty to begin with the stage. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Does one bounded piece of work.
   *
   * @param context the request, what earlier steps found out, and what this step stored last
   * @return where the step stands now
   * @throws Exception anything thrown is classified by the runtime into a reason and retried or
   *     failed; the stored operation is kept
   */
  StepResult run(StepContext context) throws Exception;

  /**
   * What of this step's checkpoint still holds when a command begins the step anew: facts, such as
   * what the step has created or which operation it has started. A verdict or a time does not hold,
   * so that a retry judges afresh. By default nothing is kept.
   *
   * @param checkpoint as stored by the run before the command; may be empty
   * @return the checkpoint of the first run after the command
   */
  default String kept(String checkpoint) {
    return "";
  }

  /**
   * What a run calls that may leave it without an answer; by default the target's subscription. At
   * most a share of the threads serves one of them at the same time. Called on the stream thread:
   * it only reads the context.
   */
  default Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.subscription(context.request()));
  }

  /**
   * Event to publish on the stage's topic when this step is done, in the same transaction as the
   * state.
   *
   * @param state the stage after the step; its metadata is filled in by the runtime
   */
  default Optional<SpecificRecord> milestone(StageState state) {
    return Optional.empty();
  }

  /**
   * Compares what this step brought about with the world as it is now, changing nothing.
   *
   * @param context the request, with the outputs that the steps before this one have just verified
   * @return what was found; empty if there is nothing of this step that can be observed
   * @throws Exception as {@link #run}; classified by the runtime
   */
  default List<Verification> verify(StepContext context) throws Exception {
    return List.of();
  }
}
