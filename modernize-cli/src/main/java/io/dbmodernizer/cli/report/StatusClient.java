package io.dbmodernizer.cli.report;

import io.dbmodernizer.cli.option.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the monitoring service: {@code GET /api/migrations}, {@code GET /api/migrations/{id}}
 * and {@code GET /api/migrations/{id}/tables}.
 */
public final class StatusClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int TABLES_AT_A_TIME = 1_000;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String api;
  private final @Nullable AccessToken token;

  /**
   * Creates a client.
   *
   * @param api base address of the monitoring service
   * @param token token for the service; null for none
   */
  public StatusClient(String api, @Nullable AccessToken token) {
    this.api = api.replaceAll("/+$", "");
    this.token = token;
  }

  /**
   * Returns all migrations.
   *
   * @return the status of each
   * @throws IOException if the service cannot be reached or does not answer 200
   */
  public List<JsonNode> all() throws IOException {
    HttpResponse<String> response = get("/api/migrations");
    requireOk(response);
    JsonNode body = json(response);
    JsonNode list = body.isArray() ? body : body.path("migrations");
    return list.valueStream().toList();
  }

  /**
   * Returns one migration.
   *
   * @param migrationId id of the migration
   * @return its status; empty if the service does not know it
   * @throws IOException if the service cannot be reached or answers neither 200 nor 404
   */
  public Optional<JsonNode> one(String migrationId) throws IOException {
    HttpResponse<String> response = get("/api/migrations/" + encoded(migrationId));
    if (response.statusCode() == 404 && isJson(response)) {
      return Optional.empty();
    }
    requireOk(response);
    return Optional.of(json(response));
  }

  /**
   * Returns every table of a migration, in the order of their names.
   *
   * @param migrationId id of the migration
   * @return the tables; empty if the service does not know the migration
   * @throws IOException if the service cannot be reached or answers neither 200 nor 404
   */
  public List<JsonNode> tables(String migrationId) throws IOException {
    List<JsonNode> tables = new ArrayList<>();
    String after = "";
    do {
      HttpResponse<String> response =
          get(
              "/api/migrations/%s/tables?limit=%d&after=%s"
                  .formatted(encoded(migrationId), TABLES_AT_A_TIME, encoded(after)));
      if (response.statusCode() == 404) {
        return List.of();
      }
      requireOk(response);
      JsonNode page = json(response);
      page.path("tables").forEach(tables::add);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return tables;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws IOException {
    HttpRequest request =
        AccessToken.show(HttpRequest.newBuilder(URI.create(api + path)), token)
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(
          "the monitoring service at %s cannot be reached; start the platform with 'modernize up', or give another address with --api"
              .formatted(api),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the monitoring service", e);
    }
  }

  private void requireOk(HttpResponse<String> response) throws IOException {
    int status = response.statusCode();
    if (status != 200) {
      String remedy = AccessToken.remedy(status);
      throw new IOException(
          "the response of %s has status %d for %s; %s"
              .formatted(
                  api,
                  status,
                  response.uri().getPath(),
                  remedy == null
                      ? "give the address of the monitoring service with --api"
                      : remedy));
    }
  }

  /**
   * Returns whether the response is JSON. A 404 of another server says nothing about a migration.
   */
  private static boolean isJson(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").contains("json");
  }

  private JsonNode json(HttpResponse<String> response) throws IOException {
    try {
      return JsonMapper.shared().readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException(
          "the response of %s is not that of the monitoring service; give its address with --api"
              .formatted(api),
          e);
    }
  }
}
