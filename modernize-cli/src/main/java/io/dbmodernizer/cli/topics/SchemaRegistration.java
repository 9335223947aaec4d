package io.dbmodernizer.cli.topics;

import io.dbmodernizer.topics.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registration of the schemas of all events with the Confluent REST API, in the order of the
 * catalogue. It can run again.
 */
public final class SchemaRegistration {

  /** Compatibility of the subjects: every version of a schema reads every other version. */
  public static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final JsonMapper json = JsonMapper.shared();
  private final URI registry;
  private final @Nullable String userInfo;

  /**
   * Creates the registration.
   *
   * @param registryUrl base address of the Confluent API, without a slash at the end
   * @param userInfo {@code user:password} for HTTP basic authentication; null for none
   */
  public SchemaRegistration(String registryUrl, @Nullable String userInfo) {
    this.registry = URI.create(registryUrl.replaceAll("/+$", ""));
    this.userInfo = userInfo;
  }

  /**
   * Sets the compatibility and registers every subject.
   *
   * @return the number of subjects
   * @throws SetupException if the registry cannot be reached or refuses a schema
   */
  public int apply() {
    call("PUT", "/config", Map.of("compatibility", COMPATIBILITY));
    Map<String, Schema> subjects = TopicCatalogue.subjects();
    subjects.forEach(
        (subject, schema) ->
            call(
                "POST",
                "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions",
                Map.of("schema", schema.toString())));
    return subjects.size();
  }

  private void call(String method, String path, Map<String, String> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(registry + path))
            .timeout(TIMEOUT)
            .header("Content-Type", CONTENT_TYPE)
            .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    if (userInfo != null) {
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)));
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new SetupException(
            "the schema registry answered with status %d to %s %s: %s"
                .formatted(response.statusCode(), method, path, response.body()));
      }
    } catch (IOException e) {
      throw new SetupException(
          "the schema registry at %s cannot be reached (%s); check --registry"
              .formatted(registry.getAuthority(), e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupException("interrupted while waiting for the schema registry", e);
    }
  }
}
