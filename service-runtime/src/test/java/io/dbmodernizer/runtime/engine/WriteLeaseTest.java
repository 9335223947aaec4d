package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.management.exception.ManagementException;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ScriptedTransport;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A process is paused while a run is in flight, and its right is not proven when it wakes. */
@SuppressWarnings("NullAway.Init") // every test begins with start()
class WriteLeaseTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ID = "/subscriptions/sub-1/resourceGroups/rg-orders";

  private final AtomicBoolean proven = new AtomicBoolean(true);
  private final AtomicInteger questions = new AtomicInteger();
  private final CountDownLatch awake = new CountDownLatch(1);
  private final ScriptedTransport transport =
      new ScriptedTransport()
          .answer("PUT " + ID, 200, "{}")
          .answer("POST " + ID + "/action", 200, "{}")
          .answer("DELETE " + ID, 200, "{}");
  private final AzureConnection azure = TestAzure.over(transport);
  private Instant now = START;
  private StageRig rig;
  private TopologyTestDriver driver;
  private TestInputTopic<String, SpecificRecord> requests;
  private TestOutputTopic<String, SpecificRecord> targets;

  /** Does the same write in one of the ways in which steps write. */
  @FunctionalInterface
  private interface Write {
    void to(AzureConnection azure);
  }

  @AfterEach
  void stop() throws Exception {
    awake.countDown();
    driver.close();
    rig.close();
  }

  @Test
  void putOfARunThatWasPausedIsRefusedAndTheStepIsRunAgainOnceTheRightIsProven() {
    refusedUntilProven(
        connection ->
            connection.rest().put(ID, "2021-04-01", JsonMapper.shared().createObjectNode()));
  }

  @Test
  void postOfARunThatWasPausedIsRefused() {
    refusedUntilProven(connection -> connection.rest().post(ID + "/action", "2021-04-01", null));
  }

  @Test
  void deleteOfARunThatWasPausedIsRefused() {
    refusedUntilProven(connection -> connection.rest().delete(ID, "2021-04-01"));
  }

  @Test
  void putThatTheSdkSendsWithoutBlockingIsRefusedToo() {
    refusedUntilProven(
        connection ->
            connection
                .pipeline()
                .send(new HttpRequest(HttpMethod.PUT, "https://management.example" + ID))
                .block());
  }

  @Test
  void stepThatTakesTheRefusalForAFailureIsNotFailedByIt() {
    refusedUntilProven(
        connection -> {
          try {
            connection.rest().put(ID, "2021-04-01", JsonMapper.shared().createObjectNode());
          } catch (RuntimeException e) {
            throw new ManagementException("a step made a failure of it", null);
          }
        });
  }

  @Test
  void resultOfARunThatCameBackDuringAPauseIsAppliedOnlyOnceTheRightIsProven() {
    // Given
    start(
        context -> {
          proven.set(false);
          return StepResult.done("read");
        });
    request();
    await().until(() -> tick() && !proven.get());

    // When
    for (int i = 0; i < 20; i++) {
      tick();
    }
    List<SpecificRecord> unproven = targets.readValuesToList();
    proven.set(true);
    await().until(() -> tick() && !targets.isEmpty());

    // Then
    assertThat(unproven).isEmpty();
    assertThat(questions).hasPositiveValue();
    assertThat(targets.readValuesToList()).hasOnlyElementsOfType(TargetProvisioned.class);
  }

  private void refusedUntilProven(Write write) {
    // Given
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch began = new CountDownLatch(1);
    start(
        context -> {
          runs.incrementAndGet();
          began.countDown();
          awake.await();
          write.to(azure);
          return StepResult.done("written");
        });
    request();
    await().until(() -> tick() && began.getCount() == 0);

    // When
    proven.set(false);
    awake.countDown();
    await().until(() -> tick() && rig.freeThreads() == 4);
    for (int i = 0; i < 20; i++) {
      tick();
    }

    // Then
    assertThat(transport.calls()).isEmpty();
    assertThat(runs).hasValue(1);
    assertThat(targets.isEmpty()).isTrue();

    // When
    proven.set(true);
    await().until(() -> tick() && !targets.isEmpty());

    // Then
    assertThat(transport.calls()).hasSize(1);
    assertThat(runs).hasValue(2);
    assertThat(targets.readValuesToList()).hasOnlyElementsOfType(TargetProvisioned.class);
  }

  private void start(ScriptedStep.Script script) {
    Membership membership =
        new Membership() {
          @Override
          public boolean isProven(String streamThread, Set<TopicPartition> partitions) {
            return proven.get();
          }

          @Override
          public void ask() {
            questions.incrementAndGet();
          }
        };
    rig =
        new StageRig(
            ScriptedStage.of(new ScriptedStep("write", Set.of(), script)),
            () -> now,
            "mock://" + UUID.randomUUID(),
            new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20),
            StageRig.failures(),
            new SimpleMeterRegistry(),
            StageRig.properties(4),
            membership,
            new AtomicLong()::incrementAndGet);
    driver = rig.driver(START);
    requests = rig.input(driver, Topic.REQUESTS);
    targets = rig.output(driver, Topic.TARGETS);
  }

  private void request() {
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
  }

  private boolean tick() {
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    return true;
  }
}
