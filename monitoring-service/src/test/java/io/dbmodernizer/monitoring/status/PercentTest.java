package io.dbmodernizer.monitoring.status;

import static io.dbmodernizer.monitoring.status.Events.accepted;
import static io.dbmodernizer.monitoring.status.Events.backedUp;
import static io.dbmodernizer.monitoring.status.Events.migrationFailed;
import static io.dbmodernizer.monitoring.status.Events.monitored;
import static io.dbmodernizer.monitoring.status.Events.procedure;
import static io.dbmodernizer.monitoring.status.Events.progress;
import static io.dbmodernizer.monitoring.status.Events.provisioned;
import static io.dbmodernizer.monitoring.status.Events.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TeardownRequested;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rule: the percentage is the share of the work that is done, by the weights of stages and
 * steps, each step with the highest percent that it has reached. It never falls while the same work
 * goes on, whatever fails and is retried; a teardown is work of its own and begins at 0.
 */
class PercentTest {
  private static final int CHANGES = 80;

  private final ProjectionRig rig = new ProjectionRig();

  @Test
  void countsAStepByItsWeight() {
    // Given: the second of two steps is most of the work
    StepProgressed copy = progress("migration", "second", ProgressState.RUNNING, 50, 20);
    copy.setWeights(List.of(1, 3));

    // When
    rig.see(
        requested(),
        provisioned(10),
        progress("migration", "first", ProgressState.DONE, 100, 15),
        copy);

    // Then
    assertThat(rig.stage("migration").getPercent()).isEqualTo(62);
  }

  @Test
  void countsTheMovingOfRowsForMostOfTheWhole() {
    // When
    rig.see(requested(), provisioned(10), backedUp(12), monitored(13));

    // Then
    assertThat(rig.status().getPercent()).isEqualTo(20);

    // When
    rig.see(
        progress("migration", "first", ProgressState.DONE, 100, 20),
        progress("migration", "second", ProgressState.RUNNING, 50, 21));

    // Then
    assertThat(rig.status().getPercent()).isEqualTo(80);
  }

  @Test
  void keepsWhatWasReachedWhenARetryBeginsTheStepAnew() {
    // Given
    rig.see(
        requested(),
        provisioned(10),
        progress("migration", "first", ProgressState.DONE, 100, 20),
        progress("migration", "second", ProgressState.RUNNING, 80, 30),
        migrationFailed(31));
    int before = rig.status().getPercent();

    // When
    rig.see(retry(60), progress("migration", "second", ProgressState.RUNNING, 0, 61));

    // Then
    assertThat(rig.status().getPercent()).isEqualTo(before).isPositive();
    assertThat(rig.step("migration", "second").getPercent()).isZero();
    assertThat(rig.step("migration", "second").getReached()).isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void neverFallsWhateverHappensToTheMigration(long seed) {
    // Given
    Random random = new Random(seed);
    rig.see(requested(), provisioned(1));
    int last = rig.status().getPercent();

    for (int seconds = 2; seconds < CHANGES; seconds++) {
      // When
      SpecificRecord event = anything(random, seconds);
      rig.see(event);

      // Then
      assertThat(rig.status().getPercent()).as("after %s", event).isGreaterThanOrEqualTo(last);
      last = rig.status().getPercent();
    }
  }

  @Test
  void beginsATeardownAtNothing() {
    // Given
    rig.see(
        requested(),
        provisioned(10),
        progress("migration", "first", ProgressState.DONE, 100, 20),
        migrationFailed(30));

    // When
    rig.see(teardown(40));

    // Then
    assertThat(rig.status().getPercent()).isZero();

    // When: a step of it begins anew
    rig.see(procedure("migration", "remove", "first", ProgressState.RUNNING, 80, 41));
    int reached = rig.status().getPercent();
    rig.see(procedure("migration", "remove", "first", ProgressState.RUNNING, 10, 42));

    // Then
    assertThat(rig.status().getPercent()).isEqualTo(reached).isPositive();
  }

  private static CommandAccepted retry(int seconds) {
    return accepted(seconds, command -> command.setRetry(new RetryRequested()));
  }

  private static CommandAccepted teardown(int seconds) {
    return accepted(seconds, command -> command.setTeardown(new TeardownRequested()));
  }

  private static SpecificRecord anything(Random random, int seconds) {
    String step = random.nextBoolean() ? "first" : "second";
    int percent = random.nextInt(100);
    return switch (random.nextInt(8)) {
      case 0 -> migrationFailed(seconds);
      case 1 -> retry(seconds);
      case 2 -> progress("migration", step, ProgressState.PENDING, 0, seconds);
      case 3 -> progress("migration", step, ProgressState.FAILED, percent, seconds);
      case 4 -> procedure("migration", "cancel", step, ProgressState.RUNNING, percent, seconds);
      case 5 -> progress("migration", step, ProgressState.WAITING, percent, seconds);
      default -> progress("migration", step, ProgressState.RUNNING, percent, seconds);
    };
  }
}
