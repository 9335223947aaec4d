package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.MigrationRequested;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags of every resource that a migration creates: the requester, the purpose and the id of the
 * migration. The id marks a resource as created by the migration. A resource without that mark
 * belongs to another owner: it may be used as it is, but is never changed.
 */
public final class ResourceTags {
  /** Tag with the id of the migration that created the resource. */
  public static final String MIGRATION = "dbmodernizer-migration";

  /** Tag with the person or team that requested the migration. */
  public static final String REQUESTER = "dbmodernizer-requester";

  /** Tag with the purpose of the migration. */
  public static final String PURPOSE = "dbmodernizer-purpose";

  /**
   * Tag on a shared resource whose creator was torn down while others used it. The last migration
   * that uses the resource removes it.
   */
  public static final String RELEASED = "dbmodernizer-released";

  private static final int LONGEST_VALUE = 256;

  private ResourceTags() {}

  /**
   * Returns the user's tags and the project's own, which win. Azure does not tell tag names apart
   * by case.
   */
  public static Map<String, String> of(MigrationRequested request) {
    Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    tags.putAll(request.getTarget().getTags());
    put(tags, MIGRATION, request.getMetadata().getMigrationId());
    put(tags, REQUESTER, request.getRequester());
    put(tags, PURPOSE, request.getPurpose());
    return tags;
  }

  /** Returns whether a resource with these tags was created by the migration of this request. */
  public static boolean markedBy(MigrationRequested request, @Nullable Map<String, String> tags) {
    String id = request.getMetadata().getMigrationId();
    return tags != null
        && tags.entrySet().stream()
            .anyMatch(t -> t.getKey().equalsIgnoreCase(MIGRATION) && t.getValue().equals(id));
  }

  /**
   * Returns whether a resource with these tags was created by some migration, this one or another.
   */
  public static boolean marked(@Nullable Map<String, String> tags) {
    return tags != null && tags.keySet().stream().anyMatch(MIGRATION::equalsIgnoreCase);
  }

  /**
   * Returns whether some migration created a resource with these tags and has handed it over since.
   */
  public static boolean released(Map<String, String> tags) {
    return marked(tags) && tags.keySet().stream().anyMatch(RELEASED::equalsIgnoreCase);
  }

  private static void put(Map<String, String> tags, String name, String value) {
    // Removed first: a map that ignores case would keep the user's spelling of the name.
    tags.remove(name);
    if (!value.isBlank()) {
      tags.put(name, value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
    }
  }
}
