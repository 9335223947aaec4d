package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.dms.MigrationErrors;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A copy whose source goes away, carried out by the engine with its stored state. */
@Tag("deep")
class CopyRetryIT {
  private static final int ROWS_PER_SECOND = 1500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);

  @RegisterExtension
  static final MigrationWorld world =
      MigrationWorld.withSales(
          EmulatorOptions.defaults()
              .withMigrations(true, EmulatorOptions.H2_SOURCE, ROWS_PER_SECOND));

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  @Test
  void aSourceThatGoesAwayDuringTheCopyIsWaitedForAndTheSameOperationGoesOn() throws Exception {
    // Given
    TargetProvisioned target = world.provision(world.request("Sales"));
    long mark = world.mark();

    // When
    List<SpecificRecord> events = run(target, withOutage(CopyRetryIT::isCopying));

    // Then
    assertEverythingMoved(events);
    assertThat(copyWrites(mark)).containsExactly("PUT", "POST");
  }

  @Test
  void aCopyThatFailedBeforeItsFirstRowIsBegunAnewUnderItsNextOperation() throws Exception {
    // Given
    TargetProvisioned target = world.provision(world.request("Sales"));
    long mark = world.mark();

    // When
    List<SpecificRecord> events = run(target, withOutage(CopyRetryIT::isRequested));

    // Then
    assertEverythingMoved(events);
    assertThat(copyWrites(mark)).hasSizeGreaterThanOrEqualTo(2).containsOnly("PUT");
  }

  @Test
  void aSourceThatStaysAwayIsGivenUpWhenTheBudgetIsSpent() throws Exception {
    // Given
    TargetProvisioned target = world.provision(world.request("Sales"));

    // When
    AtomicBoolean away = new AtomicBoolean();
    List<SpecificRecord> events =
        run(
            target,
            result -> {
              if (!away.get() && isCopying(result)) {
                away.set(true);
                world.source().stop();
              }
            });
    if (away.get()) {
      world.source().startAgain();
    }

    // Then
    assertThat(away.get()).as("the source was stopped").isTrue();
    assertThat(events)
        .filteredOn(MigrationFailed.class::isInstance)
        .singleElement()
        .satisfies(
            event -> {
              Failure failure = ((MigrationFailed) event).getFailure();
              assertThat(failure.getReason()).isEqualTo(Reason.COPY_FAILED);
              assertThat(failure.getStep()).isEqualTo(CopyStep.NAME);
            });
  }

  /** Stops the source at a result of the copy, and starts it again once the copy has failed. */
  private static Consumer<StepResult> withOutage(Predicate<StepResult> begin) {
    AtomicBoolean away = new AtomicBoolean();
    List<StepResult> outages = new ArrayList<>();
    return result -> {
      if (outages.isEmpty() && begin.test(result)) {
        outages.add(result);
        away.set(true);
        world.source().stop();
      } else if (away.get() && result instanceof StepResult.Failed) {
        away.set(false);
        world.source().startAgain();
      }
    };
  }

  private static boolean isRequested(StepResult result) {
    return result instanceof StepResult.InProgress running && running.operation() != null;
  }

  private static boolean isCopying(StepResult result) {
    return isRequested(result)
        && ((StepResult.InProgress) result)
            .tables().stream()
                .anyMatch(t -> t.getState() == TableState.COPYING && t.getTargetRows() > 0);
  }

  /** Runs a whole migration, and tells each result of the copy as soon as it is there. */
  private List<SpecificRecord> run(TargetProvisioned target, Consumer<StepResult> onCopy) {
    StageRun run =
        new StageRun(
            MigrationStage.outline().steps(world.steps(SIDES, Duration.ofSeconds(2))).build(),
            List.of(new MigrationErrors(), new AzureErrors()),
            MigrationWorld.RETRY,
            now::get);
    run.interruptedBy(
        (step, result) -> {
          if (step.equals(CopyStep.NAME)) {
            onCopy.accept(result);
          }
          return false;
        });
    List<SpecificRecord> events = new ArrayList<>(run.receive(target));
    await("end of the stage")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              run.nextDue().filter(due -> due.isAfter(now.get())).ifPresent(now::set);
              events.addAll(run.runDue());
              ProgressState state = run.state().orElseThrow().getState();
              return state == ProgressState.DONE || state == ProgressState.FAILED;
            });
    return events;
  }

  private static void assertEverythingMoved(List<SpecificRecord> events) {
    assertThat(events)
        .filteredOn(MigrationFailed.class::isInstance)
        .extracting(event -> ((MigrationFailed) event).getFailure())
        .isEmpty();
    assertThat(events)
        .filteredOn(MigrationCompleted.class::isInstance)
        .singleElement()
        .satisfies(
            event ->
                assertThat(((MigrationCompleted) event).getTableTotals().getMatched())
                    .isEqualTo(5));
  }

  private static List<String> copyWrites(long mark) {
    return world.writesSince(mark).stream()
        .filter(write -> write.path().contains("/databaseMigrations/"))
        .map(LoggedRequest::method)
        .toList();
  }
}
