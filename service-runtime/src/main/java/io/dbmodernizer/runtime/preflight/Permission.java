package io.dbmodernizer.runtime.preflight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The operations that one role assignment grants, as Microsoft.Authorization returns them. {@code
 * *} stands for any text. Azure compares operations without case.
 *
 * @param actions granted operations of Resource Manager
 * @param notActions exceptions from these
 * @param dataActions granted operations of the data planes
 * @param notDataActions exceptions from these
 */
record Permission(
    List<Pattern> actions,
    List<Pattern> notActions,
    List<Pattern> dataActions,
    List<Pattern> notDataActions) {

  static Permission of(JsonNode json) {
    return new Permission(
        patterns(json, "actions"),
        patterns(json, "notActions"),
        patterns(json, "dataActions"),
        patterns(json, "notDataActions"));
  }

  boolean grants(String action) {
    return matches(actions, action) && !matches(notActions, action);
  }

  boolean grantsData(String action) {
    return matches(dataActions, action) && !matches(notDataActions, action);
  }

  private static boolean matches(List<Pattern> patterns, String action) {
    String lower = action.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> pattern.matcher(lower).matches());
  }

  private static List<Pattern> patterns(JsonNode json, String field) {
    return json.path(field).valueStream().map(node -> pattern(node.asString())).toList();
  }

  private static Pattern pattern(String action) {
    String[] parts = action.toLowerCase(Locale.ROOT).split("\\*", -1);
    return Pattern.compile(
        Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
