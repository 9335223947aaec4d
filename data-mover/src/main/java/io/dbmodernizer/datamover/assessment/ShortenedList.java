package io.dbmodernizer.datamover.assessment;

import java.util.List;

/** A list of names for a message. Its length does not grow with the number of names. */
final class ShortenedList {

  private ShortenedList() {}

  /**
   * Returns the number of names, the first of them, and how many more there are, for example {@code
   * 3 (a, b and 1 more)}.
   *
   * @param most the most names to list, at least 1
   */
  static String of(List<String> names, int most) {
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    int more = names.size() - most;
    return names.size() + " (" + first + (more > 0 ? " and " + more + " more)" : ")");
  }
}
