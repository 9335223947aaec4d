package io.dbmodernizer.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of the running service, with 10,000 migrations on a real broker. */
class ApiIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FLEET = 10_000;
  private static final String ONE = "sales-fleet-2026-00003";

  @TempDir static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    service = new RunningService();
    for (int i = 0; i < FLEET; i++) {
      MigrationStatus status = Snapshot.of(i);
      service.publish(Topic.STATUS, status.getMigrationId(), status);
    }
    for (String table : List.of("[s].[a]", "[s].[b]", "[s].[c]")) {
      service.publish(
          Topic.TABLES,
          new TableKey(ONE, table).toString(),
          TableStatus.newBuilder()
              .setMetadata(Events.metadata("table", 1))
              .setProgress(
                  TableProgress.newBuilder()
                      .setTable(table)
                      .setState(TableState.MATCHED)
                      .setComparedAt(Events.at(60))
                      .build())
              .build());
    }
    service.flush();
    service.start(folder);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = service.get("/api/v1/summary");
              assertThat(answer.statusCode()).isIn(200, 503);
              if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
              }
              assertThat(answer.statusCode()).isEqualTo(200);
            });
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void aPageOf200MigrationsIsSmallAndSmallerCompressed() throws Exception {
    // When
    HttpResponse<String> plain = service.get("/api/v1/migrations?limit=200&sort=migrationId");
    HttpResponse<String> compressed =
        service.get("/api/v1/migrations?limit=200", "Accept-Encoding", "gzip");

    // Then
    JsonNode page = JsonMapper.shared().readTree(plain.body());
    assertThat(plain.body()).hasSizeLessThan(100_000);
    assertThat(page.path("total").asInt()).isEqualTo(FLEET);
    assertThat(page.path("items")).hasSize(200);
    assertThat(page.path("items").path(3).path("migrationId").asString()).isEqualTo(ONE);
    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.body().length()).isLessThan(plain.body().length() / 4);
  }

  @Test
  void filtersArePartOfTheQuery() throws Exception {
    // When
    JsonNode page =
        service.json(
            "/api/v1/migrations?state=FAILED&state=WAITING&server=sql-sales-003&stage=migration"
                + "&stageState=FAILED&q=team-3&needsAttention=true&sort=-updatedAt&limit=5");
    JsonNode next =
        service.json(
            "/api/v1/migrations?state=FAILED&server=sql-sales-003&q=team-3&sort=-updatedAt"
                + "&limit=5&cursor="
                + page.path("next").asString());

    // Then
    assertThat(page.path("items").path(0).path("migrationId").asString()).isEqualTo(ONE);
    assertThat(page.path("total").asInt()).isEqualTo(72);
    assertThat(next.path("items").path(0).path("updatedAt").asString())
        .isLessThan(page.path("items").path(4).path("updatedAt").asString());
  }

  @Test
  void oneMigrationHasStagesTablesAlertsAndResources() throws Exception {
    // When
    JsonNode migration = service.json("/api/v1/migrations/" + ONE);
    JsonNode tables = service.json("/api/v1/migrations/" + ONE + "/tables?state=MATCHED&limit=2");
    JsonNode alerts = service.json("/api/v1/migrations/" + ONE + "/alerts");
    JsonNode resources = service.json("/api/v1/migrations/" + ONE + "/resources");

    // Then
    assertThat(migration.path("stages")).hasSize(4);
    assertThat(tables.path("total").asInt()).isEqualTo(3);
    assertThat(tables.path("items").path(0).path("comparison").path("staleAt").asString())
        .isEqualTo("2026-11-23T10:01:00Z");
    assertThat(alerts.path("items").path(0).path("kind").asString()).isEqualTo("STAGE_FAILED");
    assertThat(resources.path("items")).isEmpty();
    assertThat(service.json("/api/v1/alerts?severity=ERROR&limit=1").path("total").asInt())
        .isEqualTo(FLEET / 4);
    assertThat(service.json("/api/v1/summary").path("byState").path("FAILED").asInt())
        .isEqualTo(FLEET / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/migrations",
        "/api/v1/summary",
        "/api/v1/alerts",
        "/api/v1/migrations/" + ONE,
        "/api/v1/migrations/" + ONE + "/tables",
        "/api/v1/migrations/" + ONE + "/alerts",
        "/api/v1/migrations/" + ONE + "/resources"
      })
  void anAnswerThatTheCallerHasIsNotSentAgain(String path) throws Exception {
    // Given
    HttpResponse<String> first = service.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    // When
    HttpResponse<String> second = service.get(path, "If-None-Match", tag);
    HttpResponse<String> other = service.get(path, "If-None-Match", "W/\"other\"");

    // Then
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache, private");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("ETag")).contains(tag);
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void aChangeMakesAnotherVersion() throws Exception {
    // Given
    String path = "/api/v1/migrations/changing";
    service.publish(Topic.STATUS, "changing", Snapshot.of("changing", 1, MigrationState.RUNNING));
    String tag =
        await()
            .atMost(PATIENCE)
            .until(() -> service.get(path), answer -> answer.statusCode() == 200)
            .headers()
            .firstValue("ETag")
            .orElseThrow();

    // When
    service.publish(Topic.STATUS, "changing", Snapshot.of("changing", 1, MigrationState.COMPLETED));

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(service.get(path, "If-None-Match", tag).body()).contains("COMPLETED"));

    // When
    service.publish(Topic.STATUS, "changing", null);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(service.get(path).statusCode()).isEqualTo(404));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          migrations?offset=5                | 400 | offset
          migrations?limit=ten               | 400 | ten
          migrations?limit=0                 | 400 | 1 to 200
          migrations?limit=201               | 400 | 1 to 200
          migrations?limit=                  | 400 | not empty
          migrations?limit=1&limit=2         | 400 | one value
          migrations?sort=age                | 400 | requestedAt
          migrations?state=SLEEPING          | 400 | WAITING
          migrations?needsAttention=perhaps  | 400 | true, false
          migrations?cursor=abc              | 400 | cursor
          migrations?label=wave              | 400 | key:value
          summary?state=FAILED               | 400 | accepted: none
          migrations/unknown                 | 404 | unknown
          migrations/unknown/tables          | 404 | unknown
          migrations/unknown/alerts          | 404 | unknown
          migrations/unknown/resources       | 404 | unknown
          migrations/unknown/events          | 404 | unknown
          nothing                            | 404 | nothing
          migrations/../../secrets           | 400 | web server
          migrations/%2e%2e%2fsecrets        | 400 | web server
          migrations/a%00b                   | 400 | web server
          """)
  void aRequestThatIsNotAcceptedIsAProblemWithARemedy(String path, int status, String detail)
      throws Exception {
    // When
    HttpResponse<String> answer = service.get("/api/v1/" + path);

    // Then
    assertProblem(answer, status);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString())
        .contains(detail);
  }

  @Test
  void anIdOf300CharactersIsUnknownAndNotRepeatedInFull() throws Exception {
    // When
    HttpResponse<String> answer = service.get("/api/v1/migrations/" + "a".repeat(300));

    // Then
    assertProblem(answer, 404);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString())
        .contains("(300 characters)")
        .hasSizeLessThan(200);
  }

  @Test
  void aLongValueIsCutBetweenCharacters() throws Exception {
    // When
    HttpResponse<String> answer =
        service.get("/api/v1/migrations?sort=" + "x".repeat(63) + "%F0%9F%98%80".repeat(3));

    // Then
    assertProblem(answer, 400);
    assertThat(answer.body()).contains("sort is '" + "x".repeat(63) + "... (69 characters)'");
  }

  @Test
  void anotherMethodIsRefusedAndOptionsSaysWhichAreAccepted() throws Exception {
    // When
    HttpResponse<String> posted = service.send("DELETE", "/api/v1/migrations");
    HttpResponse<String> options = service.send("OPTIONS", "/api/v1/migrations");
    HttpResponse<String> head = service.send("HEAD", "/api/v1/migrations");

    // Then
    assertProblem(posted, 405);
    assertThat(posted.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.headers().firstValue("Allow").orElse(""))
        .contains("GET", "HEAD", "OPTIONS", "POST");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void aFormatThatThereIsNotIsRefused() throws Exception {
    assertProblem(service.get("/api/v1/migrations", "Accept", "text/xml"), 406);
    assertProblem(service.get("/api/v1/nothing", "Accept", "text/xml"), 404);
  }

  @Test
  void theOldInterfaceAnswersProblemsWithARemedyToo() throws Exception {
    assertProblem(service.get("/api/migrations/unknown"), 404);
    assertProblem(service.get("/api/migrations?state=sleeping"), 400);
    assertProblem(service.get("/nothing"), 404);
  }

  @Test
  void theDocumentHasExactlyTheRoutes() throws Exception {
    // Given
    RequestMappingHandlerMapping mapping =
        service
            .context()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    Set<String> routes =
        mapping.getHandlerMethods().keySet().stream()
            .flatMap(info -> info.getPatternValues().stream())
            .filter(path -> path.startsWith("/api/v1/") && !path.contains("openapi"))
            .collect(Collectors.toCollection(TreeSet::new));

    // When
    JsonNode document = service.json("/api/v1/openapi");

    // Then
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(new TreeSet<>(document.path("paths").propertyNames())).isEqualTo(routes);
    assertThat(routes).hasSizeGreaterThanOrEqualTo(8);
    assertThat(document.path("paths").path("/api/v1/migrations").path("get").path("parameters"))
        .extracting(parameter -> parameter.path("name").asString())
        .containsExactlyInAnyOrder(
            "limit",
            "cursor",
            "sort",
            "state",
            "stage",
            "stageState",
            "server",
            "q",
            "needsAttention",
            "label");
    JsonNode paths = document.path("paths");
    assertThat(routes.stream().filter(route -> route.matches(".*(/actions/|Id}/)(cancel|retry).*")))
        .hasSize(4)
        .allSatisfy(
            route ->
                assertThat(paths.path(route).path("post").path("parameters"))
                    .extracting(parameter -> parameter.path("name").asString())
                    .contains("Idempotency-Key"));
    assertThat(document.path("components").path("schemas").path("Problem").toString())
        .contains("remedy");
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotEmpty();
    assertThat(problem.path("remedy").asString()).isNotEmpty();
  }
}
