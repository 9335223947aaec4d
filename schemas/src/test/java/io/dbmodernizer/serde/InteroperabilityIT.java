package io.dbmodernizer.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dbmodernizer.SampleEvents;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.Topic;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The serde and Confluent's classes with one broker and one registry, in both directions. */
@Tag("interop")
class InteroperabilityIT {

  private static final String CONFLUENT_SERIALIZER =
      "io.confluent.kafka.serializers.KafkaAvroSerializer";
  private static final String CONFLUENT_DESERIALIZER =
      "io.confluent.kafka.serializers.KafkaAvroDeserializer";

  private static RegistryServer registry;
  private static BrokerInJvm broker;

  @BeforeAll
  static void startBrokerAndRegistry() throws Exception {
    registry = RegistryServer.start(Path.of("target", "registry"));
    broker = BrokerInJvm.start(1);
  }

  @AfterAll
  static void stopBrokerAndRegistry() throws Exception {
    if (broker != null) {
      broker.close();
    }
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void confluentsDeserializerReadsWhatOurSerializerWrites() throws Exception {
    assertEveryEventArrives(EventSerializer.class.getName(), CONFLUENT_DESERIALIZER);
  }

  @Test
  void ourDeserializerReadsWhatConfluentsSerializerWrites() throws Exception {
    assertEveryEventArrives(CONFLUENT_SERIALIZER, EventDeserializer.class.getName());
  }

  @Test
  void bothSerializersWriteTheSameBytes() {
    for (Topic topic : Topic.values()) {
      for (var type : topic.recordTypes()) {
        SpecificRecord event = SampleEvents.filled(type);

        byte[] ours =
            EventSerde.of(configs(EventSerializer.class.getName(), CONFLUENT_DESERIALIZER))
                .serializer()
                .serialize(topic.topicName(), event);
        byte[] theirs =
            EventSerde.of(configs(CONFLUENT_SERIALIZER, CONFLUENT_DESERIALIZER))
                .serializer()
                .serialize(topic.topicName(), event);

        assertThat(ours).as(type.getSimpleName()).isEqualTo(theirs);
      }
    }
  }

  @Test
  void theRegistryRefusesAnIncompatibleSchemaAndTheErrorNamesTheSubject() {
    // Given
    SchemaRegistry api =
        new ConfluentApiRegistry(
            RegistrySettings.from(Map.of("schema.registry.url", registry.url())));
    String subject = "compatibility-io.dbmodernizer.events.CancelRequested";
    api.register(subject, CancelRequested.getClassSchema());
    Schema incompatible =
        new Schema.Parser()
            .parse(
                CancelRequested.getClassSchema()
                    .toString()
                    .replace(
                        "{\"name\":\"explanation\"",
                        "{\"name\":\"urgency\",\"type\":\"int\"},{\"name\":\"explanation\""));

    // When, Then
    assertThatExceptionOfType(SchemaRejectedException.class)
        .isThrownBy(() -> api.register(subject, incompatible))
        .withMessageContaining(subject);
  }

  @Test
  void anIdThatTheRegistryDoesNotHaveIsUndecodable() {
    byte[] bytes = ByteBuffer.allocate(8).put((byte) 0).putInt(987_654).array();

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(
            () ->
                EventSerde.of(Map.of("schema.registry.url", registry.url()))
                    .deserializer()
                    .deserialize("modernization.targets", bytes))
        .satisfies(
            e ->
                assertThat(e.reason())
                    .isEqualTo(UndecodableRecordException.Reason.UNKNOWN_SCHEMA_ID));
  }

  @Test
  void aWrongBasePathIsAProblemOfTheConfigurationAndNotOfTheRecord() {
    byte[] bytes = ByteBuffer.allocate(8).put((byte) 0).putInt(1).array();

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(
            () ->
                EventSerde.of(
                        Map.of(
                            "schema.registry.url",
                            registry.url().replace("/apis/ccompat/v7", "/elsewhere")))
                    .deserializer()
                    .deserialize("modernization.targets", bytes))
        .withMessageContaining("/apis/ccompat/v7");
  }

  private static void assertEveryEventArrives(String serializer, String deserializer)
      throws Exception {
    // Given
    List<ProducerRecord<String, Object>> sent = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      for (var type : topic.recordTypes()) {
        sent.add(
            new ProducerRecord<>(
                topic.topicName(), "m-" + type.getSimpleName(), SampleEvents.filled(type)));
      }
    }
    sent.add(new ProducerRecord<>(Topic.STATUS.topicName(), "m-forgotten", null));
    List<ConsumerRecord<String, Object>> received = new ArrayList<>();
    Map<String, Object> configs = configs(serializer, deserializer);

    try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(configs)) {
      List<TopicPartition> partitions =
          List.of(Topic.values()).stream()
              .map(topic -> new TopicPartition(topic.topicName(), 0))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      // Seeking is lazy; asking for the position makes it happen before anything is sent.
      partitions.forEach(consumer::position);

      // When
      try (KafkaProducer<String, Object> producer = new KafkaProducer<>(configs)) {
        for (ProducerRecord<String, Object> record : sent) {
          producer.send(record).get();
        }
      }
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (received.size() < sent.size() && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(500)).forEach(received::add);
      }
    }

    // Then
    assertThat(received).hasSameSizeAs(sent);
    for (ProducerRecord<String, Object> record : sent) {
      Object value =
          received.stream()
              .filter(
                  each -> each.topic().equals(record.topic()) && each.key().equals(record.key()))
              .findFirst()
              .orElseThrow()
              .value();
      assertSame(record.value(), value);
    }
  }

  /** Compared as Avro's JSON: Confluent's lists refuse equals over optional timestamps. */
  private static void assertSame(Object sent, Object received) {
    if (sent == null) {
      assertThat(received).isNull();
      return;
    }
    assertThat(received).isExactlyInstanceOf(sent.getClass());
    assertThat(received.toString()).isEqualTo(sent.toString());
  }

  private static Map<String, Object> configs(String serializer, String deserializer) {
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "schema.registry.url",
        registry.url(),
        "key.serializer",
        StringSerializer.class.getName(),
        "key.deserializer",
        StringDeserializer.class.getName(),
        "value.serializer",
        serializer,
        "value.deserializer",
        deserializer,
        "value.subject.name.strategy",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy",
        "specific.avro.reader",
        "true");
  }
}
