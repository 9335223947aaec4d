package io.dbmodernizer.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.testing.BrokerInJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction that a broker has left open on a changelog keeps a task from being restored. */
class RestorationWatchIT {
  private static final String APPLICATION = "restoring";
  private static final String INPUT = "input";
  private static final String CHANGELOG = APPLICATION + "-kept-changelog";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<AutoCloseable> open = new ArrayList<>();
  private BrokerInJvm broker;

  @TempDir Path stateFolder;

  @BeforeEach
  void start() throws Exception {
    broker = BrokerInJvm.start(1);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(INPUT, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    broker.close();
  }

  @Test
  void aRestorationBehindAnOpenTransactionIsNamedUntilItIsAborted() throws Exception {
    // Given
    KafkaProducer<String, String> producer = producer(Map.of());
    producer.send(new ProducerRecord<>(INPUT, "a", "1")).get(30, TimeUnit.SECONDS);
    KafkaStreams first = streams("first", new RestorationWatch(InstantSource.system()));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> first.allLocalStorePartitionLags().containsKey("kept") && ended() > 0);
    first.close(Duration.ofSeconds(20));
    KafkaProducer<String, String> hanging = producer(Map.of("transactional.id", "hanging"));
    hanging.initTransactions();
    hanging.beginTransaction();
    hanging.send(new ProducerRecord<>(CHANGELOG, 0, "b", "2")).get(30, TimeUnit.SECONDS);

    // When
    RestorationWatch watch = new RestorationWatch(InstantSource.system());
    KafkaStreams second = streams("second", watch);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(watch.standingFor(Duration.ofSeconds(2)))
                    .containsOnlyKeys(CHANGELOG + "-0"));
    assertThat(watch.standingFor(Duration.ofSeconds(2)).get(CHANGELOG + "-0"))
        .contains("store kept", "find-hanging");
    assertThat(second.state()).isNotEqualTo(KafkaStreams.State.RUNNING);

    // When
    hanging.abortTransaction();

    // Then
    await().atMost(PATIENCE).until(() -> second.state() == KafkaStreams.State.RUNNING);
    assertThat(watch.standingFor(Duration.ZERO)).isEmpty();
  }

  /** How many records, markers included, the changelog has. */
  private long ended() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicPartition partition = new TopicPartition(CHANGELOG, 0);
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get(30, TimeUnit.SECONDS)
          .offset();
    }
  }

  private KafkaStreams streams(String name, RestorationWatch watch) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.<String, String>stream(INPUT)
        .toTable(Materialized.as(Stores.inMemoryKeyValueStore("kept")));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.resolve(name).toString());
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    settings.put("auto.offset.reset", "earliest");
    settings.put("session.timeout.ms", 6000);
    settings.put("heartbeat.interval.ms", 500);
    KafkaStreams streams = new KafkaStreams(builder.build(), settings);
    streams.setGlobalStateRestoreListener(watch);
    streams.start();
    open.add(() -> streams.close(Duration.ofSeconds(20)));
    return streams;
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", broker.bootstrapServers());
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    open.add(() -> producer.close(Duration.ofSeconds(5)));
    return producer;
  }
}
