package io.dbmodernizer.backup.drift;

import io.dbmodernizer.runtime.step.StepContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The checkpoint of the drift check. The component names are part of the stored JSON.
 *
 * @param number number of drifts so far; part of the id of the next drift
 * @param driftId id of the open drift; empty if no drift is open
 * @param observed the differences of the open drift; empty if no drift is open
 * @param corrected whether a policy was written because of the open drift
 * @param written names of the policies written since the last regular check; one check writes each
 *     policy at most once
 */
record DriftCheckpoint(
    int number, String driftId, String observed, boolean corrected, Set<String> written) {

  /** The checkpoint before the first drift. */
  static final DriftCheckpoint NONE = new DriftCheckpoint(0, "", "", false, Set.of());

  /** Copies the set. */
  DriftCheckpoint {
    written = Set.copyOf(written);
  }

  /** Returns the checkpoint that the last run stored; empty before the first run. */
  static Optional<DriftCheckpoint> of(StepContext context) {
    return context.checkpoint().isEmpty()
        ? Optional.empty()
        : context
            .checkpoint(DriftCheckpoint.class)
            .or(() -> Optional.of(parseFormerText(context.checkpoint())));
  }

  /**
   * Reads the four lines that releases before the resource model stored. They must be read, because
   * the alert on an open drift is resolved by the drift's id. The policies written since the last
   * check are not read, so one policy may be written once more.
   */
  private static DriftCheckpoint parseFormerText(String text) {
    String[] lines = text.split("\n", -1);
    return new DriftCheckpoint(
        Integer.parseInt(lines[0]), lines[1], lines[2], Boolean.parseBoolean(lines[3]), Set.of());
  }

  /** Returns whether a drift is open. */
  boolean hasOpenDrift() {
    return !driftId.isEmpty();
  }

  /** Returns the checkpoint with a new open drift. */
  DriftCheckpoint withOpenDrift(String newDriftId, String newObserved) {
    return new DriftCheckpoint(number + 1, newDriftId, newObserved, false, Set.of());
  }

  /** Returns the checkpoint after the open drift was resolved. */
  DriftCheckpoint withoutOpenDrift() {
    return new DriftCheckpoint(number, "", "", false, Set.of());
  }

  /** Returns the checkpoint after a policy was written. */
  DriftCheckpoint withWritten(String policy) {
    Set<String> more = new HashSet<>(written);
    more.add(policy);
    return new DriftCheckpoint(number, driftId, observed, true, more);
  }

  /** Returns the checkpoint for the next regular check. */
  DriftCheckpoint withNothingWritten() {
    return new DriftCheckpoint(number, driftId, observed, corrected, Set.of());
  }
}
