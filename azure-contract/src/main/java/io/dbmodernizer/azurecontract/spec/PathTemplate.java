package io.dbmodernizer.azurecontract.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The path of an operation with its placeholders. Literals match in any case. A placeholder in
 * first place, as in {@code /{resourceUri}/providers/…}, stands for one or more segments.
 */
public final class PathTemplate {

  private final String text;
  private final List<String> segments;
  private final boolean scoped;

  private PathTemplate(String text) {
    this.text = text;
    this.segments = split(text);
    this.scoped = !segments.isEmpty() && isPlaceholder(segments.get(0));
  }

  /** Reads a template; what follows a question mark does not count. */
  public static PathTemplate of(String text) {
    int query = text.indexOf('?');
    return new PathTemplate(query < 0 ? text : text.substring(0, query));
  }

  /** Values of the placeholders by name, empty if the path does not match. */
  public Optional<Map<String, String>> match(String path) {
    return match(split(path));
  }

  /** As {@link #match(String)}, for a path that has been split. */
  Optional<Map<String, String>> match(List<String> actual) {
    int extra = actual.size() - segments.size();
    if (extra < 0 || (extra > 0 && !scoped)) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String expected = segments.get(i);
      boolean scope = i == 0 && scoped;
      String found = scope ? String.join("/", actual.subList(0, extra + 1)) : actual.get(extra + i);
      if (isPlaceholder(expected)) {
        values.put(expected.substring(1, expected.length() - 1), found);
      } else if (!expected.equalsIgnoreCase(found)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** Number of literal segments: of two templates that match, the one with more is meant. */
  public int literals() {
    return (int) segments.stream().filter(segment -> !isPlaceholder(segment)).count();
  }

  /** Form by which templates of different files are compared: placeholders have no names. */
  public String key() {
    return "/"
        + String.join("/", segments.stream().map(s -> isPlaceholder(s) ? "{}" : lower(s)).toList());
  }

  /** Whether the template matches everything, whatever the provider. */
  public boolean matchesAnyProvider() {
    return literals() == 0 || text.contains("{parentResourcePath}");
  }

  private static String lower(String segment) {
    return segment.toLowerCase(Locale.ROOT);
  }

  private static boolean isPlaceholder(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  /** The segments of a path. */
  static List<String> split(String path) {
    return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
