package io.dbmodernizer.emulator.arm.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path with placeholders such as {@code /subscriptions/{subscription}/resourceGroups/{group}}.
 * Literals match in any case. The first segment may be {@code {scope*}}. It matches one or more
 * leading segments: the id of the resource that an extension resource belongs to.
 */
public final class PathPattern {

  /** The pattern of a resource group. The patterns of most resources begin with it. */
  public static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}";

  private final String text;
  private final List<String> segments;
  private final boolean scoped;

  private PathPattern(String text, List<String> segments, boolean scoped) {
    this.text = text;
    this.segments = segments;
    this.scoped = scoped;
  }

  /** Parses a pattern. */
  public static PathPattern of(String text) {
    List<String> segments = split(text);
    boolean scoped = segments.get(0).equals("{scope*}");
    return new PathPattern(text, scoped ? segments.subList(1, segments.size()) : segments, scoped);
  }

  /** Returns the values of the placeholders by name, null if the path does not match. */
  public @Nullable Map<String, String> match(String path) {
    List<String> actual = split(path);
    int extra = actual.size() - segments.size();
    if (scoped ? extra < 1 : extra != 0) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    if (scoped) {
      values.put("scope", "/" + String.join("/", actual.subList(0, extra)));
    }
    for (int i = 0; i < segments.size(); i++) {
      String expected = segments.get(i);
      String found = actual.get(extra + i);
      if (isPlaceholder(expected)) {
        values.put(expected.substring(1, expected.length() - 1), found);
      } else if (!expected.equalsIgnoreCase(found)) {
        return null;
      }
    }
    return values;
  }

  /**
   * Returns the path with the placeholders replaced and the literals in this pattern's spelling. A
   * placeholder without a value becomes empty.
   */
  public String fill(Map<String, String> values) {
    StringBuilder path = new StringBuilder(scoped ? values.getOrDefault("scope", "") : "");
    for (String segment : segments) {
      path.append('/');
      path.append(
          isPlaceholder(segment)
              ? values.getOrDefault(segment.substring(1, segment.length() - 1), "")
              : segment);
    }
    return path.toString();
  }

  /** Returns the segments of a matching path with the literals in this pattern's spelling. */
  List<String> spell(String path) {
    List<String> spelled = split(path);
    int extra = spelled.size() - segments.size();
    for (int i = 0; i < segments.size(); i++) {
      if (!isPlaceholder(segments.get(i))) {
        spelled.set(extra + i, segments.get(i));
      }
    }
    return spelled;
  }

  /**
   * Returns the index of the last literal {@code providers} in a matching path, -1 if there is
   * none.
   *
   * @param size number of segments of the path
   */
  int lastProviders(int size) {
    int last = segments.lastIndexOf("providers");
    return last < 0 ? -1 : size - segments.size() + last;
  }

  /** Returns the pattern without its last segment. */
  public PathPattern parent() {
    return of(text.substring(0, text.lastIndexOf('/')));
  }

  /** Returns the pattern with one more segment. */
  public PathPattern child(String segment) {
    return of(text + "/" + segment);
  }

  /** Returns the rank of the pattern. Of two patterns that match, the higher rank wins. */
  public int specificity() {
    int literals = (int) segments.stream().filter(segment -> !isPlaceholder(segment)).count();
    return scoped ? literals : literals + 1000;
  }

  private static boolean isPlaceholder(String segment) {
    return segment.startsWith("{");
  }

  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  @Override
  public String toString() {
    return text;
  }
}
