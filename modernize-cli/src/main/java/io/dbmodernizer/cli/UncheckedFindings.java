package io.dbmodernizer.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the preflight of requests could not check, each text once. */
final class UncheckedFindings {
  private final Map<String, Set<String>> idsByText = new LinkedHashMap<>();

  /**
   * Adds a text.
   *
   * @param text what is not checked, and why
   * @param migrationId id of the request
   */
  void add(String text, String migrationId) {
    idsByText.computeIfAbsent(text, each -> new LinkedHashSet<>()).add(migrationId);
  }

  /**
   * Returns a line for each text, in the order in which they were added.
   *
   * @param requests number of all requests
   */
  List<String> lines(int requests) {
    List<String> lines = new ArrayList<>();
    idsByText.forEach(
        (text, ids) ->
            lines.add(
                requests == 1
                    ? text
                    : ids.size() == 1
                        ? ids.iterator().next() + ", " + text
                        : "%s (%,d of %,d requests)".formatted(text, ids.size(), requests)));
    return lines;
  }
}
