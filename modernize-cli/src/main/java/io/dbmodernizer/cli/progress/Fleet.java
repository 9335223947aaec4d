package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.api.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The migrations that matter most: those that need attention, then those at work, then those that
 * changed last. Within each group the order does not change while they go on.
 */
final class Fleet {
  private static final int MOST_KEPT = 256;

  private final MonitoringApi api;
  private final Map<String, Attention> known = new LinkedHashMap<>(16, 0.75f, true);

  Fleet(MonitoringApi api) {
    this.api = api;
  }

  /** Returns all migrations in numbers. */
  JsonNode summary() {
    return api.summary();
  }

  /**
   * Returns the migrations that matter most.
   *
   * @param most most migrations to return
   */
  List<FleetRow> rows(int most) {
    Map<String, FleetRow> rows = new LinkedHashMap<>();
    add(rows, new Query().with("needsAttention", "true").with("sort", "-requestedAt"), most);
    add(
        rows,
        new Query()
            .withEach("state", List.of("RUNNING", "REQUESTED", "REMOVING"))
            .with("sort", "-requestedAt"),
        most);
    add(rows, new Query().with("sort", "-updatedAt"), most);
    return new ArrayList<>(rows.values());
  }

  private void add(Map<String, FleetRow> rows, Query query, int most) {
    if (rows.size() < most) {
      for (JsonNode item : api.migrations(query, most).items()) {
        String id = item.path("migrationId").asString("");
        if (rows.size() < most && !rows.containsKey(id)) {
          rows.put(id, row(item));
        }
      }
    }
  }

  /** Returns a migration with the reason and the remedy, which lists do not have. */
  FleetRow row(JsonNode item) {
    String state = item.path("state").asString("");
    boolean stands = List.of("FAILED", "CANCELLED", "WAITING").contains(state);
    if (!stands && item.path("alerts").asInt(0) == 0) {
      return new FleetRow(item, new Attention("", ""));
    }
    String id = item.path("migrationId").asString("");
    String version = id + " " + item.path("updatedAt").asString("");
    Attention attention = known.get(version);
    if (attention == null) {
      attention =
          api.migration(id)
              .map(migration -> Attention.of(migration, api.alerts(id)))
              .orElse(new Attention("", ""));
      known.put(version, attention);
      if (known.size() > MOST_KEPT) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return new FleetRow(item, attention);
  }
}
