package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.MigrationRequested;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags on what this stage creates: the user's own, then which migration, who and what for. */
final class MigrationTags {
  private static final int LONGEST_VALUE = 256;

  private MigrationTags() {}

  static Map<String, String> of(MigrationRequested request) {
    Map<String, String> tags = new LinkedHashMap<>(request.getTarget().getTags());
    tags.put("migrationId", request.getMetadata().getMigrationId());
    tags.put("requester", shortened(request.getRequester()));
    tags.put("purpose", shortened(request.getPurpose()));
    tags.values().removeIf(String::isEmpty);
    return tags;
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
  }
}
