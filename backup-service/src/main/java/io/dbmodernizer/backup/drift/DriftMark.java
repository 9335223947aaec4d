package io.dbmodernizer.backup.drift;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the look for drift remembers from one run to the next.
 *
 * @param number how many drifts there have been; part of the identity of the next
 * @param driftId the drift that is open; empty if there is none
 * @param observed what was observed when it was found
 * @param corrected whether anything was written to put it back
 * @param written policies written since the last regular look; each is written once per look
 */
record DriftMark(
    int number, String driftId, String observed, boolean corrected, Set<String> written) {

  /** Nothing has been found yet. */
  static final DriftMark NONE = new DriftMark(0, "", "", false, Set.of());

  private static final String SEPARATOR = "\n";

  DriftMark {
    written = Set.copyOf(written);
  }

  boolean isOpen() {
    return !driftId.isEmpty();
  }

  DriftMark opened(String newDriftId, String newObserved) {
    return new DriftMark(number + 1, newDriftId, newObserved, false, Set.of());
  }

  DriftMark closed() {
    return new DriftMark(number, "", "", false, Set.of());
  }

  DriftMark writing(String policy) {
    Set<String> more = new HashSet<>(written);
    more.add(policy);
    return new DriftMark(number, driftId, observed, true, more);
  }

  DriftMark nextLook() {
    return new DriftMark(number, driftId, observed, corrected, Set.of());
  }

  /** The form that is stored. */
  String text() {
    return String.join(
        SEPARATOR,
        Integer.toString(number),
        driftId,
        observed.replace(SEPARATOR, " "),
        Boolean.toString(corrected),
        String.join(",", new TreeSet<>(written)));
  }

  /** Reads the form that is stored. */
  static DriftMark parse(String text) {
    List<String> parts = List.of(text.split(SEPARATOR, -1));
    String written = parts.get(4);
    return new DriftMark(
        Integer.parseInt(parts.get(0)),
        parts.get(1),
        parts.get(2),
        Boolean.parseBoolean(parts.get(3)),
        written.isEmpty() ? Set.of() : Set.of(written.split(",")));
  }
}
