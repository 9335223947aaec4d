package io.dbmodernizer.cli.api;

import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.option.AccessToken;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The REST interface {@code /api/v1} of the monitoring service. Used by one thread.
 *
 * <p>Every method throws {@link UnavailableException} if the service does not answer within 10 s,
 * answers that it is not ready, or refuses the token.
 */
public final class MonitoringApi {
  private static final int MOST_AT_A_TIME = 200;
  private static final int NOT_FOUND = 404;

  private final RestClient client;

  /**
   * Creates a client. Sends nothing yet.
   *
   * @param address base address of the monitoring service
   * @param token token for the service; null for none
   */
  public MonitoringApi(String address, @Nullable AccessToken token) {
    this.client = new RestClient(address, token);
  }

  /**
   * Returns one migration.
   *
   * @param migrationId id of the migration
   * @return the migration with its stages; empty if the service does not know it
   */
  public Optional<JsonNode> migration(String migrationId) {
    return found(path(migrationId, ""));
  }

  /**
   * Returns the first migrations of a list.
   *
   * @param query conditions and order
   * @param most most items to return
   */
  public Listing migrations(Query query, int most) {
    return pages("/api/v1/migrations", query, most);
  }

  /**
   * Requests a migration.
   *
   * @param document the request as people write it, with its migrationId
   * @return who has asked, and the id of the event; the id is empty if the same request is known
   */
  public JsonNode request(String document) {
    return client.post("/api/v1/migrations", document);
  }

  /**
   * Publishes a command for one migration. If the answer is lost, it is sent once more, and the
   * service carries it out once.
   *
   * @param migrationId id of the migration
   * @param action cancel, retry, teardown, restore or throttle
   * @param json the fields of the command
   * @return who has asked, and the id of the command
   */
  public JsonNode command(String migrationId, String action, String json) {
    return client.command(path(migrationId, "/" + action), json);
  }

  /**
   * Returns the newest events of a migration, the newest first.
   *
   * @param migrationId id of the migration
   * @return the events; empty if the service does not know the migration
   */
  public List<JsonNode> events(String migrationId) {
    return itemsOf(path(migrationId, "/events"));
  }

  /** Returns all migrations in numbers. */
  public JsonNode summary() {
    return client.get("/api/v1/summary");
  }

  /**
   * Returns the first tables of a migration.
   *
   * @param migrationId id of the migration
   * @param query conditions and order
   * @param most most items to return
   * @return the tables; empty if the service does not know the migration
   */
  public Optional<Listing> tables(String migrationId, Query query, int most) {
    return migration(migrationId).map(known -> pages(path(migrationId, "/tables"), query, most));
  }

  /**
   * Returns the Azure resources of a migration.
   *
   * @param migrationId id of the migration
   * @return the resources; empty if the service does not know the migration
   */
  public List<JsonNode> resources(String migrationId) {
    return itemsOf(path(migrationId, "/resources"));
  }

  /**
   * Returns the open alerts of a migration.
   *
   * @param migrationId id of the migration
   * @return the alerts; empty if the service does not know the migration
   */
  public List<JsonNode> alerts(String migrationId) {
    return itemsOf(path(migrationId, "/alerts"));
  }

  /**
   * Returns the first open alerts of all migrations, the newest first.
   *
   * @param query conditions
   * @param most most items to return
   */
  public Listing alerts(Query query, int most) {
    return pages("/api/v1/alerts", query, most);
  }

  /**
   * Returns the first dead letters, the newest first.
   *
   * @param query conditions
   * @param most most items to return
   */
  public Listing deadLetters(Query query, int most) {
    return pages("/api/v1/dead-letters", query, most);
  }

  /**
   * Returns one dead letter with its content.
   *
   * @param id id of the dead letter
   * @return the dead letter; empty if the service does not know it
   */
  public Optional<JsonNode> deadLetter(String id) {
    return found("/api/v1/dead-letters/" + Query.encoded(id));
  }

  /**
   * Publishes a dead letter again.
   *
   * @param id id of the dead letter
   * @return topic, partition and offset of the new record
   */
  public JsonNode replayDeadLetter(String id) {
    return client.post("/api/v1/dead-letters/" + Query.encoded(id) + "/replay", "{}");
  }

  private List<JsonNode> itemsOf(String path) {
    return found(path).map(page -> page.path("items").valueStream().toList()).orElse(List.of());
  }

  private Listing pages(String path, Query query, int most) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = null;
    int total;
    do {
      Query page =
          query
              .copy()
              .with("limit", Math.min(MOST_AT_A_TIME, most - items.size()))
              .with("cursor", cursor);
      JsonNode answer = client.get(path + page);
      answer.path("items").forEach(items::add);
      total = answer.path("total").asInt(items.size());
      cursor = answer.path("next").isString() ? answer.path("next").asString() : null;
    } while (cursor != null && items.size() < most);
    return new Listing(items, total);
  }

  private Optional<JsonNode> found(String path) {
    HttpResponse<String> response = client.send(path);
    return response.statusCode() == NOT_FOUND && client.isOfService(response)
        ? Optional.empty()
        : Optional.of(client.body(path, response));
  }

  private static String path(String migrationId, String part) {
    return "/api/v1/migrations/" + Query.encoded(migrationId) + part;
  }
}
