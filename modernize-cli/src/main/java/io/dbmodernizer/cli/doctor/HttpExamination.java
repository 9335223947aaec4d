package io.dbmodernizer.cli.doctor;

import io.dbmodernizer.cli.option.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The examination of what answers over HTTP: the registry, the monitoring service, the services.
 */
public final class HttpExamination {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private record Answer(int status, JsonNode body) {}

  /**
   * Examines a registry.
   *
   * @param registry base address of its Confluent API
   * @param subjects the subjects that it should have
   * @param userInfo {@code user:password}; null for none
   */
  public Finding registry(String registry, Set<String> subjects, @Nullable String userInfo) {
    String area = "registry";
    String header =
        userInfo == null
            ? ""
            : "Basic "
                + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    Answer known = get(registry + "/subjects", header);
    if (known.status() == 0) {
      return Finding.problem(
          area,
          "nothing answers at " + registry,
          "start the local platform with 'modernize up', or give your registry with --registry URL");
    }
    if (known.status() != OK || !known.body().isArray()) {
      return Finding.problem(
          area,
          "%s answers with status %d, and not as a schema registry"
              .formatted(registry, known.status()),
          "give the base address of its Confluent API with --registry, and the login with"
              + " basic.auth.user.info in the file of --client-config");
    }
    Set<String> missing = new TreeSet<>(subjects);
    known.body().forEach(subject -> missing.remove(subject.asString("")));
    if (!missing.isEmpty()) {
      return Finding.problem(
          area,
          "%d of %d schemas are missing, such as %s"
              .formatted(missing.size(), subjects.size(), missing.iterator().next()),
          "register them with 'modernize topics'");
    }
    String level = get(registry + "/config", header).body().path("compatibilityLevel").asString("");
    return level.equals(COMPATIBILITY)
        ? Finding.ok(area, "all %d schemas are registered".formatted(subjects.size()))
        : Finding.warning(
            area,
            "the compatibility is %s in place of %s".formatted(level, COMPATIBILITY),
            "set it with 'modernize topics'; otherwise a schema that others cannot read may be"
                + " registered");
  }

  /**
   * Examines the monitoring service and the role of the user there.
   *
   * @param api base address
   * @param token the token; null for none
   */
  public Finding monitoring(String api, @Nullable AccessToken token) {
    String area = "monitoring";
    Answer summary = get(api + "/api/v1/summary", token);
    if (summary.status() == 0) {
      return Finding.problem(
          area,
          "nothing answers at " + api,
          "start the local platform with 'modernize up', or give another address with --api");
    }
    String forToken = AccessToken.remedy(summary.status());
    if (forToken != null) {
      return Finding.problem(
          "credential",
          "%s refuses the access with status %d".formatted(api, summary.status()),
          forToken);
    }
    if (summary.status() != OK) {
      String remedy = summary.body().path("remedy").asString("");
      return Finding.problem(
          area,
          "%s answers with status %d: %s"
              .formatted(api, summary.status(), summary.body().path("detail").asString("")),
          remedy.isEmpty() ? "give the address of the monitoring service with --api" : remedy);
    }
    Answer me = get(api + "/api/v1/me", token);
    String role = me.body().path("role").asString("");
    if (me.status() == OK && role.equals("VIEWER")) {
      return Finding.warning(
          "credential",
          "your role is VIEWER: you may read and not act through the REST interface",
          "use a token with the role OPERATOR to act");
    }
    return Finding.ok(
        area,
        "%,d migrations, %,d need attention%s"
            .formatted(
                summary.body().path("migrations").asInt(0),
                summary.body().path("needsAttention").asInt(0),
                role.isEmpty() ? "" : "; your role is " + role));
  }

  /**
   * Examines whether a service works.
   *
   * @param name name of the service
   * @param url its base address
   * @param token the token; null for none
   */
  public Finding service(String name, String url, @Nullable AccessToken token) {
    String area = "service " + name;
    Answer ready = get(url + "/actuator/health/readiness", token);
    if (ready.status() == 0) {
      return Finding.problem(
          area, "nothing answers at " + url, "start it, or give its address with --services");
    }
    if (ready.status() == UNAVAILABLE) {
      return Finding.problem(
          area,
          "it runs and cannot work: " + ready.body().path("status").asString("not ready"),
          "see "
              + url
              + "/actuator/health for the cause, and its log ('modernize logs "
              + name
              + "')");
    }
    return ready.status() == OK || ready.status() == NOT_FOUND
        ? Finding.ok(area, "it works")
        : Finding.problem(
            area,
            "%s answers with status %d".formatted(url, ready.status()),
            "give the address of the service with --services");
  }

  private Answer get(String url, @Nullable AccessToken token) {
    return send(AccessToken.show(HttpRequest.newBuilder(URI.create(url)), token));
  }

  private Answer get(String url, String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
  }

  /** Sends a call; the status of the answer is 0 if nothing answers. */
  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.timeout(PATIENCE).header("Accept", "application/json, */*").build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException e) {
      return new Answer(0, MissingNode.getInstance());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, MissingNode.getInstance());
    }
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
