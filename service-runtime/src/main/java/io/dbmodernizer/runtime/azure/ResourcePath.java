package io.dbmodernizer.runtime.azure;

import java.util.Locale;

/** The type of the resource that the path of a call names. */
final class ResourcePath {
  private static final String PROVIDERS = "/providers/";

  private ResourcePath() {}

  /**
   * Returns the type without the names of resources, for example {@code
   * Microsoft.Sql/servers/databases}, or {@code subscriptions/resourceGroups} for a path without a
   * provider.
   *
   * @param path path of a URL of Resource Manager; the type of an empty one is empty
   */
  static String type(String path) {
    int last = path.toLowerCase(Locale.ROOT).lastIndexOf(PROVIDERS);
    int root = path.startsWith("/") ? 1 : 0;
    String[] segments = path.substring(last < 0 ? root : last + PROVIDERS.length()).split("/", -1);
    StringBuilder type = new StringBuilder(segments[0]);
    for (int at = last < 0 ? 2 : 1; at < segments.length; at += 2) {
      type.append('/').append(segments[at]);
    }
    return type.toString();
  }
}
