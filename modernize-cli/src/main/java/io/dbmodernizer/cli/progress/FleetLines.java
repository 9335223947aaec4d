package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.api.Query;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A fleet as a line for each change, for logs and pipes: {@code time id state percent stage reason
 * remedy}. Quiet, a line means that the state or the stage has changed; in full, any number.
 */
final class FleetLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Set<String> AT_REST = Set.of("COMPLETED", "REMOVED", "FAILED", "CANCELLED");
  private static final int PAGE = 200;
  private static final int ALL = 100_000;

  private final MonitoringApi api;
  private final Fleet fleet;
  private final PrintStream out;
  private final boolean everyChange;
  private final Map<String, String> lastStates = new HashMap<>();
  private Instant seen = Instant.MIN;

  FleetLines(MonitoringApi api, PrintStream out, boolean everyChange) {
    this.api = api;
    this.fleet = new Fleet(api);
    this.out = out;
    this.everyChange = everyChange;
  }

  /**
   * Prints what has changed since the last call. The first call prints the migrations that have not
   * ended.
   */
  void print() {
    boolean first = seen.equals(Instant.MIN);
    List<JsonNode> changed = changed();
    for (int i = changed.size() - 1; i >= 0; i--) {
      JsonNode item = changed.get(i);
      String id = text(item, "migrationId");
      String state = state(item);
      boolean same = state.equals(lastStates.put(id, state));
      if (!same && !(first && AT_REST.contains(text(item, "state")))) {
        print(fleet.row(item));
      }
    }
    if (!changed.isEmpty()) {
      seen = updatedAt(changed.get(0));
    }
    out.flush();
  }

  /** Returns the migrations that have changed since the last call, the newest first. */
  private List<JsonNode> changed() {
    Query query = new Query().with("sort", "-updatedAt");
    int most = seen.equals(Instant.MIN) ? ALL : PAGE;
    while (true) {
      List<JsonNode> items = api.migrations(query, most).items();
      List<JsonNode> changed = new ArrayList<>();
      for (JsonNode item : items) {
        if (updatedAt(item).isBefore(seen)) {
          return changed;
        }
        changed.add(item);
      }
      if (items.size() < most || most >= ALL) {
        return changed;
      }
      most = ALL;
    }
  }

  private String state(JsonNode item) {
    String stage = text(item.path("stage"), "name") + " " + text(item.path("stage"), "state");
    String state = text(item, "state") + " " + stage + " " + text(item, "waitingOn");
    return everyChange
        ? state + " " + item.path("percent").asInt(0) + " " + item.path("tables")
        : state;
  }

  private void print(FleetRow row) {
    Attention attention = row.attention();
    String what =
        attention.isEmpty()
            ? row.work()
            : attention.reason()
                + (attention.remedy().isEmpty() ? "" : "; remedy: " + attention.remedy());
    out.println(
        "%s %s %s %d%% %s %s"
            .formatted(
                TIME.format(updatedAt(row.item())),
                row.id(),
                row.state().toLowerCase(Locale.ROOT),
                row.percent(),
                row.stage(),
                what)
            .stripTrailing());
  }

  private static Instant updatedAt(JsonNode item) {
    return Instant.parse(item.path("updatedAt").asString(Instant.EPOCH.toString()));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
