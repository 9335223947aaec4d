package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A {@code $filter} of the items or containers of a vault: comparisons by {@code eq}, joined by
 * {@code and}.
 *
 * @param wanted required values by the name of the property in the answer
 */
record BackupFilter(Map<String, String> wanted) {

  private static final Pattern COMPARISON = Pattern.compile("\\s*(\\w+)\\s+eq\\s+'([^']*)'\\s*");

  BackupFilter {
    wanted = Map.copyOf(wanted);
  }

  /**
   * Reads a filter.
   *
   * @param text value of {@code $filter}, empty for none
   * @param properties names that a filter may use, with the name of the property in the answer
   * @throws ArmException 400 BMSUserErrorInvalidInput if it is malformed or has another name
   */
  static BackupFilter parse(String text, Map<String, String> properties) {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (!text.isBlank()) {
      for (String part : text.split("(?i)\\sand\\s")) {
        Matcher comparison = COMPARISON.matcher(part);
        if (!comparison.matches() || !properties.containsKey(comparison.group(1))) {
          throw ArmException.badRequest(
              "BMSUserErrorInvalidInput",
              "Invalid $filter '%s'. Accepted: comparisons such as backupManagementType eq 'AzureIaasVM' of %s, joined by 'and'."
                  .formatted(text, new TreeMap<>(properties).keySet()));
        }
        wanted.put(properties.get(comparison.group(1)), comparison.group(2));
      }
    }
    return new BackupFilter(wanted);
  }

  /** Returns true if the answer contains an item or container. */
  boolean accepts(JsonNode listed) {
    return wanted.entrySet().stream()
        .allMatch(
            each ->
                Json.text(listed, "/properties/" + each.getKey(), "")
                    .equalsIgnoreCase(each.getValue()));
  }
}
