package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.runtime.deadletter.SetAsideHandler;
import io.dbmodernizer.runtime.health.StageHealthProperties;
import io.dbmodernizer.runtime.health.StreamThreadDeaths;
import io.dbmodernizer.runtime.limit.RefusedSendHandler;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.testing.EventLog;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("deep")
class RefusedSendIT {
  private static final StageHealthProperties HEALTH =
      new StageHealthProperties(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          10,
          Duration.ofMinutes(10));

  private final String registry = "mock://" + UUID.randomUUID();
  private final String applicationId = "refused-" + UUID.randomUUID();

  @TempDir Path stateFolder;

  @Test
  void stateThatTheBrokerRefusesForItsSizeFailsItsMigrationAlone() throws Exception {
    // Given: a changelog that takes less than the catalogue says
    try (BrokerInJvm broker = BrokerInJvm.start(1);
        EventLog events = new EventLog(broker.bootstrapServers(), registry);
        StageRig rig = new StageRig(ScriptedStage.of(step()), InstantSource.system(), registry);
        StreamThreadDeaths deaths = new StreamThreadDeaths(InstantSource.system(), HEALTH)) {
      createChangelog(broker.bootstrapServers(), 100_000);
      try (KafkaStreams streams =
          new KafkaStreams(rig.topology(), settings(broker.bootstrapServers(), rig))) {
        streams.setUncaughtExceptionHandler(deaths);
        streams.start();

        // When
        events.publish(Topic.REQUESTS, ScriptedStage.request("m-1", "move it"));
        events.publish(Topic.REQUESTS, ScriptedStage.request("m-2", "move it"));

        // Then
        await().atMost(Duration.ofMinutes(2)).until(() -> events.all(Topic.TARGETS).size() == 2);
        List<SpecificRecord> outcomes = events.all(Topic.TARGETS);
        assertThat(outcomes)
            .filteredOn(TargetProvisioningFailed.class::isInstance)
            .singleElement()
            .satisfies(event -> assertRefused((TargetProvisioningFailed) event));
        assertThat(outcomes)
            .filteredOn(TargetProvisioned.class::isInstance)
            .singleElement()
            .extracting(event -> ((TargetProvisioned) event).getMetadata().getMigrationId())
            .isEqualTo("m-2");
        assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
      }
    }
  }

  private static void assertRefused(TargetProvisioningFailed event) {
    assertThat(event.getMetadata().getMigrationId()).isEqualTo("m-1");
    assertThat(event.getFailure().getReason()).isEqualTo(Reason.LIMIT_EXCEEDED);
    assertThat(event.getFailure().getSubject()).endsWith("-stages-changelog");
    assertThat(event.getFailure().getRemedy()).isNotEmpty();
  }

  private static ScriptedStep step() {
    return new ScriptedStep(
        "group",
        Set.of(),
        context ->
            context.migrationId().equals("m-1")
                ? StepResult.done("there", Outputs.of(OutputKey.text("all"), "x".repeat(200_000)))
                : StepResult.done("there"));
  }

  private void createChangelog(String bootstrapServers, int maxMessageBytes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(applicationId + "-stages-changelog", 1, (short) 1)
                      .configs(
                          Map.of(
                              "cleanup.policy",
                              "compact",
                              "max.message.bytes",
                              Integer.toString(maxMessageBytes)))))
          .all()
          .get();
    }
  }

  private Properties settings(String bootstrapServers, StageRig rig) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 20);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
    settings.put("auto.offset.reset", "earliest");
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideHandler.class);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedSendHandler.class);
    settings.put(RefusedSendHandler.LIMITS, rig.recordLimits());
    return settings;
  }
}
