package io.dbmodernizer.datamover.assessment;

import java.util.List;

/** Names in a message that does not grow with their number. */
final class ShortenedList {

  private ShortenedList() {}

  /** The number of names, the first of them, and how many more there are. */
  static String of(List<String> names, int most) {
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    int more = names.size() - most;
    return names.size() + " (" + first + (more > 0 ? " and " + more + " more)" : ")");
  }
}
