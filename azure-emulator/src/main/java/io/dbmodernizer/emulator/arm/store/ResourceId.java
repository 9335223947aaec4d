package io.dbmodernizer.emulator.arm.store;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The id of a resource. Ids are compared without regard to case, but keep the spelling of their
 * creation.
 *
 * @param value path that begins with one slash and does not end with one
 */
public record ResourceId(String value) {

  public ResourceId {
    if (!value.startsWith("/") || value.endsWith("/")) {
      throw new IllegalArgumentException(
          "A resource id starts with one slash and does not end with one: " + value);
    }
  }

  /**
   * Reads a resource id from a request body.
   *
   * @param text the value, null if missing
   * @param property path of the property, for the message
   * @throws ArmException 400 LinkedInvalidPropertyId if it does not begin with {@code
   *     /subscriptions/}
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

  /** Returns the id in lower case, the form in which ids are compared. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** Returns the name of the resource: the last segment. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /**
   * Returns the name with the names of the parent resources in front, for example {@code
   * server/database}. An extension resource has its own name only.
   */
  public String qualifiedName() {
    ResourceId parent = parent();
    return parent == null || parent.isGroup() || !type().startsWith(parent.type() + "/")
        ? name()
        : parent.qualifiedName() + "/" + name();
  }

  /** Returns the id of the subscription. */
  public String subscription() {
    return segments().get(1);
  }

  /** Returns the name of the resource group, empty if the resource is in none. */
  public String group() {
    List<String> segments = segments();
    return segments.size() > 3 && segments.get(2).equalsIgnoreCase("resourceGroups")
        ? segments.get(3)
        : "";
  }

  /** Returns true if this is the id of a resource group. */
  public boolean isGroup() {
    return segments().size() == 4 && !group().isEmpty();
  }

  /** Returns the id of the resource group. Call it only if {@link #group} is not empty. */
  public ResourceId groupId() {
    return new ResourceId("/subscriptions/" + subscription() + "/resourceGroups/" + group());
  }

  /**
   * Returns the parent: the resource that contains this one or that this one extends, or the
   * resource group. Returns null for a resource group and for a resource directly below the
   * subscription.
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

  /** Returns the type in lower case, for example {@code microsoft.sql/servers/databases}. */
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

  /** Returns true if this id is below another one, at any depth. */
  public boolean isWithin(ResourceId ancestor) {
    return key().startsWith(ancestor.key() + "/");
  }

  /** Returns true if both ids are equal without regard to case. */
  public boolean sameAs(ResourceId other) {
    return key().equals(other.key());
  }

  /**
   * Returns the id of a child.
   *
   * @param type last segment of the child's type, for example {@code databases}
   */
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
