package io.dbmodernizer.emulator.arm.store;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The id of a resource: a path that is equal in any case but remembers the spelling it was created
 * with.
 *
 * @param value the path, starting with one slash, without a trailing one
 */
public record ResourceId(String value) {

  public ResourceId {
    if (!value.startsWith("/") || value.endsWith("/")) {
      throw new IllegalArgumentException(
          "A resource id starts with one slash and does not end with one: " + value);
    }
  }

  /**
   * Reads an id that a caller sent inside a body.
   *
   * @throws ArmException 400 LinkedInvalidPropertyId if it has no such form
   */
  public static ResourceId fromBody(@Nullable String text, String property) {
    if (text == null || !text.toLowerCase(Locale.ROOT).startsWith("/subscriptions/")) {
      throw ArmException.badRequest(
          "LinkedInvalidPropertyId",
          "Property id '%s' at path '%s' is invalid. Expect fully qualified resource Id that start with '/subscriptions/{subscriptionId}' or '/providers/{resourceProviderNamespace}/'."
              .formatted(text, property));
    }
    return new ResourceId(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /** Returns the form by which ids are compared. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** Returns the last segment. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** Returns the subscription. */
  public String subscription() {
    return segments().get(1);
  }

  /** Returns the resource group's name, empty for an id outside of one. */
  public String group() {
    List<String> segments = segments();
    return segments.size() > 3 && segments.get(2).equalsIgnoreCase("resourceGroups")
        ? segments.get(3)
        : "";
  }

  /** Returns whether this is the id of a resource group. */
  public boolean isGroup() {
    return segments().size() == 4 && !group().isEmpty();
  }

  /** Returns the id of the resource group; of no use for an id outside of one. */
  public ResourceId groupId() {
    return new ResourceId("/subscriptions/" + subscription() + "/resourceGroups/" + group());
  }

  /**
   * Returns the resource this one lives in or hangs on: another resource, or the resource group.
   * Null for a resource group and for a resource of the subscription itself.
   */
  public @Nullable ResourceId parent() {
    List<String> segments = segments();
    int end = segments.size() - 2;
    if (end <= 2) {
      return null;
    }
    if (segments.get(end - 2).equalsIgnoreCase("providers")) {
      end -= 2;
    }
    if (end <= 2) {
      return null;
    }
    return new ResourceId("/" + String.join("/", segments.subList(0, end)));
  }

  /** Returns the type, for example {@code microsoft.sql/servers/databases}, in lower case. */
  public String type() {
    List<String> segments = segments();
    int providers = -1;
    for (int i = 0; i < segments.size() - 1; i++) {
      if (segments.get(i).equalsIgnoreCase("providers")) {
        providers = i;
      }
    }
    if (providers < 0) {
      return "microsoft.resources/resourcegroups";
    }
    StringBuilder type = new StringBuilder(segments.get(providers + 1));
    for (int i = providers + 2; i < segments.size(); i += 2) {
      type.append('/').append(segments.get(i));
    }
    return type.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this id lies below another one. */
  public boolean isWithin(ResourceId ancestor) {
    return key().startsWith(ancestor.key() + "/");
  }

  /** Returns whether both mean the same resource. */
  public boolean sameAs(ResourceId other) {
    return key().equals(other.key());
  }

  /** Returns an id below this one. */
  public ResourceId child(String type, String name) {
    return new ResourceId(value + "/" + type + "/" + name);
  }

  private List<String> segments() {
    return List.of(value.substring(1).split("/"));
  }

  @Override
  public String toString() {
    return value;
  }
}
