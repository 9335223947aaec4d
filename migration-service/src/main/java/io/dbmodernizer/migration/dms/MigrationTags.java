package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.MigrationRequested;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Tags on what this stage creates: the user's own, and which migration, who and what for, which
 * win.
 */
final class MigrationTags {
  private static final String MIGRATION = "dbmodernizer-migration";
  private static final String REQUESTER = "dbmodernizer-requester";
  private static final String PURPOSE = "dbmodernizer-purpose";
  private static final int LONGEST_VALUE = 256;

  private MigrationTags() {}

  static Map<String, String> of(MigrationRequested request) {
    Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    tags.putAll(request.getTarget().getTags());
    put(tags, MIGRATION, request.getMetadata().getMigrationId());
    put(tags, REQUESTER, request.getRequester());
    put(tags, PURPOSE, request.getPurpose());
    return tags;
  }

  /** Whether a resource with these tags was created by the migration of this request. */
  static boolean markedBy(MigrationRequested request, JsonNode tags) {
    String id = request.getMetadata().getMigrationId();
    return tags.properties().stream()
        .anyMatch(
            tag ->
                tag.getKey().equalsIgnoreCase(MIGRATION) && tag.getValue().asString("").equals(id));
  }

  private static void put(Map<String, String> tags, String name, String value) {
    // Removed first: a map that ignores case would keep the user's spelling of the name.
    tags.remove(name);
    if (!value.isBlank()) {
      tags.put(name, value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
    }
  }
}
