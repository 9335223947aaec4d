package io.dbmodernizer.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class StreamsHealthTest {
  private static final StageHealthProperties LIMITS =
      new StageHealthProperties(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          2,
          Duration.ofMinutes(10));

  private Instant now = Instant.parse("2026-11-29T10:00:00Z");
  private KafkaStreams.State state = KafkaStreams.State.RUNNING;
  private final StreamThreadDeaths deaths = new StreamThreadDeaths(() -> now, LIMITS);
  private final TaskPulse pulse = new TaskPulse(() -> now);
  private final BrokerWatch broker =
      new BrokerWatch(
          () -> {
            throw new AssertionError("not started");
          },
          () -> null,
          "group",
          () -> now,
          LIMITS);
  private final RestorationWatch restorations = new RestorationWatch(() -> now);
  private final StreamsHealthIndicator readiness =
      new StreamsHealthIndicator(
          () -> state, deaths, broker, pulse, restorations, LIMITS, () -> now);
  private final StreamThreadsHealthIndicator liveness =
      new StreamThreadsHealthIndicator(() -> state, deaths, pulse, LIMITS);

  @AfterEach
  void close() throws Exception {
    broker.close();
  }

  @Test
  void aServiceThatWorksIsReadyAndAlive() {
    assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
    assertThat(liveness.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void itIsNotReadyBeforeItOwnsItsPartitionsForTheFirstTime() {
    state = KafkaStreams.State.REBALANCING;
    assertThat(readiness.health().getStatus()).isEqualTo(Status.DOWN);

    state = KafkaStreams.State.RUNNING;
    assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
    state = KafkaStreams.State.REBALANCING;
    assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aRebalanceThatDoesNotEndIsNotReady() {
    readiness.health();
    state = KafkaStreams.State.REBALANCING;
    readiness.health();
    now = now.plusSeconds(20);
    assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
    now = now.plusSeconds(40);

    assertThat(readiness.health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void aDeadThreadIsNotReadyAndItsLastDeathIsNotAliveEither() {
    // When
    deaths.note(new StreamsException("topic=modernization.requests, partition=3, offset=17"));

    // Then
    assertThat(readiness.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(detail(readiness.health(), "threadDeath")).contains("partition=3, offset=17");
    assertThat(liveness.health().getStatus()).isEqualTo(Status.UP);

    // When
    deaths.note(new StreamsException("again"));

    // Then
    Health dead = liveness.health();
    assertThat(dead.getStatus()).isEqualTo(Status.DOWN);
    assertThat(detail(dead, "remedy")).contains("Restart the service");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNotReadyButAlive() {
    now = now.plusSeconds(30);

    assertThat(readiness.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(detail(readiness.health(), "broker")).contains("30 s");
    assertThat(liveness.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aThreadThatHangsIsNotReadyAndAfterLongNotAlive() {
    // Given
    pulse.beat("0_3");

    // When
    now = now.plusSeconds(60);

    // Then
    assertThat(detail(readiness.health(), "hangingTasks")).contains("0_3");
    assertThat(liveness.health().getStatus()).isEqualTo(Status.UP);
    now = now.plusSeconds(240);
    assertThat(liveness.health().getStatus()).isEqualTo(Status.DOWN);

    // When
    pulse.ended("0_3");

    // Then
    assertThat(liveness.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aTaskThatRestoresWithoutComingFurtherIsNamed() {
    // Given
    TopicPartition changelog = new TopicPartition("modernization-x-stage-changelog", 3);
    restorations.onRestoreStart(changelog, "stage", 0, 2409);

    // When
    now = now.plusSeconds(50);
    restorations.onBatchRestored(changelog, "stage", 2406, 2406);
    now = now.plusSeconds(59);

    // Then
    assertThat(readiness.health().getDetails()).doesNotContainKey("stalledRestorations");

    // When
    now = now.plusSeconds(1);

    // Then
    assertThat(readiness.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(detail(readiness.health(), "stalledRestorations"))
        .contains("modernization-x-stage-changelog-3", "offset 2406 of 2409", "find-hanging");
    assertThat(liveness.health().getStatus()).isEqualTo(Status.UP);

    // When
    restorations.onRestoreEnd(changelog, "stage", 2409);

    // Then
    assertThat(readiness.health().getDetails()).doesNotContainKey("stalledRestorations");
  }

  @Test
  void aTaskThatIsTakenAwayIsNotMissed() {
    // Given
    TopicPartition changelog = new TopicPartition("modernization-x-stage-changelog", 3);
    restorations.onRestoreStart(changelog, "stage", 0, 2409);

    // When
    restorations.onRestoreSuspended(changelog, "stage", 0);
    now = now.plusSeconds(600);

    // Then
    assertThat(readiness.health().getDetails()).doesNotContainKey("stalledRestorations");
  }

  @Test
  void kafkaStreamsThatHasStoppedForGoodIsNotAlive() {
    state = KafkaStreams.State.ERROR;

    assertThat(readiness.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(liveness.health().getStatus()).isEqualTo(Status.DOWN);
  }

  private static String detail(Health health, String key) {
    return String.valueOf(health.getDetails().get(key));
  }
}
