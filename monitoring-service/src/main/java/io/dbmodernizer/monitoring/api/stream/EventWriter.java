package io.dbmodernizer.monitoring.api.stream;

import io.dbmodernizer.monitoring.api.MigrationEntry;
import io.dbmodernizer.monitoring.api.MigrationIndex;
import io.dbmodernizer.monitoring.api.Summary;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events, all with the same id. */
final class EventWriter {
  private final JsonMapper json;
  private final EventId id;
  private final StringBuilder text = new StringBuilder();

  EventWriter(JsonMapper json, EventId id) {
    this.json = json;
    this.id = id;
  }

  EventWriter migration(MigrationEntry entry) {
    return event("migration", entry.item());
  }

  EventWriter removed(String migrationId) {
    return event("removed", Map.of("migrationId", migrationId));
  }

  EventWriter summary(Summary summary) {
    return event("summary", summary);
  }

  /** Tells the client to load everything again. */
  EventWriter reset() {
    return event("reset", Map.of("reason", "changes since the last event are not known any more"));
  }

  /** Writes the changes of the wanted migrations. */
  EventWriter changes(MigrationIndex.Changes changes, Predicate<String> wanted) {
    for (MigrationEntry entry : changes.changed()) {
      if (wanted.test(entry.item().migrationId())) {
        migration(entry);
      }
    }
    changes.removed().stream().filter(wanted).forEach(this::removed);
    return this;
  }

  private EventWriter event(String name, Object data) {
    text.append("event: ").append(name).append('\n');
    text.append("id: ").append(id).append('\n');
    text.append("data: ").append(json.writeValueAsString(data)).append("\n\n");
    return this;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
