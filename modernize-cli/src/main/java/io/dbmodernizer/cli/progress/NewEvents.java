package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.api.MonitoringApi;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The events of a migration that were not there when this object was made. Used by one thread. */
final class NewEvents {
  private final MonitoringApi api;
  private final String migrationId;
  private final Set<String> earlier = new HashSet<>();
  private List<JsonNode> fresh = List.of();

  NewEvents(MonitoringApi api, String migrationId) {
    this.api = api;
    this.migrationId = migrationId;
    api.events(migrationId).forEach(event -> earlier.add(place(event)));
  }

  /** Asks for the events again. */
  void refresh() {
    fresh =
        api.events(migrationId).stream().filter(event -> !earlier.contains(place(event))).toList();
  }

  /** Returns the newest new event of a type. */
  Optional<JsonNode> find(String type) {
    return fresh.stream().filter(event -> event.path("type").asString("").equals(type)).findFirst();
  }

  private static String place(JsonNode event) {
    return "%s-%d-%d"
        .formatted(
            event.path("topic").asString(""),
            event.path("partition").asInt(0),
            event.path("offset").asLong(0));
  }
}
