package io.dbmodernizer.monitoring.api.deadletter;

import static io.dbmodernizer.monitoring.api.OperatedService.assertProblem;
import static io.dbmodernizer.monitoring.api.OperatedService.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.monitoring.api.OperatedService;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.topics.Topic;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Dead letters of the running service, which sets records of a real broker aside. */
@ExtendWith(OperatedService.Shared.class)
class DeadLettersIT {
  private static final String REQUESTS = Topic.REQUESTS.topicName();

  private static OperatedService operated;

  @BeforeAll
  static void take(OperatedService shared) {
    operated = shared;
  }

  @Test
  void whatTheServiceSetsAsideIsListedAndCounted() throws Exception {
    // Given
    long before = operated.json("/api/v1/summary").path("deadLetters").asLong();
    String password = "{\"password\": \"Correct-Horse-7\"}";

    // When
    operated.service.publish(
        new ProducerRecord<>(REQUESTS, "no-event", password.getBytes(StandardCharsets.UTF_8)));

    // Then
    JsonNode letter = letterOf("no-event");
    assertThat(letter.path("topic").asString()).isEqualTo(REQUESTS);
    assertThat(letter.path("key").asString()).isEqualTo("no-event");
    assertThat(letter.path("exception").asString()).isEqualTo("UndecodableRecordException");
    assertThat(letter.path("reason").asString()).contains("WRONG_MAGIC_BYTE");
    assertThat(letter.path("reader").isNull()).isTrue();
    assertThat(letter.path("valueBytes").asInt()).isEqualTo(password.length());
    assertThat(letter.path("remedy").asString()).contains(REQUESTS);
    await()
        .atMost(OperatedService.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(operated.json("/api/v1/summary").path("deadLetters").asLong())
                    .isGreaterThan(before));

    // When
    HttpResponse<String> content = operated.get(path(letter));
    HttpResponse<String> replay = operated.post(path(letter) + "/replay", "{}");

    // Then
    assertThat(content.statusCode()).as(content.body()).isEqualTo(200);
    assertThat(content.body()).doesNotContain("Correct-Horse-7");
    assertThat(body(content).path("content").isNull()).isTrue();
    assertThat(body(content).path("id")).isEqualTo(letter.path("id"));
    assertThat(body(content).path("refusal").asString()).contains("WRONG_MAGIC_BYTE");
    assertThat(body(content).path("replayable").asBoolean()).isFalse();
    assertProblem(replay, 409, "set aside again");
  }

  @Test
  void aRecordThatOneServiceCannotProcessIsReplayedWithItsBytes() throws Exception {
    // Given
    MigrationRequested request = TestRequests.request("one-reader", "sql-one-reader");
    request.getSource().setPasswordRef("Correct-Horse-7");
    byte[] value = operated.service.bytes(Topic.REQUESTS, request);
    ProducerRecord<String, byte[]> set =
        letter(REQUESTS, "one-reader", value, Map.of("dlt-reader", "provisioner"));
    set.headers().add("traceparent", "00-a-b-01".getBytes(StandardCharsets.UTF_8));
    set.headers().add("authorization", "Bearer secret".getBytes(StandardCharsets.UTF_8));
    operated.service.publish(set);
    JsonNode letter = letterOf("one-reader");

    // When
    JsonNode content = operated.json(path(letter));
    HttpResponse<String> replay = operated.post(path(letter) + "/replay", "");

    // Then
    assertThat(letter.path("reader").asString()).isEqualTo("provisioner");
    assertThat(letter.path("remedy").asString()).contains("provisioner");
    assertThat(content.path("content").path("requester").asString()).isEqualTo("team-sales");
    assertThat(content.path("content").path("source").path("passwordRef").asString()).isEmpty();
    assertThat(content.path("headers").propertyNames()).containsExactly("traceparent");
    assertThat(content.toString()).doesNotContain("Correct-Horse-7", "Bearer");
    assertThat(replay.statusCode()).as(replay.body()).isEqualTo(202);
    assertThat(body(replay).path("requestedBy").asString()).isEqualTo("ada");
    ConsumerRecord<String, byte[]> record = recordOf("one-reader");
    assertThat(record.value()).isEqualTo(value);
    assertThat(record.offset()).isEqualTo(body(replay).path("offset").asLong());
    assertThat(CloudEventHeaders.asText(record.headers()))
        .containsOnlyKeys("authorization", "dlt-replay-by", "dlt-replay-of", "traceparent")
        .containsEntry("dlt-replay-of", letter.path("id").asString())
        .containsEntry("dlt-replay-by", "ada");
  }

