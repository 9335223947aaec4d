package io.dbmodernizer.emulator.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * A path pattern of the catalogue. Its placeholders are written {@code {}}. Literals match in any
 * case. A placeholder in first place matches one or more segments.
 *
 * @param segments its segments
 */
record PathKey(List<String> segments) {

  private static final String PLACEHOLDER = "{}";

  static PathKey of(String path) {
    return new PathKey(split(path));
  }

  static List<String> split(String path) {
    return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }

  boolean matches(List<String> path) {
    boolean scoped = !segments.isEmpty() && segments.get(0).equals(PLACEHOLDER);
    int extra = path.size() - segments.size();
    if (extra < 0 || (extra > 0 && !scoped) || literals() == 0) {
      return false;
    }
    for (int i = scoped ? 1 : 0; i < segments.size(); i++) {
      String expected = segments.get(i);
      if (!expected.equals(PLACEHOLDER) && !expected.equalsIgnoreCase(path.get(extra + i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of literal segments. Of two patterns that match, the higher number wins. */
  int literals() {
    return (int) segments.stream().filter(segment -> !segment.equals(PLACEHOLDER)).count();
  }
}
