package io.dbmodernizer.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.engine.ScriptedStage;
import io.dbmodernizer.runtime.engine.ScriptedStep;
import io.dbmodernizer.runtime.engine.StageRig;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage on a real broker that works only with the coordinator's word that it owns its tasks. */
@SuppressWarnings("NullAway.Init") // set before each test
@Tag("deep")
class GroupMembershipIT {
  private static final Duration SESSION = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String group = "stage-" + UUID.randomUUID();
  private final AtomicLong nanos = new AtomicLong();
  private final CommitCounter commits = new CommitCounter();
  private final ScriptedStep step =
      new ScriptedStep("write", Set.of(), context -> StepResult.done("written"));
  private BrokerInJvm broker;
  private GroupMembership membership;
  private StageRig rig;
  private KafkaStreams streams;

  @TempDir Path stateFolder;

  @BeforeEach
  void start() throws Exception {
    broker = BrokerInJvm.start(1);
    membership =
        new GroupMembership(
            Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())),
            group,
            SESSION,
            nanos::get);
    rig =
        new StageRig(
            ScriptedStage.of(step),
            InstantSource.system(),
            "mock://" + group,
            new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20),
            StageRig.failures(),
            new SimpleMeterRegistry(),
            StageRig.properties(4),
            membership,
            commits);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
    settings.put(StreamsConfig.POLL_MS_CONFIG, 20);
    settings.put("auto.offset.reset", "earliest");
    streams = new KafkaStreams(rig.topology(), settings, commits);
    streams.start();
  }

  @AfterEach
  void stop() throws Exception {
    streams.close(Duration.ofSeconds(10));
    rig.close();
    membership.close();
    broker.close();
  }

  @Test
  void ownershipIsProvenForPartOfASessionFromTheLastAnswerOfTheCoordinator() {
    // Given
    await().atMost(PATIENCE).until(() -> proven());

    // When
    nanos.addAndGet(SESSION.multipliedBy(3).dividedBy(5).toNanos());
    boolean withoutAnAnswerSince = isProven();
    membership.look();
    boolean withAnAnswer = isProven();

    // Then
    assertThat(withoutAnAnswerSince).isFalse();
    assertThat(withAnAnswer).isTrue();
    assertThat(membership.isProven(streamThread(), Set.of(partition(), new TopicPartition("x", 0))))
        .isFalse();
    assertThat(membership.isProven("another", Set.of(partition()))).isFalse();
  }

  @Test
  void whatTheMemberHasLeftIsNotProven() {
    // Given
    await().atMost(PATIENCE).until(() -> proven());
    String thread = streamThread();

    // When
    streams.close(
        CloseOptions.timeout(Duration.ofSeconds(10))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    membership.look();

    // Then
    assertThat(membership.isProven(thread, Set.of(partition()))).isFalse();
  }

  @Test
  void stageAsksByItselfAndRunsItsStepsOnceItIsProven() {
    // Given: a request, and nobody who asks but the stage

    // When
    publish();

    // Then
    await().atMost(PATIENCE).until(() -> step.runs().size() == 1);
  }

  private boolean proven() {
    membership.look();
    return streams.state() == KafkaStreams.State.RUNNING && isProven();
  }

  private boolean isProven() {
    return membership.isProven(streamThread(), Set.of(partition()));
  }

  private String streamThread() {
    return streams.metadataForLocalThreads().iterator().next().threadName();
  }

  private static TopicPartition partition() {
    return new TopicPartition(Topic.REQUESTS.topicName(), 0);
  }

  private void publish() {
    try (KafkaProducer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            rig.serde().serializer())) {
      producer.send(
          new ProducerRecord<>(
              Topic.REQUESTS.topicName(), "m-1", ScriptedStage.request("m-1", "move it")));
    }
  }
}
