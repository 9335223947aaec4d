package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StageMetersTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final StageMeters meters = new StageMeters("backup", registry, now::get);

  @Test
  void everyMigrationIsCountedOnceByItsNewestState() {
    // When
    meters.found("0_0", "m-1", state(ProgressState.RUNNING));
    meters.stored("0_0", "m-1", state(ProgressState.WAITING));
    meters.found("0_1", "m-2", state(ProgressState.RUNNING));

    // Then
    assertThat(migrations("waiting")).isEqualTo(1);
    assertThat(migrations("running")).isEqualTo(1);
  }

  @Test
  void taskThatMovesToAnotherProcessTakesItsMigrationsAlong() {
    // Given
    meters.found("0_0", "m-1", state(ProgressState.WAITING, waiting(Reason.THROTTLED)));
    meters.found("0_1", "m-2", state(ProgressState.RUNNING));

    // When
    meters.released("0_0");

    // Then
    assertThat(migrations("waiting")).isZero();
    assertThat(waitingFor("throttled")).isZero();
    assertThat(migrations("running")).isEqualTo(1);
  }

  @Test
  void waitIsMeasuredFromTheFirstStateThatSaysSo() {
    // Given
    meters.stored("0_0", "m-1", state(ProgressState.WAITING, waiting(Reason.THROTTLED)));

    // When
    now.set(BEGIN.plusSeconds(90));
    meters.stored("0_0", "m-1", state(ProgressState.WAITING, waiting(Reason.QUOTA_EXCEEDED)));

    // Then
    assertThat(waitingFor("throttled")).isZero();
    assertThat(waitingFor("quota-exceeded")).isEqualTo(1);
    assertThat(oldestWait()).isEqualTo(90);
  }

  @Test
  void nothingWaitsAfterTheStepHasGoneOn() {
    // Given
    meters.stored("0_0", "m-1", state(ProgressState.WAITING, waiting(Reason.THROTTLED)));
    now.set(BEGIN.plusSeconds(90));

    // When
    meters.stored("0_0", "m-1", state(ProgressState.RUNNING));

    // Then
    assertThat(waitingFor("throttled")).isZero();
    assertThat(oldestWait()).isZero();
  }

  @Test
  void stageIsMeasuredWhenItEndsAndNotWhenItsEndIsReadAgain() {
    // Given
    StageState ended = state(ProgressState.DONE);
    ended.setEndedAt(BEGIN.plusSeconds(300));

    // When
    meters.found("0_0", "m-1", state(ProgressState.RUNNING));
    meters.stored("0_0", "m-1", ended);
    meters.stored("0_0", "m-1", ended);
    meters.released("0_0");
    meters.found("0_0", "m-1", ended);

    // Then
    assertThat(registry.get("dbmodernizer.stage.duration").tags("outcome", "done").timer())
        .satisfies(timer -> assertThat(timer.count()).isEqualTo(1))
        .satisfies(timer -> assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(300));
  }

  @Test
  void restoreIsNotMeasuredAsAnEndOfTheMainWork() {
    // Given
    StageState restoring = state(ProgressState.RUNNING);
    restoring.setProcedure("restore");
    StageState ended = state(ProgressState.DONE);
    ended.setEndedAt(BEGIN.plusSeconds(3_000_000));

    // When
    meters.found("0_0", "m-1", restoring);
    meters.stored("0_0", "m-1", ended);

    // Then
    assertThat(registry.get("dbmodernizer.stage.duration").tags("outcome", "done").timer().count())
        .isZero();
  }

  @Test
  void stepIsMeasuredByTheEventThatEndsIt() {
    // When
    meters.published(progress(ProgressState.RUNNING));
    meters.published(progress(ProgressState.DONE));

    // Then
    assertThat(
            registry
                .get("dbmodernizer.step.duration")
                .tags("step", "vault", "outcome", "done")
                .timer())
        .satisfies(timer -> assertThat(timer.count()).isEqualTo(1))
        .satisfies(timer -> assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(40));
  }

  private double migrations(String state) {
    return registry.get("dbmodernizer.migrations").tags("state", state).gauge().value();
  }

  private double waitingFor(String reason) {
    return registry.get("dbmodernizer.steps.waiting").tags("reason", reason).gauge().value();
  }

  private double oldestWait() {
    return registry.get("dbmodernizer.steps.waiting.oldest").timeGauge().value(TimeUnit.SECONDS);
  }

  private static StepProgressed progress(ProgressState state) {
    return StepProgressed.newBuilder()
        .setMetadata(EventMetadata.newBuilder().setOccurredAt(BEGIN.plusSeconds(40)).build())
        .setStep("vault")
        .setState(state)
        .setStartedAt(BEGIN)
        .build();
  }

  private static StageState state(ProgressState state, StepState... steps) {
    return StageState.newBuilder()
        .setState(state)
        .setStartedAt(BEGIN)
        .setSteps(List.of(steps))
        .build();
  }

  private static StepState waiting(Reason reason) {
    return StepState.newBuilder()
        .setName("vault")
        .setState(ProgressState.WAITING)
        .setFailure(Failure.newBuilder().setReason(reason).build())
        .build();
  }
}
