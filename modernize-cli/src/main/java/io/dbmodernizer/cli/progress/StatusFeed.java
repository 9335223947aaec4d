package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.failure.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The newest state of one migration from the REST interface, shown in a view. */
public final class StatusFeed {
  private static final long INTERVAL = Duration.ofMillis(500).toNanos();

  private final MonitoringApi api;
  private final String migrationId;
  private final ProgressView view;
  private final LongSupplier nanoTime;
  private @Nullable JsonNode last;
  private long asked;
  private boolean begun;

  /**
   * Creates the feed. Asks nothing yet.
   *
   * @param api the REST interface
   * @param migrationId id of the migration
   * @param view the view
   */
  public StatusFeed(MonitoringApi api, String migrationId, ProgressView view) {
    this(api, migrationId, view, System::nanoTime);
  }

  StatusFeed(MonitoringApi api, String migrationId, ProgressView view, LongSupplier nanoTime) {
    this.api = api;
    this.migrationId = migrationId;
    this.view = view;
    this.nanoTime = nanoTime;
  }

  /** Returns the id of the migration. */
  public String migrationId() {
    return migrationId;
  }

  /**
   * Asks for the state if the last question was half a second ago, and shows it.
   *
   * @return the last known state; empty as long as the service does not know the migration
   */
  public Optional<JsonNode> poll() {
    if (!begun || nanoTime.getAsLong() - asked >= INTERVAL) {
      begun = true;
      asked = nanoTime.getAsLong();
      ask();
    }
    return Optional.ofNullable(last);
  }

  /** Says that the newest state cannot be read. Throws the failure if it does not pass. */
  void lost(UnavailableException failure) {
    if (!failure.mayPass()) {
      throw failure;
    }
    view.lost(String.valueOf(failure.getMessage()));
  }

  /** Returns the last known state; empty as long as there is none. */
  public Optional<JsonNode> last() {
    return Optional.ofNullable(last);
  }

  /** Returns the resources in Azure that the service knows of the migration. */
  List<JsonNode> resources() {
    return api.resources(migrationId);
  }

  private void ask() {
    try {
      Optional<JsonNode> migration = api.migration(migrationId);
      if (migration.isPresent()) {
        last = migration.get();
        view.show(last, last.path("alerts").asInt(0) == 0 ? List.of() : api.alerts(migrationId));
      }
    } catch (UnavailableException e) {
      lost(e);
    }
  }
}