  @Test
  void whatWouldReplaceNewerStateOrIsNotWholeIsNotReplayed() throws Exception {
    // Given
    String status = Topic.STATUS.topicName();
    operated.service.publish(letter(status, "old-state", null, Map.of("dlt-reader", "monitoring")));
    operated.service.publish(
        letter(REQUESTS, "cut-off", new byte[] {0}, Map.of("dlt-value-bytes", "9000000")));

    // When
    JsonNode state = letterOf("old-state");
    JsonNode cut = letterOf("cut-off");

    // Then
    assertProblem(operated.post(path(state) + "/replay", "{}"), 409, "latest state");
    assertProblem(operated.post(path(cut) + "/replay", "{}"), 409, "too large");
    assertThat(cut.path("valueBytes").asInt()).isEqualTo(9_000_000);
    assertThat(cut.path("cut").asBoolean()).isTrue();
  }

  @Test
  void pagesAndTopicsArePartOfTheQuery() throws Exception {
    // Given
    String topic = Topic.SIGNALS.topicName();
    for (int i = 0; i < 3; i++) {
      operated.service.publish(letter(topic, "page-" + i, new byte[0], Map.of()));
    }
    await()
        .atMost(OperatedService.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(operated.json("/api/v1/dead-letters?topic=" + topic).path("items"))
                    .hasSize(3));

    // When
    JsonNode first = operated.json("/api/v1/dead-letters?limit=2&topic=" + topic);
    JsonNode second =
        operated.json(
            "/api/v1/dead-letters?limit=2&topic="
                + topic
                + "&cursor="
                + first.path("next").asString());

    // Then
    assertThat(first.path("total").asInt()).isEqualTo(3);
    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dead-letters?topic=unknown                        | 400 | topic
          dead-letters?sort=topic                           | 400 | recordedAt
          dead-letters/unknown                              | 404 | unknown
          dead-letters/modernization.requests.dlt-0-999999  | 404 | dlt-0-999999
          dead-letters/modernization.requests.dlt-99-0      | 404 | dlt-99-0
          dead-letters/other.topic.dlt-0-0                  | 404 | other
          """)
  void whatThereIsNotIsAProblem(String path, int status, String detail) throws Exception {
    assertProblem(operated.get("/api/v1/" + path), status, detail);
  }

  private static JsonNode letterOf(String migrationId) throws Exception {
    return await()
        .atMost(OperatedService.PATIENCE)
        .until(
            () ->
                operated
                    .json("/api/v1/dead-letters?migrationId=" + migrationId)
                    .path("items")
                    .path(0),
            JsonNode::isObject);
  }

  private static String path(JsonNode letter) {
    return "/api/v1/dead-letters/" + letter.path("id").asString();
  }

  private static ConsumerRecord<String, byte[]> recordOf(String key) {
    List<ConsumerRecord<String, byte[]>> records =
        operated.service.records(REQUESTS).stream()
            .filter(record -> key.equals(record.key()))
            .toList();
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private static ProducerRecord<String, byte[]> letter(
      String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
    ProducerRecord<String, byte[]> letter = new ProducerRecord<>(topic + ".dlt", key, value);
    letter.headers().add(header("dlt-topic", topic)).add(header("dlt-reason", "any reason"));
    headers.forEach((name, text) -> letter.headers().add(header(name, text)));
    return letter;
  }

  private static RecordHeader header(String name, String text) {
    return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
