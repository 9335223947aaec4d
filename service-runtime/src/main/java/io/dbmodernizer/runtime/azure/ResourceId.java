package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.AzureScope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The id of an Azure resource, as its segments. This is the one place where ids are put together
 * and where they become paths of URLs: {@link #toString} is the id as Azure writes it, with names
 * as they are, and {@link #path} is the same with every segment encoded. No name in Azure has a
 * slash, a question mark or a percent sign, so an id can be read back from either form.
 *
 * @param segments what stands between the slashes, not encoded; at least one
 */
public record ResourceId(List<String> segments) {
  private static final String UNENCODED = "-._~!$&'()*+,;=:@";
  private static final int RADIX = 16;

  /**
   * Copies the segments.
   *
   * @throws IllegalArgumentException if a segment is empty or has a character that no name in Azure
   *     has
   */
  public ResourceId {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a resource id has at least one segment");
    }
    for (String segment : segments) {
      if (segment.isEmpty() || segment.chars().anyMatch(ResourceId::isForbidden)) {
        throw new IllegalArgumentException(
            "segment '"
                + segment
                + "' of a resource id is empty or has one of / ? % or a control character");
      }
    }
  }

  /** Returns a subscription. */
  public static ResourceId subscription(String subscriptionId) {
    return new ResourceId(List.of("subscriptions", subscriptionId));
  }

  /** Returns the subscription that a request is about. */
  public static ResourceId subscription(AzureScope scope) {
    return subscription(scope.getSubscriptionId());
  }

  /** Returns the resource group that a request is about. */
  public static ResourceId group(AzureScope scope) {
    return subscription(scope).child("resourceGroups", scope.getResourceGroup());
  }

  /**
   * Reads an id, or the path of one: what is encoded is decoded.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static ResourceId parse(String id) {
    String trimmed = id.startsWith("/") ? id.substring(1) : id;
    return new ResourceId(Arrays.stream(trimmed.split("/", -1)).map(ResourceId::decoded).toList());
  }

  /**
   * Returns whether both mean the same resource: Azure does not tell case apart, in ids and in
   * names.
   */
  public static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && other != null && key(one).equals(key(other));
  }

  /**
   * Returns the form by which ids are compared.
   *
   * @param id an id in either form; other text is only lower-cased
   */
  public static String key(String id) {
    return decoded(id).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns a resource of a provider below this scope, for example {@code Microsoft.Sql/servers}.
   */
  public ResourceId resource(String type, String name) {
    return provider(type).with(name);
  }

  /** What a provider has below this scope: its resources of a type, or an action of it. */
  public ResourceId provider(String type) {
    return with("providers").with(type.split("/", -1));
  }

  /** Returns a resource below this one. */
  public ResourceId child(String type, String name) {
    return with(type, name);
  }

  /** Further segments: the children of a type, or an action. */
  public ResourceId with(String... more) {
    List<String> all = new ArrayList<>(segments);
    all.addAll(Arrays.asList(more));
    return new ResourceId(all);
  }

  /** What this id is a child or an extension of, without the last type and name. */
  public ResourceId parent() {
    int providers = segments.size() - 4;
    boolean outermost = providers > 0 && segments.get(providers).equalsIgnoreCase("providers");
    return new ResourceId(segments.subList(0, outermost ? providers : segments.size() - 2));
  }

  /** Returns the subscription it is in; empty for an id outside of one. */
  public String subscription() {
    return segments.size() > 1 && segments.get(0).equalsIgnoreCase("subscriptions")
        ? segments.get(1)
        : "";
  }

  /** Returns the last segment. */
  public String name() {
    return segments.get(segments.size() - 1);
  }

  /** Returns the id as a path of a URL, beginning with a slash, with every segment encoded. */
  public String path() {
    StringBuilder path = new StringBuilder();
    segments.forEach(segment -> path.append('/').append(encoded(segment)));
    return path.toString();
  }

  /** Returns the id as Azure writes it, beginning with a slash. */
  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }

  /**
   * Returns a text as one segment of a URL's path.
   *
   * @param segment any text
   */
  static String encoded(String segment) {
    StringBuilder path = new StringBuilder();
    for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isAsciiLetterOrDigit(character) || UNENCODED.indexOf(character) >= 0) {
        path.append(character);
      } else {
        path.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      }
    }
    return path.toString();
  }

  /** Not by {@code URLDecoder}: that reads a plus sign as a space and fails at a lone percent. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      int value = octets[i] == '%' && i + 2 < octets.length ? hex(octets, i + 1) : -1;
      decoded.write(value < 0 ? octets[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte[] octets, int at) {
    int high = Character.digit(octets[at], RADIX);
    int low = Character.digit(octets[at + 1], RADIX);
    return high < 0 || low < 0 ? -1 : high * RADIX + low;
  }

  private static boolean isAsciiLetterOrDigit(char character) {
    return character < 0x80 && Character.isLetterOrDigit(character);
  }

  private static boolean isForbidden(int character) {
    return character == '/'
        || character == '?'
        || character == '%'
        || Character.getType(character) == Character.CONTROL;
  }
}
