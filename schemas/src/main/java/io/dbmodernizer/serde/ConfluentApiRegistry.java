package io.dbmodernizer.serde;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the Confluent REST API of a registry. It repeats a call that fails for a temporary
 * reason, with backoff and jitter, each time at the next address.
 */
final class ConfluentApiRegistry implements SchemaRegistry {

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RegistrySettings settings;
  private final HttpClient client;

  ConfluentApiRegistry(RegistrySettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // An upgrade to HTTP/2 over plain text costs a round trip and has no advantage here.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout());
    SSLContext context = settings.tls().context();
    if (context != null) {
      builder.sslContext(context);
    }
    client = builder.build();
  }

  @Override
  public int register(String subject, Schema schema) {
    String versions = "/subjects/" + encoded(subject) + "/versions";
    HttpResponse<String> response = call(versions, schemaBody(schema));
    if (response.statusCode() == 409) {
      // Apicurio answers so, too, if another program creates the subject at the same moment.
      response = call(versions, schemaBody(schema));
    }
    if (response.statusCode() == 200) {
      return RegistryResponses.body(response).path("id").asInt();
    }
    if (RegistryResponses.isRejected(response)) {
      throw RegistryResponses.rejected(subject, schema, response);
    }
    throw RegistryResponses.unexpected(response);
  }

  @Override
  public int idOf(String subject, Schema schema) {
    HttpResponse<String> response = call("/subjects/" + encoded(subject), schemaBody(schema));
    if (response.statusCode() == 200) {
      return RegistryResponses.body(response).path("id").asInt();
    }
    if (RegistryResponses.isUnknownSubject(response)
        || RegistryResponses.isUnknownSchema(response)) {
      throw RegistryResponses.notRegistered(subject, schema);
    }
    throw RegistryResponses.unexpected(response);
  }

  @Override
  public Schema byId(int id) {
    HttpResponse<String> response = call("/schemas/ids/" + id, null);
    if (RegistryResponses.isUnknownSchema(response)) {
      throw new UnknownSchemaException("the registry has no schema with id " + id);
    }
    if (response.statusCode() != 200) {
      throw RegistryResponses.unexpected(response);
    }
    JsonNode body = RegistryResponses.body(response);
    String type = body.path("schemaType").asString("AVRO");
    if (!type.equals("AVRO")) {
      throw new UnknownSchemaException("schema " + id + " is of type " + type + ", not AVRO");
    }
    try {
      Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
      parseReferences(body, parser, new HashSet<>());
      return parser.parse(body.path("schema").asString(""));
    } catch (AvroRuntimeException e) {
      throw new UnknownSchemaException(
          "schema " + id + " cannot be parsed (" + e.getMessage() + ")");
    }
  }

  /** Parses the schemas of other subjects that the schema refers to, innermost first. */
  private void parseReferences(JsonNode body, Schema.Parser parser, Set<String> seen) {
    for (JsonNode reference : body.path("references")) {
      String subject = reference.path("subject").asString("");
      int version = reference.path("version").asInt();
      if (seen.add(subject + "/" + version)) {
        HttpResponse<String> response =
            call("/subjects/" + encoded(subject) + "/versions/" + version, null);
        if (response.statusCode() != 200) {
          throw RegistryResponses.unexpected(response);
        }
        JsonNode referenced = RegistryResponses.body(response);
        parseReferences(referenced, parser, seen);
        parser.parse(referenced.path("schema").asString(""));
      }
    }
  }

  /** Calls the registry, with repetitions. Returns any answer that is not temporary. */
  private HttpResponse<String> call(String path, @Nullable String body) {
    for (int attempt = 0; ; attempt++) {
      URI base = settings.urls().get(attempt % settings.urls().size());
      boolean last = attempt >= settings.maxRetries();
      try {
        HttpResponse<String> response =
            client.send(request(base, path, body), HttpResponse.BodyHandlers.ofString());
        if (last || !RegistryResponses.isTransient(response.statusCode())) {
          return response;
        }
      } catch (IOException e) {
        if (last) {
          throw new RegistryUnavailableException(
              "schema registry at %s:%d cannot be reached after %d attempts: %s; check %s"
                  .formatted(
                      base.getHost(), base.getPort(), attempt + 1, reason(e), RegistrySettings.URL),
              e);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      pause(attempt);
    }
  }

  private HttpRequest request(URI base, String path, @Nullable String body) {
    URI uri =
        URI.create(
            base.getScheme()
                + "://"
                + base.getHost()
                + (base.getPort() < 0 ? "" : ":" + base.getPort())
                + (base.getRawPath() == null ? "" : base.getRawPath())
                + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.readTimeout())
            .header("Accept", CONTENT_TYPE + ", application/json");
    RegistrySettings.Credentials credentials = settings.credentials();
    if (credentials != null) {
      String userInfo = credentials.user() + ":" + credentials.password();
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)));
    }
    return body == null
        ? request.GET().build()
        : request
            .header("Content-Type", CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
  }

  private void pause(int attempt) {
    Duration wait = settings.retryWait().multipliedBy(1L << Math.min(attempt, 16));
    if (wait.compareTo(settings.maxRetryWait()) > 0) {
      wait = settings.maxRetryWait();
    }
    long millis = wait.toMillis();
    try {
      // Half of the pause is random, so that many clients do not return at the same time.
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static RuntimeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new org.apache.kafka.common.errors.InterruptException(e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String encoded(String pathSegment) {
    return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String schemaBody(Schema schema) {
    return JSON.writeValueAsString(new LinkedHashMap<>(Map.of("schema", schema.toString())));
  }
}
