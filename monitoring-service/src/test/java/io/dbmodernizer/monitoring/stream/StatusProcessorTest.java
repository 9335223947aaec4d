package io.dbmodernizer.monitoring.stream;

import static io.dbmodernizer.monitoring.status.Events.MIGRATION;
import static io.dbmodernizer.monitoring.status.Events.at;
import static io.dbmodernizer.monitoring.status.Events.backedUp;
import static io.dbmodernizer.monitoring.status.Events.migrated;
import static io.dbmodernizer.monitoring.status.Events.migrationFailed;
import static io.dbmodernizer.monitoring.status.Events.monitored;
import static io.dbmodernizer.monitoring.status.Events.progress;
import static io.dbmodernizer.monitoring.status.Events.provisioned;
import static io.dbmodernizer.monitoring.status.Events.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.runtime.deadletter.InvalidRecordException;
import io.dbmodernizer.runtime.deadletter.SetAsideHandler;
import io.dbmodernizer.runtime.deadletter.UndecodableRecordHandler;
import io.dbmodernizer.runtime.engine.StageProperties;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.serde.RegistryUnavailableException;
import io.dbmodernizer.serde.UndecodableRecordException;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusProcessorTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final EventSerde serde =
      EventSerde.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
  private Instant now = at(0);
  private boolean registryIsDown;
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    start(Duration.ZERO);
  }

  private void start(Duration snapshotInterval) {
    StatusTopology contribution =
        new StatusTopology(
            new StatusProjector(Duration.ofMinutes(30)),
            () -> now,
            Duration.ofSeconds(30),
            Duration.ofDays(7),
            snapshotInterval,
            StageProperties.StoreKind.MEMORY,
            serde,
            new RecordLimits());
    Topology topology = new Topology();
    for (Topic topic : contribution.sources()) {
      topology.addSource(
          topic.name(), Serdes.String().deserializer(), deserializer(), topic.topicName());
    }
    contribution.contribute(topology, Topic::name);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "monitoring");
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UndecodableRecordHandler.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideHandler.class);
    driver = new TopologyTestDriver(topology, settings, now);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void publishesASnapshotForEveryChangeAndNoneForARepeat() {
    // When
    send(Topic.REQUESTS, requested());
    send(Topic.REQUESTS, requested());
    send(Topic.TARGETS, provisioned(10));

    // Then
    List<TestRecord<String, SpecificRecord>> snapshots = read(Topic.STATUS);
    assertThat(snapshots)
        .extracting(snapshot -> ((MigrationStatus) snapshot.value()).getState())
        .containsExactly(MigrationState.REQUESTED, MigrationState.RUNNING);
    assertThat(snapshots).extracting(TestRecord::key).containsOnly(MIGRATION);
  }

  @Test
  void publishesASnapshotOfTheSameStateOnceInAnInterval() {
    // Given
    driver.close();
    start(Duration.ofSeconds(1));
    send(Topic.REQUESTS, requested());
    send(Topic.TARGETS, provisioned(10));
    read(Topic.STATUS);

    // When
    send(Topic.PROGRESS_BACKUP, progress("backup", "a", ProgressState.RUNNING, 10, 20));
    send(Topic.PROGRESS_BACKUP, progress("backup", "a", ProgressState.RUNNING, 20, 21));
    List<TestRecord<String, SpecificRecord>> early = read(Topic.STATUS);
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    // Then
    assertThat(early).isEmpty();
    assertThat(read(Topic.STATUS))
        .singleElement()
        .satisfies(
            snapshot ->
                assertThat(((MigrationStatus) snapshot.value()).getStages())
                    .flatExtracting(StageStatus::getSteps)
                    .extracting(StepStatus::getPercent)
                    .contains(20));
  }

  @Test
  void aRequestWithNothingButItsIdWasRequestedWhenItWasPublished() {
    // Given
    MigrationRequested request = requested();
    request.setMetadata(EventMetadata.newBuilder().setMigrationId(MIGRATION).build());

    // When
    driver
        .createInputTopic(Topic.REQUESTS.topicName(), new StringSerializer(), serde.serializer())
        .pipeInput(MIGRATION, request, at(5));

    // Then
    assertThat(lastSnapshot().getRequestedAt()).isEqualTo(at(5));
  }

  @Test
  void publishedRecordsCarryCloudEventsHeadersAndTheTraceOfTheirCause() {
    // When
    send(Topic.REQUESTS, requested());

    // Then
    TestRecord<String, SpecificRecord> snapshot = read(Topic.STATUS).get(0);
    MigrationStatus status = (MigrationStatus) snapshot.value();
    assertThat(CloudEventHeaders.asText(snapshot.headers()))
        .containsEntry("ce_id", status.getMetadata().getEventId())
        .containsEntry("ce_type", "io.dbmodernizer.events.MigrationStatus")
        .containsEntry("ce_subject", MIGRATION)
        .containsEntry("ce_causationid", "request")
        .containsEntry("traceparent", TRACE);
  }

  @Test
  void publishesTheEndOnceOnItsOwnTopicAndReadsItBackUnharmed() {
    // When
    send(Topic.REQUESTS, requested());
    send(Topic.TARGETS, provisioned(1));
    send(Topic.BACKUPS, backedUp(2));
    send(Topic.MONITORING, monitored(3));
    send(Topic.MIGRATIONS, migrated(4));
    send(Topic.MIGRATIONS, migrated(4));

    // Then
    assertThat(read(Topic.MONITORING))
        .extracting(TestRecord::value)
        .hasOnlyElementsOfType(ModernizationCompleted.class)
        .hasSize(1);
    List<TestRecord<String, SpecificRecord>> snapshots = read(Topic.STATUS);
    MigrationStatus last = (MigrationStatus) snapshots.get(snapshots.size() - 1).value();
    assertThat(last.getState()).isEqualTo(MigrationState.COMPLETED);
    assertThat(deadLetters(Topic.MONITORING)).isEmpty();
  }

  @Test
  void raisesAnAlertForAFailedStage() {
    // When
    send(Topic.TARGETS, provisioned(10));
    send(Topic.MIGRATIONS, migrationFailed(20));

    // Then
    assertThat(read(Topic.ALERTS))
        .singleElement()
        .satisfies(
            alert ->
                assertThat(((AlertRaised) alert.value()).getKind())
                    .isEqualTo(AlertKind.STAGE_FAILED));
  }

  @Test
  void raisesAnAlertForASilentStageAndResolvesItWhenItMoves() {
    // Given
    send(Topic.REQUESTS, requested());
    send(Topic.PROGRESS_PROVISIONER, progress("provisioner", "first", ProgressState.RUNNING, 5, 1));
    pass(Duration.ofMinutes(29));
    assertThat(read(Topic.ALERTS)).isEmpty();

    // When
    pass(Duration.ofMinutes(2));
    pass(Duration.ofMinutes(2));

    // Then
    List<TestRecord<String, SpecificRecord>> raised = read(Topic.ALERTS);
    assertThat(raised).hasSize(1);
    assertThat(((AlertRaised) raised.get(0).value()).getKind()).isEqualTo(AlertKind.STAGE_STALLED);

    // When
    send(
        Topic.PROGRESS_PROVISIONER,
        progress("provisioner", "first", ProgressState.RUNNING, 6, 34 * 60));

    // Then
    assertThat(read(Topic.ALERTS))
        .extracting(TestRecord::value)
        .hasOnlyElementsOfType(AlertResolved.class)
        .hasSize(1);
  }

  @Test
  void anAlertOfAzureIsRaisedAndResolvedOnceAcrossRepeatedCalls() {
    // Given
    send(Topic.TARGETS, provisioned(10));

    // When
    send(Topic.SIGNALS, Events.signal(AlertCondition.FIRED, 41));
    send(Topic.SIGNALS, Events.signal(AlertCondition.FIRED, 42));
    send(Topic.SIGNALS, Events.signal(AlertCondition.RESOLVED, 50));
    send(Topic.SIGNALS, Events.signal(AlertCondition.RESOLVED, 51));
    send(Topic.SIGNALS, Events.signal(AlertCondition.FIRED, 52));

    // Then
    assertThat(read(Topic.ALERTS))
        .extracting(alert -> alert.value().getClass().getSimpleName())
        .containsExactly("AlertRaised", "AlertResolved");
    assertThat(lastSnapshot().getAlerts()).isEmpty();
  }

  @Test
  void anAlertOnAMigrationThatNobodyKnowsIsNotPublished() {
    // When
    send(Topic.SIGNALS, Events.signal(AlertCondition.FIRED, 41));

    // Then
    assertThat(read(Topic.ALERTS)).isEmpty();
    assertThat(read(Topic.STATUS)).isEmpty();
    assertThat(deadLetters(Topic.SIGNALS)).isEmpty();
  }

  @Test
  void aRemovedMigrationIsForgottenAfterItsRetentionAndNotBefore() {
    // Given
    send(Topic.REQUESTS, requested());
    send(Topic.TARGETS, provisioned(10));
    send(Topic.SIGNALS, Events.signal(AlertCondition.FIRED, 41));
    send(
        Topic.TARGETS,
        TargetRemoved.newBuilder().setMetadata(Events.metadata("removed", 60)).build());
    assertThat(lastSnapshot().getState()).isEqualTo(MigrationState.REMOVED);

    // When
    pass(Duration.ofDays(7).minusMinutes(1));

    // Then
    assertThat(read(Topic.STATUS)).isEmpty();

    // When
    pass(Duration.ofMinutes(2));
    pass(Duration.ofMinutes(2));

    // Then
    assertThat(read(Topic.STATUS))
        .singleElement()
        .satisfies(
            tombstone -> {
              assertThat(tombstone.key()).isEqualTo(MIGRATION);
              assertThat(tombstone.value()).isNull();
            });
    assertThat(driver.getKeyValueStore(StatusTopology.STORE).get(MIGRATION)).isNull();
    try (var left = driver.getTimestampedKeyValueStore(StatusTopology.ALERTS).all()) {
      assertThat(left).isExhausted();
    }
  }

  @Test
  void aRequestThatIsRefusedAfterItsMigrationWasForgottenSaysSoAndIsForgottenToo() {
    // Given
    RequestRefused refused = Events.refused(6);
    refused.getFailure().setReason(Reason.WRONG_STATE);

    // When
    send(Topic.REQUESTS, requested());
    send(Topic.TARGETS, refused);

    // Then
    MigrationStatus status = lastSnapshot();
    assertThat(status.getState()).isEqualTo(MigrationState.FAILED);
    assertThat(status.getRefusal()).isEqualTo(refused.getFailure());
    assertThat(status.getWaitingOn()).isEmpty();

    // When
    pass(Duration.ofDays(7).plusMinutes(1));

    // Then
    assertThat(read(Topic.STATUS)).singleElement().extracting(TestRecord::value).isNull();
    assertThat(read(Topic.ALERTS)).isEmpty();
  }

  @Test
  void whatIsSaidBeforeTheRequestIsReadIsShownWithIt() {
    // When
    send(
        Topic.TARGETS,
        Events.accepted(20, c -> c.setTeardown(TeardownRequested.newBuilder().build())));
    assertThat(read(Topic.STATUS)).isEmpty();
    send(Topic.REQUESTS, requested());

    // Then
    assertThat(lastSnapshot().getState()).isEqualTo(MigrationState.REMOVING);
  }

  @Test
  void aRecordAsLargeAsItsTopicTakesIsSetAsideWithWhatFitsOfIt() {
    // Given
    byte[] large = new byte[TopicCatalogue.MAX_MESSAGE_BYTES];

    // When
    sendRaw(Topic.REQUESTS, MIGRATION, large);
    sendRaw(Topic.REQUESTS, MIGRATION, new byte[2 * TopicCatalogue.MAX_MESSAGE_BYTES]);

    // Then
    List<TestRecord<String, byte[]>> letters = deadLetters(Topic.REQUESTS);
    assertThat(letters.get(0).value()).isEqualTo(large);
    assertThat(letters.get(1).value()).hasSizeLessThan(TopicCatalogue.MAX_DEAD_LETTER_BYTES);
    assertThat(CloudEventHeaders.asText(letters.get(1).headers()))
        .containsEntry("dlt-value-bytes", "8388608");
  }

  @Test
  void bytesThatAreNoEventGoToTheDeadLetterTopicWithTheirOriginAndTheNextRecordIsRead() {
    // Given
    byte[] poison = "not avro".getBytes(StandardCharsets.UTF_8);
    Headers headers = new RecordHeaders().add("who", "tester".getBytes(StandardCharsets.UTF_8));

    // When
    driver
        .createInputTopic(
            Topic.TARGETS.topicName(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>("some-key", poison, headers, at(5)));
    send(Topic.TARGETS, provisioned(10));

    // Then
    assertThat(deadLetters(Topic.TARGETS))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo("some-key");
              assertThat(letter.value()).isEqualTo(poison);
              assertThat(CloudEventHeaders.asText(letter.headers()))
                  .containsEntry("who", "tester")
                  .containsEntry("dlt-topic", "modernization.targets")
                  .containsEntry("dlt-partition", "0")
                  .containsEntry("dlt-offset", "0")
                  .containsEntry("dlt-timestamp", at(5).toString())
                  .containsEntry("dlt-exception", UndecodableRecordException.class.getName())
                  .hasEntrySatisfying(
                      "dlt-reason", reason -> assertThat(reason).contains("cannot be decoded"));
            });
    assertThat(read(Topic.STATUS)).hasSize(1);
  }

  @Test
  void aRecordUnderAnotherKeyThanItsMigrationGoesToTheDeadLetterTopicAsItWas() {
    // Given
    byte[] original = serde.serializer().serialize(Topic.TARGETS.topicName(), provisioned(10));

    // When
    sendRaw(Topic.TARGETS, "another-migration", original);

    // Then
    assertThat(deadLetters(Topic.TARGETS))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo("another-migration");
              assertThat(letter.value()).isEqualTo(original);
              assertThat(CloudEventHeaders.asText(letter.headers()))
                  .containsEntry("dlt-exception", InvalidRecordException.class.getName())
                  .hasEntrySatisfying(
                      "dlt-reason",
                      reason -> assertThat(reason).contains("metadata.migrationId differ"));
            });
    assertThat(read(Topic.STATUS)).isEmpty();
  }

  @Test
  void aRecordWithoutKeyGoesToTheDeadLetterTopic() {
    sendRaw(
        Topic.REQUESTS,
        null,
        serde.serializer().serialize(Topic.REQUESTS.topicName(), requested()));

    assertThat(deadLetters(Topic.REQUESTS))
        .singleElement()
        .satisfies(letter -> assertThat(letter.key()).isNull());
  }

  @Test
  void aTombstoneWhereNoneBelongsGoesToTheDeadLetterTopic() {
    sendRaw(Topic.BACKUPS, MIGRATION, null);

    assertThat(deadLetters(Topic.BACKUPS))
        .singleElement()
        .satisfies(letter -> assertThat(letter.value()).isNull());
  }

  @Test
  void anEventOfAnotherTopicGoesToTheDeadLetterTopicNamingWhatIsAccepted() {
    // Given
    MonitoringEnabled elsewhere = monitored(3);

    // When
    sendRaw(
        Topic.BACKUPS,
        MIGRATION,
        serde.serializer().serialize(Topic.BACKUPS.topicName(), elsewhere));

    // Then
    assertThat(deadLetters(Topic.BACKUPS))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(CloudEventHeaders.asText(letter.headers()).get("dlt-reason"))
                    .contains("MonitoringEnabled does not belong", "BackupEnabled"));
  }

  @Test
  void nothingIsSetAsideWhileTheRegistryIsDown() {
    // Given
    registryIsDown = true;
    MigrationRequested request = requested();

    // When, Then
    assertThatThrownBy(() -> send(Topic.REQUESTS, request)).isInstanceOf(Exception.class);
    assertThat(deadLetters(Topic.REQUESTS)).isEmpty();
    assertThat(read(Topic.STATUS)).isEmpty();
  }

  private Deserializer<SpecificRecord> deserializer() {
    return (topic, bytes) -> {
      if (registryIsDown) {
        throw new RegistryUnavailableException("the registry does not answer");
      }
      return serde.deserializer().deserialize(topic, bytes);
    };
  }

  private void send(Topic topic, SpecificRecord event) {
    now = now.isBefore(at(1)) ? at(1) : now;
    Headers headers = CloudEventHeaders.of(event, TRACE);
    driver
        .createInputTopic(topic.topicName(), new StringSerializer(), serde.serializer())
        .pipeInput(new TestRecord<>(Events.MIGRATION, event, headers, now));
  }

  private void sendRaw(Topic topic, @Nullable String key, byte @Nullable [] value) {
    driver
        .createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, new RecordHeaders(), at(1)));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  private MigrationStatus lastSnapshot() {
    List<TestRecord<String, SpecificRecord>> snapshots = read(Topic.STATUS);
    return (MigrationStatus) snapshots.get(snapshots.size() - 1).value();
  }

  private List<TestRecord<String, SpecificRecord>> read(Topic topic) {
    Serde<SpecificRecord> values = serde;
    return driver
        .createOutputTopic(topic.topicName(), new StringDeserializer(), values.deserializer())
        .readRecordsToList();
  }

  private List<TestRecord<String, byte[]>> deadLetters(Topic topic) {
    return driver
        .createOutputTopic(
            topic.deadLetterTopicName(), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }
}
