package io.dbmodernizer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PublishAndReadIT {

  private static BrokerInJvm broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = BrokerInJvm.start(6);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @Test
  void aPublishedRequestIsReadWithItsIdsKeyAndHeaders() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getMetadata().setMigrationId("m-" + UUID.randomUUID());
    List<ReceivedEvent<MigrationRequested>> received = new ArrayList<>();

    // When
    RecordMetadata place;
    try (RequestPublisher publisher = new RequestPublisher(properties())) {
      place = publisher.publish(request);
    }
    try (EventReader reader = new EventReader(properties())) {
      reader.on(MigrationRequested.class, received::add);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                reader.poll(Duration.ofMillis(200));
                return received.stream().anyMatch(each -> each.event().equals(request));
              });
    }

    // Then
    ReceivedEvent<MigrationRequested> event =
        received.stream().filter(each -> each.event().equals(request)).findFirst().orElseThrow();
    EventMetadata metadata = event.event().getMetadata();
    assertThat(event.topic()).isEqualTo(Topic.REQUESTS.topicName());
    assertThat(event.partition()).isEqualTo(place.partition());
    assertThat(event.key()).isEqualTo(metadata.getMigrationId());
    assertThat(metadata.getEventId()).isNotEmpty();
    assertThat(metadata.getCorrelationId()).isEqualTo(metadata.getMigrationId());
    assertThat(event.headers())
        .containsEntry("ce_id", metadata.getEventId())
        .containsEntry("ce_type", "io.dbmodernizer.events.MigrationRequested");
  }

  @Test
  void aReaderKnowsWhatWasThereBeforeAMoment() {
    // Given
    String before = "m-" + UUID.randomUUID();
    String after = "m-" + UUID.randomUUID();
    List<String> old = new ArrayList<>();
    List<String> recent = new ArrayList<>();
    try (RequestPublisher publisher = new RequestPublisher(properties());
        EventReader reader = new EventReader(properties())) {
      publisher.publish(withId(before));
      Map<TopicPartition, Long> ends =
          reader
              .on(MigrationRequested.class, event -> {})
              .on(RestoreRequested.class, e -> {})
              .ends();
      reader.onAny(
          event -> {
            TopicPartition at = new TopicPartition(event.topic(), event.partition());
            long end = ends.getOrDefault(at, 0L);
            (event.offset() < end ? old : recent).add(event.key());
          },
          Topic.REQUESTS);

      // When
      RestoreRequested restore = RestoreRequested.newBuilder().build();
      restore.setMetadata(EventMetadata.newBuilder().setMigrationId(after).build());
      publisher.publish(restore);

      // Then
      assertThat(ends).hasSize(Topic.DEFAULT_PARTITIONS);
      assertThat(reader.hasReached(ends)).isFalse();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                reader.poll(Duration.ofMillis(200));
                return reader.hasReached(ends) && recent.contains(after);
              });
      assertThat(old).contains(before).doesNotContain(after);
      assertThat(recent).doesNotContain(before);
    }
  }

  @Test
  void theSameRequestAgainHasTheSameIdAndAnotherBodyAnother() {
    String migrationId = "m-" + UUID.randomUUID();
    try (RequestPublisher publisher = new RequestPublisher(properties())) {
      MigrationRequested first = withId(migrationId);
      MigrationRequested again = withId(migrationId);
      MigrationRequested other = withId(migrationId);
      other.setPurpose("something else");
      publisher.publish(first);
      publisher.publish(again);
      publisher.publish(other);

      assertThat(again.getMetadata().getEventId()).isEqualTo(first.getMetadata().getEventId());
      assertThat(other.getMetadata().getEventId()).isNotEqualTo(first.getMetadata().getEventId());
    }
  }

  @Test
  void aRequestThatBreaksARuleIsNotPublished() {
    MigrationRequested request = withId("m-refused");
    request.getTarget().getServer().setName("Not A Server");

    try (RequestPublisher publisher = new RequestPublisher(properties())) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> publisher.publish(request))
          .satisfies(
              e ->
                  assertThat(e.violations())
                      .extracting(FieldViolation::getField)
                      .containsExactly("target.server.name"));
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> publisher.publish(RetryRequested.newBuilder().build()))
          .withMessageContaining("metadata.migrationId");
    }
  }

  @Test
  void aRequestWithoutAnIdIsGivenOneThatTheCallerFinds() {
    MigrationRequested request = withId("");

    try (RequestPublisher publisher = new RequestPublisher(properties())) {
      publisher.publish(request);
    }

    assertThat(UUID.fromString(request.getMetadata().getMigrationId())).isNotNull();
  }

  @Test
  void bytesThatAreNoEventAreSurfacedAndReadingGoesOn() throws Exception {
    // Given
    String key = "m-" + UUID.randomUUID();
    List<UndecodableEvent> undecodable = new ArrayList<>();
    List<String> retried = new ArrayList<>();
    List<String> forgotten = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(Topic.REQUESTS.topicName(), key, new byte[] {1, 2, 3, 4, 5, 6}))
          .get();
      producer.send(new ProducerRecord<>(Topic.REQUESTS.topicName(), key, null)).get();
    }
    RetryRequested retry = RetryRequested.newBuilder().setRequester("me").build();
    retry.setMetadata(EventMetadata.newBuilder().setMigrationId(key).build());
    try (RequestPublisher publisher = new RequestPublisher(properties())) {
      publisher.publish(retry);
    }

    // When
    try (EventReader reader = new EventReader(properties())) {
      reader
          .on(RetryRequested.class, event -> retried.add(event.key()))
          .onTombstone(event -> forgotten.add(event.key()))
          .onUndecodable(undecodable::add);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                reader.poll(Duration.ofMillis(200));
                return retried.contains(key);
              });
    }

    // Then
    assertThat(undecodable)
        .filteredOn(event -> key.equals(event.key()))
        .satisfiesExactly(
            event -> {
              assertThat(event.reason()).contains("0x01");
              assertThat(event.bytes()).hasSize(6);
            },
            event -> {
              assertThat(event.reason()).contains("the record has no value");
              assertThat(event.bytes()).isEmpty();
            });
    assertThat(forgotten).doesNotContain(key);
  }

  @Test
  void anEventWhoseHandlerFailsComesAgain() {
    // Given
    MigrationRequested request = withId("m-" + UUID.randomUUID());
    try (RequestPublisher publisher = new RequestPublisher(properties())) {
      publisher.publish(request);
    }
    List<String> seen = new ArrayList<>();

    // When
    try (EventReader reader = new EventReader(properties())) {
      reader.on(
          MigrationRequested.class,
          event -> {
            if (event.event().equals(request)) {
              seen.add(event.key());
              if (seen.size() == 1) {
                throw new IllegalStateException("not now");
              }
            }
          });
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                try {
                  reader.poll(Duration.ofMillis(200));
                } catch (IllegalStateException e) {
                  assertThat(seen).hasSize(1);
                }
                return seen.size() == 2;
              });
    }

    // Then
    assertThat(seen).hasSize(2);
  }

  @Test
  void aReaderWithoutHandlersSaysSo() {
    try (EventReader reader = new EventReader(properties())) {
      assertThatIllegalStateException().isThrownBy(() -> reader.poll(Duration.ZERO));
    }
  }

  private static MigrationRequested withId(String migrationId) {
    MigrationRequested request = SampleRequest.valid();
    request.getMetadata().setMigrationId(migrationId);
    return request;
  }

  private static Map<String, Object> properties() {
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "group.id",
        "reader-" + UUID.randomUUID(),
        "schema.registry.url",
        "mock://publish-and-read");
  }
}
