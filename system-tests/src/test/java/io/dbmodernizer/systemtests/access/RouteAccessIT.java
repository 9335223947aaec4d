package io.dbmodernizer.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.BackupApplication;
import io.dbmodernizer.migration.MigrationApplication;
import io.dbmodernizer.monitoring.MonitoringApplication;
import io.dbmodernizer.provisioner.ProvisionerApplication;
import io.dbmodernizer.runtime.access.RouteRule;
import io.dbmodernizer.runtime.access.RouteRule.Need;
import io.dbmodernizer.runtime.access.RouteRules;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;

/**
 * Walks all routes of all services, each with no token, with that of a viewer and with that of an
 * operator. The services have no broker: a call is judged before anything needs one.
 */
class RouteAccessIT {
  private static final String VIEWER = "viewer-0123456789-0123456789-0123456789";
  private static final String OPERATOR = "operator-0123456789-0123456789-0123456789";

  @TempDir private static Path folder;

  private static final Map<String, ConfigurableApplicationContext> SERVICES = new TreeMap<>();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("viewer"), VIEWER);
    Files.writeString(folder.resolve("operator"), OPERATOR);
    Map<String, Function<String[], ConfigurableApplicationContext>> starts =
        Map.of(
            "provisioner", ProvisionerApplication::start,
            "migration", MigrationApplication::start,
            "backup", BackupApplication::start,
            "monitoring", MonitoringApplication::start);
    starts.forEach((name, start) -> SERVICES.put(name, start.apply(settings(name))));
  }

  @AfterAll
  static void stop() {
    SERVICES.values().forEach(ConfigurableApplicationContext::close);
  }

  @Test
  void everyRouteHasARule() {
    // When
    List<String> table = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    SERVICES.forEach(
        (name, service) -> {
          for (Route route : Route.of(service)) {
            Optional<RouteRule> rule = rule(service, route);
            String line = "%-12s %-7s %s".formatted(name, route.method(), route.pattern());
            table.add("%-70s %s".formatted(line, rule.map(r -> r.need().name()).orElse("-")));
            if (rule.isEmpty()) {
              missing.add(line);
            }
          }
        });

    // Then
    System.out.println(String.join(System.lineSeparator(), table));
    assertThat(table)
        .anyMatch(line -> line.contains("/preflight"))
        .anyMatch(line -> line.contains("/actuator/health"))
        .anyMatch(line -> line.contains("/webhooks/azure-alerts"));
    assertThat(missing)
        .as("add a bean RouteRule beside the controller, or a rule in RouteRules")
        .isEmpty();
  }

  @Test
  void onlyTheseRoutesNeedNoToken() {
    // When
    Set<String> open = new TreeSet<>();
    SERVICES.forEach(
        (name, service) ->
            Route.of(service).stream()
                .filter(
                    route ->
                        Set.of(Need.NOTHING, Need.SECRET_OF_ROUTE).contains(need(service, route)))
                .forEach(route -> open.add(route.method() + " " + route.pattern())));

    // Then
    assertThat(open)
        .containsExactly(
            "GET /",
            "GET /actuator/health",
            "GET /actuator/health/**",
            "GET /actuator/metrics",
            "GET /actuator/metrics/{requiredMetricName}",
            "GET /actuator/prometheus",
            "GET /dashboard/{version}/{folder}/{name}",
            "POST /webhooks/azure-alerts");
  }

  @Test
  void everyRouteAnswersEachCallerAsItsRuleSays() throws Exception {
    for (Map.Entry<String, ConfigurableApplicationContext> service : SERVICES.entrySet()) {
      for (Route route : Route.of(service.getValue())) {
        // Given
        String call = service.getKey() + " " + route;
        Need need = need(service.getValue(), route);

        // When
        int nobody = call(service.getValue(), route, null);
        int viewer = call(service.getValue(), route, VIEWER);
        int operator = call(service.getValue(), route, OPERATOR);

        // Then
        switch (need) {
          case NOTHING ->
              assertThat(List.of(nobody, viewer, operator)).as(call).doesNotContain(401, 403);
          // The receiver answers 404 because no secret is configured.
          case SECRET_OF_ROUTE -> assertThat(nobody).as(call).isEqualTo(404);
          case VIEWER -> {
            assertThat(nobody).as(call).isEqualTo(401);
            assertThat(List.of(viewer, operator)).as(call).doesNotContain(401, 403);
          }
          case OPERATOR -> {
            assertThat(nobody).as(call).isEqualTo(401);
            assertThat(viewer).as(call).isEqualTo(403);
            assertThat(operator).as(call).isNotIn(401, 403);
          }
          case NOBODY -> {
            assertThat(nobody).as(call).isEqualTo(401);
            assertThat(List.of(viewer, operator)).as(call).containsOnly(404);
          }
        }
      }
    }
  }

  private static int call(
      ConfigurableApplicationContext service, Route route, @Nullable String token)
      throws Exception {
    String port = service.getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + route.path()))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(route.method(), BodyPublishers.ofString("{}"));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    // The body is not awaited: a route may answer with a stream of events.
    HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
    response.body().close();
    return response.statusCode();
  }

  private static Optional<RouteRule> rule(ConfigurableApplicationContext service, Route route) {
    return service.getBean(RouteRules.class).find(HttpMethod.valueOf(route.method()), route.path());
  }

  private static Need need(ConfigurableApplicationContext service, Route route) {
    return rule(service, route).map(RouteRule::need).orElse(Need.NOBODY);
  }

  private static String[] settings(String service) {
    return new String[] {
      "--server.port=0",
      "--server.address=127.0.0.1",
      "--spring.main.banner-mode=off",
      "--logging.level.root=off",
      "--spring.kafka.bootstrap-servers=127.0.0.1:1",
      "--spring.kafka.properties.schema.registry.url=mock://routes",
      "--dbmodernizer.stage.state-directory=" + folder.resolve("streams-" + service),
      "--dbmodernizer.access.mode=TOKENS",
      "--dbmodernizer.access.tokens[0].name=viewer",
      "--dbmodernizer.access.tokens[0].role=VIEWER",
      "--dbmodernizer.access.tokens[0].token-ref=file:" + folder.resolve("viewer"),
      "--dbmodernizer.access.tokens[1].name=operator",
      "--dbmodernizer.access.tokens[1].role=OPERATOR",
      "--dbmodernizer.access.tokens[1].token-ref=file:" + folder.resolve("operator")
    };
  }
}
