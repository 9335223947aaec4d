package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A user's programs with a plain Kafka client and Confluent's own serializer and deserializer,
 * found on the class path in the profile {@code interop} only.
 */
@Tag("interop")
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(SharedPipeline.class)
class ForeignClientsST {

  private static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
  private static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

  @Test
  void confluentsClassesPublishARequestAndReadEveryTopicBack(Pipeline pipeline) throws Exception {
    // Given
    SourceDatabase source = pipeline.createSource("Foreign", 100);
    MigrationRequested request = pipeline.request("foreign", source.name());
    request.setMetadata(
        EventMetadata.newBuilder(request.getMetadata())
            .setEventId(UUID.randomUUID().toString())
            .setOccurredAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .setProducer("foreign")
            .build());

    // When
    publish(pipeline, Topic.REQUESTS, "foreign", request);
    pipeline.awaitState("foreign", MigrationState.COMPLETED);

    // Then
    for (Topic topic : Topic.values()) {
      Set<Class<?>> types = Set.copyOf(topic.recordTypes());
      List<ConsumerRecord<String, Object>> records = read(pipeline, topic);
      assertThat(records)
          .as(topic.topicName())
          .filteredOn(record -> record.value() != null)
          .allSatisfy(record -> assertThat(types).contains(record.value().getClass()));
      // Nothing went wrong, here or in Azure, and Azure's service copied the rows.
      if (!Set.of(Topic.ALERTS, Topic.SIGNALS, Topic.COPY_TASKS).contains(topic)) {
        assertThat(records)
            .as(topic.topicName())
            .anyMatch(record -> topic.migrationIdOf(record.key()).equals("foreign"));
      }
    }
  }

  @Test
  void aTombstoneForgetsAMigration(Pipeline pipeline) throws Exception {
    // Given
    String id = "forgotten";
    publish(pipeline, Topic.REQUESTS, id, invalid(pipeline.request(id, "NoDatabase")));
    pipeline.awaitState(id, MigrationState.FAILED);
    await("status of " + id)
        .atMost(Pipeline.PATIENCE)
        .until(() -> pipeline.get("/api/migrations/" + id).statusCode() == 200);

    // When
    publish(pipeline, Topic.STATUS, id, null);

    // Then
    await("end of the status of " + id)
        .atMost(Pipeline.PATIENCE)
        .until(() -> pipeline.get("/api/migrations/" + id).statusCode() == 404);
    assertThat(pipeline.get("/api/migrations").body()).doesNotContain("\"" + id + "\"");
    List<ConsumerRecord<String, Object>> snapshots =
        read(pipeline, Topic.STATUS).stream().filter(r -> r.key().equals(id)).toList();
    assertThat(snapshots).hasSizeGreaterThan(1);
    assertThat(snapshots.get(0).value()).isInstanceOf(MigrationStatus.class);
    assertThat(snapshots.get(snapshots.size() - 1).value()).isNull();
  }

  private static MigrationRequested invalid(MigrationRequested request) {
    request.getTarget().getAzure().setRegion("");
    request.getMetadata().setEventId(UUID.randomUUID().toString());
    return request;
  }

  private static void publish(
      Pipeline pipeline, Topic topic, String key, @org.jspecify.annotations.Nullable Object value)
      throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", pipeline.platform().addresses().bootstrapServers(),
            "schema.registry.url", pipeline.platform().addresses().registryUrl(),
            "key.serializer", StringSerializer.class.getName(),
            "value.serializer", SERIALIZER,
            "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
    try (KafkaProducer<String, Object> producer = new KafkaProducer<>(settings)) {
      producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
    }
  }

  /** All records of a topic but those that tests have published as garbage on purpose. */
  @SuppressWarnings("unchecked")
  private static List<ConsumerRecord<String, Object>> read(Pipeline pipeline, Topic topic)
      throws Exception {
    Deserializer<Object> values =
        Class.forName(DESERIALIZER)
            .asSubclass(Deserializer.class)
            .getDeclaredConstructor()
            .newInstance();
    values.configure(
        Map.of(
            "schema.registry.url",
            pipeline.platform().addresses().registryUrl(),
            "specific.avro.reader",
            "true"),
        false);
    Set<List<Object>> setAside =
        pipeline.topics().read(Set.of(topic.deadLetterTopicName())).stream()
            .map(letter -> Arrays.<Object>asList(text(letter.key()), hash(letter.value())))
            .collect(Collectors.toSet());
    return pipeline
        .topics()
        .read(Set.of(topic.topicName()), new StringDeserializer(), (name, bytes) -> bytes)
        .stream()
        .filter(
            record -> !setAside.contains(Arrays.<Object>asList(record.key(), hash(record.value()))))
        .map(
            record ->
                new ConsumerRecord<String, Object>(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.key(),
                    values.deserialize(record.topic(), record.headers(), record.value())))
        .toList();
  }

  private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static int hash(byte @org.jspecify.annotations.Nullable [] bytes) {
    return Arrays.hashCode(bytes);
  }
}
