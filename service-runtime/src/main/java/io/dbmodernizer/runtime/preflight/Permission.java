package io.dbmodernizer.runtime.preflight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What one role assignment grants, as Microsoft.Authorization tells it: operations, with {@code *}
 * for any text, and those taken out again. Azure does not tell upper from lower case in them.
 *
 * @param actions granted operations of Resource Manager
 * @param notActions taken out of these
 * @param dataActions granted operations of the data planes
 * @param notDataActions taken out of these
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
