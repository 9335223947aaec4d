package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class ThreadShareTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final int HANGING = 16;

  private final CountDownLatch answer = new CountDownLatch(1);
  private Instant now = START;
  private StageRig rig;
  private TopologyTestDriver driver;
  private TestInputTopic<String, SpecificRecord> requests;
  private TestOutputTopic<String, SpecificRecord> targets;
  private TestOutputTopic<String, SpecificRecord> progress;

  /** Reads a source; the one called {@code hanging} does not answer until the test lets it. */
  private final class ReadSource implements Step {
    @Override
    public String name() {
      return "read-source";
    }

    @Override
    public StepResult run(StepContext context) throws InterruptedException {
      if (context.request().getSource().getHost().equals("hanging")) {
        answer.await();
      }
      return StepResult.done("read");
    }

    @Override
    public Set<Counterpart> counterparts(StepContext context) {
      return Set.of(Counterpart.source(context.request().getSource().getHost(), 1433));
    }
  }

  @BeforeEach
  void start() {
    rig =
        new StageRig(
            ScriptedStage.of(new ReadSource()),
            () -> now,
            "mock://" + UUID.randomUUID(),
            new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20),
            StageRig.failures(),
            new SimpleMeterRegistry(),
            StageRig.properties(16));
    driver = rig.driver(START);
    requests = rig.input(driver, Topic.REQUESTS);
    targets = rig.output(driver, Topic.TARGETS);
    progress = rig.output(driver, Topic.PROGRESS_PROVISIONER);
  }

  @AfterEach
  void stop() throws Exception {
    answer.countDown();
    driver.close();
    rig.close();
  }

  @Test
  void sourceThatDoesNotAnswerHoldsUpNoOther() {
    // Given
    request("hanging", HANGING);
    tick();

    // When
    request("sound", 6);

    // Then
    assertThat(completed(6)).allMatch(id -> id.startsWith("sound-"));

    // When
    answer.countDown();

    // Then
    assertThat(completed(HANGING)).allMatch(id -> id.startsWith("hanging-"));
  }

  @Test
  void stepThatWaitsForAThreadSaysSoOnce() {
    // Given
    request("hanging", HANGING);

    // When
    for (int i = 0; i < 100; i++) {
      tick();
    }

    // Then
    List<StepProgressed> waiting =
        progress.readValuesToList().stream()
            .map(StepProgressed.class::cast)
            .filter(event -> event.getState() == ProgressState.WAITING)
            .toList();
    assertThat(waiting)
        .hasSize(HANGING - 4)
        .allSatisfy(
            event ->
                assertThat(event.getWaitingOn())
                    .isEqualTo("a free thread: source hanging:1433 may take 4 of 16 and has them"));
    assertThat(waiting.stream().map(event -> event.getMetadata().getMigrationId()).distinct())
        .hasSize(HANGING - 4);
  }

  private void request(String host, int count) {
    for (int i = 0; i < count; i++) {
      String id = host + "-" + i;
      MigrationRequested request = ScriptedStage.request(id, "move it");
      request.getSource().setHost(host);
      requests.pipeInput(id, request);
    }
  }

  private List<String> completed(int count) {
    List<String> completed = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              tick();
              targets.readValuesToList().stream()
                  .map(TargetProvisioned.class::cast)
                  .forEach(event -> completed.add(event.getMetadata().getMigrationId()));
              return completed.size() >= count;
            });
    return completed;
  }

  private void tick() {
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }
}
