package io.dbmodernizer.monitoring.api.action;

import static io.dbmodernizer.monitoring.api.OperatedService.assertProblem;
import static io.dbmodernizer.monitoring.api.OperatedService.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.LastCommand;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.monitoring.api.MigrationIndex;
import io.dbmodernizer.monitoring.api.OperatedService;
import io.dbmodernizer.monitoring.api.RunningService;
import io.dbmodernizer.monitoring.api.Snapshot;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.serde.EventSerializer;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.topics.Topic;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The actions of the running service, with callers that have tokens, on a real broker. */
@ExtendWith(OperatedService.Shared.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActionsIT {
  private static final Duration PATIENCE = OperatedService.PATIENCE;
  private static final String RUNNING = "running";
  private static final String FAILED = "failed";
  private static final String COMPLETED = "completed";
  private static final int FLEET = 200;

  private static OperatedService operated;
  private static RunningService service;

  @BeforeAll
  static void publishMigrations(OperatedService shared) {
    operated = shared;
    service = shared.service;
    publish(RUNNING, MigrationState.RUNNING);
    publish(FAILED, MigrationState.FAILED);
    publish(COMPLETED, MigrationState.COMPLETED);
    IntStream.range(0, FLEET).forEach(i -> publish(ofFleet(i), MigrationState.RUNNING));
    service.flush();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(operated.json("/api/v1/summary").path("migrations").asInt())
                    .isGreaterThanOrEqualTo(FLEET + 3));
  }

  @Test
  void whoCallsIsShown() throws Exception {
    // When
    JsonNode me = body(get("/api/v1/me"));

    // Then
    assertThat(me)
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"name": "ada", "role": "OPERATOR", "issuer": "configuration",
                     "authenticated": true, "mode": "TOKENS"}
                    """));
  }

  @Test
  void aRequestIsPublishedWithTheNameOfTheCallerAndKnownOnce() throws Exception {
    // Given
    MigrationRequested request = TestRequests.request("by-rest", "sql-by-rest");
    String document = RequestDocument.write(request);
    String claimed =
        document.replaceFirst(
            "\\{",
            "{\"metadata\": {\"requestedBy\": \"eve\", \"authenticated\": true,"
                + " \"eventId\": \"mine\"},");

    // When
    HttpResponse<String> answer = post("/api/v1/migrations", claimed);

    // Then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Location")).contains("/api/v1/migrations/by-rest");
    assertThat(body(answer).path("command").asString()).isEqualTo("REQUEST");
    assertThat(body(answer).path("requestedBy").asString()).isEqualTo("ada");
    EventMetadata published = metadata(onlyEvent("by-rest"));
    assertThat(published.getRequestedBy()).isEqualTo("ada");
    assertThat(published.getAuthenticated()).isTrue();
    assertThat(published.getEventId())
        .isEqualTo(body(answer).path("commandId").asString())
        .isNotEqualTo("mine");

    // When
    JsonNode migration =
        await()
            .atMost(PATIENCE)
            .until(
                () -> body(get("/api/v1/migrations/by-rest")),
                shown -> shown.path("status").isMissingNode());
    HttpResponse<String> again = post("/api/v1/migrations", document);
    HttpResponse<String> other =
        post("/api/v1/migrations", document.replace("team-sales", "another team"));

    // Then
    assertThat(migration.path("requestedBy").asString()).isEqualTo("ada");
    assertThat(migration.path("authenticated").asBoolean()).isTrue();
    assertThat(migration.path("engine").asString()).isEqualTo("DMS");
    assertThat(again.statusCode()).isEqualTo(202);
    assertProblem(other, 409, "different request");
    assertThat(service.events(Topic.REQUESTS, "by-rest")).hasSize(1);
  }

  @Test
  void aRequestMayBeYamlAndHaveLabels() throws Exception {
    // Given
    MigrationRequested request = TestRequests.request("by-yaml", "sql-by-yaml");
    request.setLabels(Map.of("wave", "by-yaml"));
    String yaml = "# a request" + System.lineSeparator() + RequestDocument.writeShort(request);

    // When
    HttpResponse<String> answer =
        sendTo(
            "/api/v1/migrations", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8), false);

    // Then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode items =
        await()
            .atMost(PATIENCE)
            .until(
                () -> body(get("/api/v1/migrations?label=wave:by-yaml")).path("items"),
                found -> found.size() == 1);
    assertThat(items.path(0).path("migrationId").asString()).isEqualTo("by-yaml");
    assertThat(items.path(0).path("labels").path("wave").asString()).isEqualTo("by-yaml");
  }

  @Test
  void aRequestThatBreaksRulesIsAnsweredWithAllOfThem() throws Exception {
    // When
    JsonNode problem =
        assertProblem(
            post("/api/v1/migrations", "{\"migrationId\": \"no good\", \"purpose\": \"x\"}"),
            422,
            "more");

    // Then
    assertThat(problem.path("violations"))
        .extracting(violation -> violation.path("field").asString())
        .contains("metadata.migrationId", "requester", "source.host", "target.server.name");
    assertThat(problem.path("violations"))
        .allSatisfy(each -> assertThat(each.path("accepted").asString()).isNotEmpty());
    assertThat(service.events(Topic.REQUESTS, "no good")).isEmpty();
  }

  @Test
  void aBodyHasALimitATypeAndAnEncoding() throws Exception {
    // Given
    String large = "{\"explanation\": \"" + "x".repeat(Bodies.MOST_BYTES) + "\"}";

    // When
    HttpResponse<String> declared = post("/api/v1/migrations", large);
    HttpResponse<String> chunked =
        send("cancel", "application/json", large.getBytes(StandardCharsets.UTF_8), true);
    HttpResponse<String> form =
        send("cancel", "text/plain", "{}".getBytes(StandardCharsets.UTF_8), false);
    HttpResponse<String> latin =
        send(
            "cancel",
            "application/json",
            "{\"explanation\": \"für\"}".getBytes(StandardCharsets.ISO_8859_1),
            false);

    // Then
    assertProblem(declared, 413, "1048576");
    assertProblem(chunked, 413, "1048576");
    assertProblem(form, 415, "text/plain");
    assertProblem(latin, 400, "not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          running/cancel     | {"why": "x"}                                    | 422 | why is not a field
          running/cancel     | {"explanation": 5}                              | 422 | explanation
          running/cancel     | {"explanation": "a", "explanation": "b"}        | 422 | not valid JSON
          running/cancel     | [1]                                             | 422 | document
          running/cancel     | null                                            | 422 | document
          running/cancel     | {} {}                                           | 422 | document
          running/teardown   | {"confirm": "running"}                          | 409 | running: migration
          running/retry      | {}                                              | 409 | nothing of the migration has failed
          running/throttle   | {}                                              | 422 | copyLimits
          running/throttle   | {"copyLimits": {}}                              | 422 | copyLimits
          running/throttle   | {"copyLimits": {"rowsPerSecond": -1}}           | 422 | copyLimits.rowsPerSecond
          running/throttle   | {"copyLimits": {"rowsPerSecond": 1.5}}          | 422 | copyLimits.rowsPerSecond
          running/restore    | {"kind": "UNSPECIFIED"}                         | 422 | kind
          running/restore    | {"kind": "SOON"}                                | 422 | kind
          running/restore    | {}                                              | 422 | pointInTime
          running/restore    | {"pointInTime": "2999-01-01T00:00:00Z"}         | 422 | in the future
          completed/cancel   | {}                                              | 409 | nothing of the migration is running
          completed/teardown | {}                                              | 422 | confirm
          completed/teardown | {"confirm": "Completed"}                        | 422 | confirm
          completed/throttle | {"copyLimits": null}                            | 409 | copied
          unknown/cancel     | {}                                              | 404 | unknown
          unknown/teardown   | {}                                              | 404 | unknown
          """)
  void aCommandThatIsNotPossibleIsRefusedAndNotPublished(
      String path, String body, int status, String detail) throws Exception {
    // When
    HttpResponse<String> answer = post("/api/v1/migrations/" + path, body);

    // Then
    assertProblem(answer, status, detail);
    assertThat(service.events(Topic.REQUESTS, path.substring(0, path.indexOf('/')))).isEmpty();
  }

  @Test
  @Order(Order.DEFAULT + 1)
  void eachCommandIsPublishedAsTheCommandLineDoesIt() throws Exception {
    // When
    JsonNode cancelled =
        accepted(RUNNING + "/cancel", "{\"explanation\": \"wrong week\", \"requester\": \"team\"}");
    JsonNode throttled = accepted(RUNNING + "/throttle", "{\"copyLimits\": null}");
    JsonNode retried = accepted(FAILED + "/retry", "");
    JsonNode restored =
        accepted(
            COMPLETED + "/restore", "{\"kind\": \"DROPPED_DATABASE\", \"databaseName\": \"b\"}");
    JsonNode torn = accepted(COMPLETED + "/teardown", "{\"confirm\": \"completed\"}");

    // Then
    List<SpecificRecord> running = service.events(Topic.REQUESTS, RUNNING);
    CancelRequested cancel = (CancelRequested) running.get(0);
    assertThat(cancel.getRequester()).isEqualTo("team");
    assertThat(cancel.getExplanation()).isEqualTo("wrong week");
    assertThat(metadata(cancel).getRequestedBy()).isEqualTo("ada");
    assertThat(metadata(cancel).getAuthenticated()).isTrue();
    assertThat(metadata(cancel).getEventId())
        .isEqualTo(cancelled.path("commandId").asString())
        .isNotEqualTo(throttled.path("commandId").asString());
    assertThat(metadata(cancel).getOccurredAt())
        .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(1));
    assertThat(((ThrottleRequested) running.get(1)).getCopyLimits()).isNull();
    assertThat(retried.path("command").asString()).isEqualTo("RETRY");
    List<SpecificRecord> completed = service.events(Topic.REQUESTS, COMPLETED);
    assertThat(((RestoreRequested) completed.get(0)).getDatabaseName()).isEqualTo("b");
    assertThat(restored.path("requestedBy").asString()).isEqualTo("ada");
    assertThat(((TeardownRequested) completed.get(1)).getRemoveData()).isTrue();
    assertThat(torn.path("migrationId").asString()).isEqualTo(COMPLETED);
  }

  @Test
  void aRepeatWithTheSameKeyIsTheSameCommand() throws Exception {
    // Given
    String id = "repeated";
    service.publish(Topic.STATUS, id, Snapshot.of(id, 1, MigrationState.RUNNING));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get("/api/v1/migrations/" + id).statusCode()).isEqualTo(200));
    String path = "/api/v1/migrations/" + id + "/cancel";

    // When
    String first = body(post(path, "{}", "Idempotency-Key", "k-1")).path("commandId").asString();
    String second = body(post(path, "{}", "Idempotency-Key", "k-1")).path("commandId").asString();
    String other = body(post(path, "{}", "Idempotency-Key", "k-2")).path("commandId").asString();

    // Then
    assertThat(first).isNotEmpty().isEqualTo(second).isNotEqualTo(other);
    assertProblem(post(path, "{}", "Idempotency-Key", "a b"), 400, "Idempotency-Key");

    // When
    MigrationStatus cancelled = Snapshot.of(id, 2, MigrationState.COMPLETED);
    cancelled.setLastCommand(LastCommand.newBuilder().setCommandId(first).build());
    service.publish(Topic.STATUS, id, cancelled);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get("/api/v1/migrations/" + id).body()).contains("COMPLETED"));

    // Then
    assertThat(post(path, "{}", "Idempotency-Key", "k-1").statusCode()).isEqualTo(202);
    assertProblem(post(path, "{}", "Idempotency-Key", "k-3"), 409, "nothing");
    assertThat(service.events(Topic.REQUESTS, id)).hasSize(3);
  }

  @Test
  void theLastAcceptedCommandIsShownWithWhoAsked() throws Exception {
    // Given
    String id = "last-command";
    CancelRequested cancel = new CancelRequested(Events.metadata("c-1", 1), "team", "wrong week");
    cancel.getMetadata().setRequestedBy("ada");
    CommandAccepted command = Events.accepted(2, accepted -> accepted.setCancel(cancel));
    MigrationRequested request = TestRequests.request(id, "sql-last-command");

    // When
    service.publish(Topic.REQUESTS, id, request);
    service.publish(Topic.TARGETS, id, command);

    // Then
    JsonNode last =
        await()
            .atMost(PATIENCE)
            .until(
                () -> body(get("/api/v1/migrations/" + id)).path("lastCommand"),
                JsonNode::isObject);
    assertThat(last.path("kind").asString()).isEqualTo("CANCEL");
    assertThat(last.path("requestedBy").asString()).isEqualTo("ada");
    assertThat(last.path("authenticated").asBoolean()).isFalse();
    assertThat(last.path("explanation").asString()).isEqualTo("wrong week");

    // When
    JsonNode events =
        await()
            .atMost(PATIENCE)
            .until(
                () -> body(get("/api/v1/migrations/" + id + "/events")).path("items"),
                items -> items.size() == 2);

    // Then
    assertThat(events.path(0).path("type").asString()).isEqualTo("MigrationRequested");
    JsonNode accepted = events.path(1);
    assertThat(accepted.path("type").asString()).isEqualTo("CommandAccepted");
    assertThat(accepted.path("message").asString()).isEqualTo("CancelRequested: wrong week");
    assertThat(accepted.path("requestedBy").asString()).isEqualTo("ada");
  }

  @Test
  void aSelectionIsAnsweredMigrationByMigration() throws Exception {
    // When
    JsonNode outcome =
        body(
            post(
                "/api/v1/actions/cancel",
                "{\"migrationIds\": [%s, \"unknown\", \"completed\"], \"explanation\": \"stop\"}"
                    .formatted(quoted(0, FLEET - 2))));

    // Then
    assertThat(outcome.path("accepted")).hasSize(FLEET - 2);
    assertThat(outcome.path("refused"))
        .extracting(refused -> refused.path("problem").path("status").asInt())
        .containsExactly(404, 409);
    assertThat(outcome.path("refused").path(1).path("problem").path("remedy").asString())
        .isNotEmpty();
    assertThat(service.events(Topic.REQUESTS, ofFleet(FLEET - 3)))
        .singleElement()
        .isInstanceOf(CancelRequested.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          cancel   | {}                                               | migrationIds
          cancel   | {"migrationIds": []}                             | migrationIds
          cancel   | {"migrationIds": ["a", "a"]}                     | migrationIds
          retry    | {"migrationIds": [null]}                         | migrationIds
          retry    | {"migrationIds": "failed"}                       | migrationIds
          teardown | {"migrationIds": ["failed"]}                     | confirm
          teardown | {"migrationIds": ["failed"], "confirm": 2}       | confirm
          teardown | {"migrationIds": ["failed"], "confirm": "1"}     | confirm
          """)
  void aSelectionThatIsNotAcceptableIsRefusedAsAWhole(String command, String body, String detail)
      throws Exception {
    assertProblem(post("/api/v1/actions/" + command, body), 422, detail);
    assertThat(service.events(Topic.REQUESTS, FAILED)).isEmpty();
  }

  @Test
  void aSelectionHasALargestSize() throws Exception {
    String ids = quoted(0, FLEET) + ", \"one-more\"";

    assertProblem(
        post("/api/v1/actions/retry", "{\"migrationIds\": [" + ids + "]}"), 422, "migrationIds");
  }

  @Test
  void aCommandThatTheBrokerCannotStoreIsAnsweredWithin10SecondsWithWhatIsPublished() {
    // Given
    KafkaProperties nobody = new KafkaProperties();
    nobody.setBootstrapServers(List.of("127.0.0.1:1"));
    nobody.getProducer().setValueSerializer(EventSerializer.class);
    nobody.getProperties().put("schema.registry.url", "mock://" + UUID.randomUUID());
    List<String> ids = List.of("unknown", ofFleet(0), ofFleet(1), ofFleet(2));
    long before = System.nanoTime();

    // When
    try (CommandPublisher publisher = new CommandPublisher(nobody)) {
      CommandDesk desk =
          new CommandDesk(
              service.context().getBean(MigrationIndex.class),
              publisher,
              InstantSource.system(),
              System::nanoTime,
              new ActionProperties(Duration.ofSeconds(20)));
      assertThatThrownBy(
              () ->
                  desk.take(
                      new SelectionBody.Cancel(ids, null, null), new Asker("ada", true, null)))
          // Then
          .isInstanceOfSatisfying(
              ErrorResponseException.class,
              problem -> {
                assertThat(problem.getStatusCode().value()).isEqualTo(503);
                assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("8");
                assertThat(problem.getBody().getProperties())
                    .containsEntry("published", List.of())
                    .containsEntry("unknown", List.of(ofFleet(0)))
                    .containsEntry("unpublished", List.of(ofFleet(1), ofFleet(2)));
                assertThat(problem.getBody().getProperties())
                    .extractingByKey("remedy")
                    .asString()
                    .contains("Idempotency-Key");
              });
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aSelectionWhoseTimeIsOverSaysForWhomNothingWasPublishedAndGoesOnWithARepeat() {
    // Given: every look at the time takes a second, and the clock of the machine is set back
    IntStream.range(0, 6).forEach(i -> publish("slow-" + i, MigrationState.RUNNING));
    service.flush();
    MigrationIndex index = service.context().getBean(MigrationIndex.class);
    await().atMost(PATIENCE).until(() -> index.find("slow-5").isPresent());
    AtomicLong seconds = new AtomicLong();
    CommandDesk desk =
        new CommandDesk(
            index,
            service.context().getBean(CommandPublisher.class),
            () -> Instant.EPOCH.plusSeconds(1_000 - seconds.get()),
            () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos(),
            new ActionProperties(Duration.ofSeconds(3)));
    List<String> ids = IntStream.range(0, 6).mapToObj(i -> "slow-" + i).toList();
    SelectionBody.Cancel body = new SelectionBody.Cancel(ids, null, null);

    // When
    SelectionOutcome first = desk.take(body, new Asker("ada", true, "key-of-slow"));

    // Then: one look at the begin, one before each command but the first
    assertThat(first.accepted())
        .extracting(Accepted::migrationId)
        .containsExactly("slow-0", "slow-1", "slow-2");
    assertThat(first.refused()).isEmpty();
    assertThat(first.unattempted()).containsExactly("slow-3", "slow-4", "slow-5");
    assertThat(service.events(Topic.REQUESTS, "slow-2")).hasSize(1);
    assertThat(service.events(Topic.REQUESTS, "slow-3")).isEmpty();

    // When
    SelectionOutcome rest =
        desk.take(
            new SelectionBody.Cancel(first.unattempted(), null, null),
            new Asker("ada", true, "key-of-slow"));

    // Then
    assertThat(rest.unattempted()).isEmpty();
    assertThat(rest.accepted()).hasSize(3);
  }

  private static void publish(String id, MigrationState state) {
    service.publish(Topic.STATUS, id, Snapshot.of(id, 1, state));
  }

  private static String ofFleet(int i) {
    return "fleet-%03d".formatted(i);
  }

  private static String quoted(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "\"" + ofFleet(i) + "\"")
        .collect(Collectors.joining(", "));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return operated.get(path);
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws Exception {
    return operated.post(path, body, headers);
  }

  private static HttpResponse<String> send(
      String command, String type, byte[] body, boolean chunked) throws Exception {
    return sendTo("/api/v1/migrations/" + RUNNING + "/" + command, type, body, chunked);
  }

  private static HttpResponse<String> sendTo(String path, String type, byte[] body, boolean chunked)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri(path))
            .headers(OperatedService.token())
            .header("Content-Type", type)
            .POST(
                chunked
                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                    : BodyPublishers.ofByteArray(body))
            .build();
    return service.http().send(request, BodyHandlers.ofString());
  }

  private static JsonNode accepted(String path, String body) throws Exception {
    HttpResponse<String> answer = post("/api/v1/migrations/" + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return body(answer);
  }

  private static SpecificRecord onlyEvent(String migrationId) {
    List<SpecificRecord> events = service.events(Topic.REQUESTS, migrationId);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static EventMetadata metadata(SpecificRecord event) {
    return Objects.requireNonNull(EventMetadataAccess.get(event));
  }
}
