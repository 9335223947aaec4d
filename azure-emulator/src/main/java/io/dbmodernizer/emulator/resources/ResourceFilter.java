package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Regions;
import io.dbmodernizer.emulator.arm.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A {@code $filter} of the list of resources: comparisons by {@code eq} joined by {@code and}.
 *
 * @param wanted what each property has to be
 */
record ResourceFilter(Map<String, String> wanted) {

  private static final Pattern COMPARISON = Pattern.compile("\\s*(\\w+)\\s+eq\\s+'([^']*)'\\s*");
  private static final Set<String> PROPERTIES =
      Set.of("resourceType", "name", "location", "tagName", "tagValue");

  /**
   * Reads a filter.
   *
   * @param text the query parameter, empty for none
   * @throws ArmException 400 if it is none that is known here
   */
  static ResourceFilter parse(String text) {
    Map<String, String> wanted = new HashMap<>();
    if (!text.isBlank()) {
      for (String part : text.split("(?i)\\sand\\s")) {
        Matcher comparison = COMPARISON.matcher(part);
        if (!comparison.matches() || !PROPERTIES.contains(comparison.group(1))) {
          throw ArmException.badRequest(
              "InvalidFilterInQueryString",
              "Invalid $filter '%s' specified in the query string. Accepted: comparisons such as resourceType eq 'Microsoft.Sql/servers' of %s, joined by 'and'."
                  .formatted(text, PROPERTIES));
        }
        wanted.put(comparison.group(1), comparison.group(2));
      }
    }
    if (wanted.containsKey("tagValue") && !wanted.containsKey("tagName")) {
      throw ArmException.badRequest(
          "InvalidFilterInQueryString", "tagValue can only be filtered together with tagName.");
    }
    return new ResourceFilter(Map.copyOf(wanted));
  }

  /** Returns whether a resource is wanted. */
  boolean accepts(Resource resource) {
    return wanted.entrySet().stream().allMatch(each -> accepts(resource, each));
  }

  private boolean accepts(Resource resource, Map.Entry<String, String> property) {
    String value = property.getValue();
    return switch (property.getKey()) {
      case "resourceType" -> resource.id().type().equalsIgnoreCase(value);
      case "name" -> resource.id().name().equalsIgnoreCase(value);
      case "location" -> resource.location().equals(Regions.normalize(value));
      case "tagName" -> tag(resource, value) != null;
      default -> value.equals(tag(resource, wanted.getOrDefault("tagName", "")));
    };
  }

  private static @Nullable String tag(Resource resource, String name) {
    for (Map.Entry<String, JsonNode> tag : Json.child(resource.body(), "tags").properties()) {
      if (tag.getKey().equalsIgnoreCase(name)) {
        return tag.getValue().asString();
      }
    }
    return null;
  }

  /** Returns whether tags stay out of the answer: Azure leaves them out when it filtered by one. */
  boolean hidesTags() {
    return wanted.containsKey("tagValue");
  }
}
