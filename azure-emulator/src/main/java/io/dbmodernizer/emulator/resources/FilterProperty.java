package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.rule.Regions;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The properties that a {@code $filter} may compare. Source: the description of {@code $filter} of
 * operations {@code Resources_List} and {@code ResourceGroups_List} in Microsoft's OpenAPI file of
 * Microsoft.Resources, 2024-07-01.
 */
enum FilterProperty {
  LOCATION("location"),
  RESOURCE_TYPE("resourceType"),
  NAME("name"),
  RESOURCE_GROUP("resourceGroup"),
  IDENTITY_PRINCIPAL_ID("identity/principalId"),
  PLAN_PUBLISHER("plan/publisher"),
  PLAN_PRODUCT("plan/product"),
  PLAN_NAME("plan/name"),
  PLAN_VERSION("plan/version"),
  PLAN_PROMOTION_CODE("plan/promotionCode"),
  TAG_NAME("tagName"),
  TAG_VALUE("tagValue");

  private static final Set<FilterProperty> TAGS = Set.of(TAG_NAME, TAG_VALUE);
  private static final Set<FilterProperty> WITH_SUBSTRINGS = Set.of(NAME, RESOURCE_GROUP);

  private final String spelling;

  FilterProperty(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the properties of a filter of resources. */
  static List<FilterProperty> ofResources() {
    return List.of(values());
  }

  /** Returns the properties of a filter of resource groups. */
  static List<FilterProperty> ofGroups() {
    return Arrays.stream(values()).filter(TAGS::contains).toList();
  }

  /** Returns true if {@code substringof} accepts the property. */
  boolean hasSubstrings() {
    return WITH_SUBSTRINGS.contains(this);
  }

  /** Returns true for {@code tagName} and {@code tagValue}. */
  boolean ofTag() {
    return TAGS.contains(this);
  }

  /** Returns Azure's spelling. A filter may write it in any case. */
  String spelling() {
    return spelling;
  }

  /** Returns true if a resource has this value, or for {@code tagName}, such a tag. */
  boolean isOf(Resource resource, String value) {
    return switch (this) {
      case LOCATION -> resource.location().equals(Regions.normalize(value));
      case TAG_NAME -> tags(resource).anyMatch(tag -> tag.getKey().equalsIgnoreCase(value));
      default -> text(resource).equalsIgnoreCase(value);
    };
  }

  /** Returns true if the resource's value contains a text, in any case. */
  boolean contains(Resource resource, String part) {
    return text(resource).toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private String text(Resource resource) {
    return switch (this) {
      case RESOURCE_TYPE -> resource.id().type();
      case NAME -> resource.id().qualifiedName();
      case RESOURCE_GROUP -> resource.id().group();
      default -> Json.text(resource.body(), "/" + spelling, "");
    };
  }

  /** Returns the value of a tag by its name in any case, empty if there is no such tag. */
  static Optional<String> tag(Resource resource, String name) {
    return tags(resource)
        .filter(tag -> tag.getKey().equalsIgnoreCase(name))
        .map(tag -> tag.getValue().asString())
        .findFirst();
  }

  /** Returns true if the name of a tag begins with the prefix, in any case. */
  static boolean hasTagPrefix(Resource resource, String prefix) {
    return tags(resource)
        .anyMatch(
            tag ->
                tag.getKey().toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT)));
  }

  private static Stream<Map.Entry<String, JsonNode>> tags(Resource resource) {
    return Json.child(resource.body(), "tags").properties().stream();
  }
}
