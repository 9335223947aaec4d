package io.dbmodernizer.monitoring.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.monitoring.api.RunningService;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The monitoring service with a fleet and access by tokens, and a browser to visit it. */
final class RunningDashboard implements AutoCloseable {
  static final String VIEWER = "viewer-0123456789-0123456789-0123456789";
  static final String OPERATOR = "operator-0123456789-0123456789-0123456789";

  private final SampleFleet fleet = new SampleFleet(Instant.now());
  private final RunningService service;
  private final Chromium chromium;

  /**
   * Starts both.
   *
   * @param folder folder for the files of the service
   * @param migrations size of the fleet
   */
  RunningDashboard(Path folder, int migrations) throws Exception {
    service = new RunningService();
    for (int i = 0; i < migrations; i++) {
      publish(fleet.migration(i));
    }
    Files.writeString(folder.resolve("viewer"), VIEWER);
    Files.writeString(folder.resolve("operator"), OPERATOR);
    service.start(
        folder,
        "--dbmodernizer.access.mode=TOKENS",
        "--dbmodernizer.access.tokens[0].name=dashboards",
        "--dbmodernizer.access.tokens[0].role=VIEWER",
        "--dbmodernizer.access.tokens[0].token-ref=file:" + folder.resolve("viewer"),
        "--dbmodernizer.access.tokens[1].name=platform-team",
        "--dbmodernizer.access.tokens[1].role=OPERATOR",
        "--dbmodernizer.access.tokens[1].token-ref=file:" + folder.resolve("operator"));
    chromium = Chromium.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                service.get("/api/v1/summary", "Authorization", "Bearer " + VIEWER).statusCode()
                    == 200);
  }

  /** Waits until the service knows so many migrations. */
  void awaitFleet(int migrations) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                service
                    .get("/api/v1/summary", "Authorization", "Bearer " + VIEWER)
                    .body()
                    .startsWith("{\"migrations\":" + migrations + ","));
  }

  /** Waits until the service knows a migration. */
  void awaitMigration(String migrationId) {
    String path = "/api/v1/migrations/" + migrationId;
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.get(path, "Authorization", "Bearer " + VIEWER).statusCode() == 200);
  }

  /** Opens an empty page in a window of a desk computer. */
  Visit visit(@Nullable String token) {
    return visit(token, 1280, 900, ColorScheme.LIGHT);
  }

  Visit visit(@Nullable String token, int width, int height, ColorScheme theme) {
    return new Visit(chromium.browser(), service.uri("/"), token, width, height, theme);
  }

  RunningService service() {
    return service;
  }

  /** Publishes migration {@code i} anew. */
  void change(int i, MigrationState state, int percent) {
    MigrationStatus changed = fleet.migration(i, state, percent);
    changed.setUpdatedAt(Instant.now());
    publish(changed);
    service.flush();
  }

  /** Publishes a status. */
  void publish(MigrationStatus status) {
    service.publish(Topic.STATUS, status.getMigrationId(), status);
  }

  /**
   * Publishes tables of a migration.
   *
   * @param rate rows a second of those being copied
   */
  void publishTables(String migrationId, int count, long rate) {
    for (TableStatus table : SampleTables.of(count, Instant.now(), rate)) {
      service.publish(
          Topic.TABLES,
          new TableKey(migrationId, table.getProgress().getTable()).toString(),
          table);
    }
    service.flush();
  }

  @Override
  public void close() throws Exception {
    chromium.close();
    service.close();
  }
}
