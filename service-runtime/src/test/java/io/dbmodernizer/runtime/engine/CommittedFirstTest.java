package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class CommittedFirstTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private Instant now = START;

  @Test
  void runThatWritesBeginsOnlyAfterTheCommitOfWhatTheRunBeforeIntended() throws Exception {
    // Given
    ScriptedStep step =
        new ScriptedStep(
            "write",
            Set.of(),
            context ->
                context.checkpoint().isEmpty()
                    ? StepResult.inProgress(5, "to be written", Duration.ZERO)
                        .withCheckpoint("intended")
                        .with(
                            StepResult.InterimResults.resource(AzureResource.newBuilder().build()))
                    : StepResult.done("written"));
    try (StageRig rig =
            new StageRig(ScriptedStage.of(step), () -> now, "mock://" + UUID.randomUUID());
        TopologyTestDriver driver = rig.driver(START)) {
      TestInputTopic<String, SpecificRecord> requests = rig.input(driver, Topic.REQUESTS);
      requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
      tick(driver);
      await().until(() -> step.runs().size() == 1 && rig.freeThreads() == 4);

      // When: the intention is stored, and committed at the end of the tick
      tick(driver);

      // Then
      await().during(Duration.ofMillis(200)).until(() -> step.runs().size() == 1);

      // When
      tick(driver);

      // Then
      await().until(() -> step.runs().size() == 2);
      assertThat(step.runs().get(1).checkpoint()).isEqualTo("intended");
    }
  }

  private void tick(TopologyTestDriver driver) {
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }
}
