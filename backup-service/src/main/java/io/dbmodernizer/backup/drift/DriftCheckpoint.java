package io.dbmodernizer.backup.drift;

import io.dbmodernizer.runtime.step.StepContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the search for drift stores from one run to the next.
 *
 * @param number how many drifts there have been; part of the identity of the next
 * @param driftId the drift that is open; empty if there is none
 * @param observed what was observed when it was found
 * @param corrected whether anything was written to put it back
 * @param written policies written since the last regular look; each is written once per look
 */
record DriftCheckpoint(
    int number, String driftId, String observed, boolean corrected, Set<String> written) {

  /** Nothing has been found yet. */
  static final DriftCheckpoint NONE = new DriftCheckpoint(0, "", "", false, Set.of());

  DriftCheckpoint {
    written = Set.copyOf(written);
  }

  /** What the last run stored; empty before the first run. */
  static Optional<DriftCheckpoint> of(StepContext context) {
    return context.checkpoint().isEmpty()
        ? Optional.empty()
        : context
            .checkpoint(DriftCheckpoint.class)
            .or(() -> Optional.of(parseFormerText(context.checkpoint())));
  }

  /**
   * Reads the lines that releases before the resource model stored. They are not taken for nothing,
   * because the alert on a drift that was open then is resolved by its id only. What was written
   * since the last look is left out: one policy may be written once more.
   */
  private static DriftCheckpoint parseFormerText(String text) {
    String[] lines = text.split("\n", -1);
    return new DriftCheckpoint(
        Integer.parseInt(lines[0]), lines[1], lines[2], Boolean.parseBoolean(lines[3]), Set.of());
  }

  boolean hasOpenDrift() {
    return !driftId.isEmpty();
  }

  DriftCheckpoint withOpenDrift(String newDriftId, String newObserved) {
    return new DriftCheckpoint(number + 1, newDriftId, newObserved, false, Set.of());
  }

  DriftCheckpoint withoutOpenDrift() {
    return new DriftCheckpoint(number, "", "", false, Set.of());
  }

  DriftCheckpoint withWritten(String policy) {
    Set<String> more = new HashSet<>(written);
    more.add(policy);
    return new DriftCheckpoint(number, driftId, observed, true, more);
  }

  DriftCheckpoint withNothingWritten() {
    return new DriftCheckpoint(number, driftId, observed, corrected, Set.of());
  }
}
