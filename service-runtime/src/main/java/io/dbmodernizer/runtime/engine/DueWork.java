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
 * What is due when, for the migrations of one task. A step in flight is never due, so it cannot be
 * started twice. Used by the stream thread only.
 */
final class DueWork {

  /**
   * A step that is to be run.
   *
   * @param ref the step
   * @param dueAt not before
   * @param begun whether its stage has begun; such work goes before new work
   * @param counterparts what its run calls
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

  /** Forgets a step that is done or given up. */
  void remove(StepRef ref) {
    scheduled.remove(ref);
  }

  /** The step has been handed to a thread. */
  void begun(StepRef ref) {
    scheduled.remove(ref);
    inFlight.add(ref);
  }

  /** The step's result has come back. */
  void ended(StepRef ref) {
    inFlight.remove(ref);
  }

  /**
   * Whether a run of another step of the same migration, of which the predicate holds, is in
   * flight.
   */
  boolean inFlight(StepRef ref, Predicate<String> step) {
    return inFlight.stream()
        .anyMatch(
            other ->
                other.migrationId().equals(ref.migrationId())
                    && !other.equals(ref)
                    && step.test(other.step()));
  }

  /** What is due at the given time, most urgent first. */
  List<Due> at(Instant now) {
    return scheduled.values().stream()
        .filter(due -> !due.dueAt().isAfter(now))
        .sorted(ORDER)
        .toList();
  }
}
