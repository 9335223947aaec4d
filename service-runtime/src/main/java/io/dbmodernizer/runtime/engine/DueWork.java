package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.Counterpart;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The due times of the steps of one task. A step in flight is never due, so it cannot be started
 * twice. Used by the stream thread only.
 */
final class DueWork {

  /**
   * A step that will run.
   *
   * @param ref the step
   * @param dueAt earliest time of the run
   * @param begun true if its stage has begun; such steps come before new work
   * @param counterparts the remote parties that its run calls
   */
  record Due(StepRef ref, Instant dueAt, boolean begun, Set<Counterpart> counterparts) {}

  private static final Comparator<Due> ORDER =
      Comparator.comparing((Due due) -> !due.begun()).thenComparing(Due::dueAt);

  private final Map<StepRef, Due> scheduled = new HashMap<>();
  private final Set<StepRef> inFlight = new HashSet<>();

  /** Schedules a step, replacing what was scheduled for it; a step in flight is left alone. */
  void schedule(Due due) {
    if (!inFlight.contains(due.ref())) {
      scheduled.put(due.ref(), due);
    }
  }

  /** Removes a step that is done or given up. */
  void remove(StepRef ref) {
    scheduled.remove(ref);
  }

  /** Notes that a thread runs the step. */
  void begun(StepRef ref) {
    scheduled.remove(ref);
    inFlight.add(ref);
  }

  /** Notes that the run of the step has ended. */
  void ended(StepRef ref) {
    inFlight.remove(ref);
  }

  /**
   * Returns whether a run of another step of the same migration, of which the predicate holds, is
   * in flight.
   */
  boolean inFlight(StepRef ref, Predicate<String> step) {
    return inFlight.stream()
        .anyMatch(
            other ->
                other.migrationId().equals(ref.migrationId())
                    && !other.equals(ref)
                    && step.test(other.step()));
  }

  /** Returns the steps that are due at the given time, most urgent first. */
  List<Due> at(Instant now) {
    return scheduled.values().stream()
        .filter(due -> !due.dueAt().isAfter(now))
        .sorted(ORDER)
        .toList();
  }
}
