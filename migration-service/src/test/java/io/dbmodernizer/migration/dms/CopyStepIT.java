package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.ExistingRows;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.testing.MigrationSource;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** The copy against an emulator that is slow enough to be watched. */
class CopyStepIT {
  private static final int ROWS_PER_SECOND = 1500;
  private static final AtomicReference<Duration> PASSED = new AtomicReference<>(Duration.ZERO);

  @RegisterExtension
  static final MigrationWorld world =
      MigrationWorld.withSales(
          EmulatorOptions.defaults()
              .withMigrations(true, EmulatorOptions.H2_SOURCE, ROWS_PER_SECOND)
              .withClock(() -> Instant.now().plus(PASSED.get())));

  private static Step copy() {
    return world.copyStep();
  }

  private static StepChain readyToCopy(MigrationRequested request) {
    return MigrationWorld.chain(world.provision(request)).run(world.stepsBeforeCopy());
  }

  private static StepDriver readyDriver(MigrationRequested request) {
    return readyToCopy(request).driver(copy());
  }

  private static boolean isCopying(StepResult result) {
    return result instanceof StepResult.InProgress running
        && running.tables().stream()
            .anyMatch(t -> t.getState() == TableState.COPYING && t.getTargetRows() > 0);
  }

  @Test
  void tellsTheProgressOfEveryTable() throws Exception {
    // Given
    StepDriver driver = readyDriver(world.request("Sales"));
    Step step = copy();

    // When
    StepResult.InProgress running = (StepResult.InProgress) driver.runUntil(CopyStepIT::isCopying);
    List<Verification> early = step.verify(driver.context());
    StepResult.Done done = driver.runToDone();
    List<Verification> late = step.verify(driver.context());

    // Then
    assertThat(early)
        .singleElement()
        .satisfies(
            verification -> {
              assertThat(verification.verdict()).isEqualTo(Verification.Verdict.DIFFERS);
              assertThat(verification.details().get(0)).contains("InProgress");
            });
    assertThat(late).singleElement().matches(Verification::holds);
    assertThat(running.percent()).isBetween(1, 99);
    assertThat(running.detail()).contains("of 5 tables copied");
    assertThat(running.operation()).isNotNull();
    assertThat(driver.tables().all())
        .hasSize(5)
        .allSatisfy(
            table -> {
              assertThat(table.getState()).isEqualTo(TableState.COPIED);
              assertThat(table.getTargetRows()).isEqualTo(table.getSourceRows());
            });
    assertThat(done.outputs().find(CopyStep.OPERATION_ID)).isPresent();
    assertThat(done.outputs().find(CopyStep.STARTED_AT)).isPresent();
    assertThat(driver.tables().all())
        .filteredOn(table -> table.getSourceRows() > 0)
        .allMatch(table -> table.getBytesWritten() > 0);
  }

  @Test
  void handsOverOnlyTablesThatHaveChanged() {
    // Given
    StepDriver driver = readyDriver(world.request("Sales"));

    // When
    driver.runToDone();

    // Then
    List<TableProgress> handedOver =
        driver.results().stream()
            .filter(StepResult.InProgress.class::isInstance)
            .flatMap(result -> ((StepResult.InProgress) result).tables().stream())
            .toList();
    assertThat(handedOver).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void continuesAnOperationWhoseStateWasLost() {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    long mark = world.mark();
    StepDriver stopped = walk.driver(copy());
    stopped.runUntil(CopyStepIT::isCopying);

    // When
    StepDriver other = walk.driver(copy());
    StepResult.Done done = other.runToDone();

    // Then
    assertThat(world.writesSince(mark)).hasSize(1);
    assertThat(stopped.runToDone().outputs().get(CopyStep.OPERATION_ID))
        .isEqualTo(done.outputs().get(CopyStep.OPERATION_ID));
    assertThat(world.writesSince(mark)).hasSize(1);
  }

  @Test
  void waitsForTheCopyOfSomebodyElse() {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    StepDriver first = walk.driver(copy());
    first.runUntil(CopyStepIT::isCopying);
    TargetProvisioned sameTarget = TargetProvisioned.newBuilder(walk.target()).build();
    sameTarget.getRequest().getMetadata().setMigrationId(UUID.randomUUID().toString());
    sameTarget.getRequest().getMigration().setExistingRows(ExistingRows.REPLACE);
    StepDriver second = StepDriver.of(copy(), sameTarget).withTables(walk.tables());

    // When
    StepResult.Failed failed = second.runToFailure();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.CONFLICTING_OPERATION);
    String firstId = first.runToDone().outputs().get(CopyStep.OPERATION_ID);
    assertThat(failed.failure().getMessage()).contains(firstId);
    assertThat(second.runToDone().outputs().get(CopyStep.OPERATION_ID)).isNotEqualTo(firstId);
  }

  @Test
  void failsWithTheProvidersWordsWhenATableIsMissingOnTheTarget() throws SQLException {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    onTarget(walk.target(), "DROP TABLE \"dbo\".\"Setting\"");

    // When
    StepResult.Failed failed = walk.driver(copy()).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SCHEMA_CONFLICT);
    assertThat(failed.failure().getProviderCode()).isEqualTo("SqlInfoValidationFailed");
    assertThat(failed.failure().getMessage()).contains("Setting");
    assertThat(failed.failure().getRemedy()).isNotEmpty();
    assertThat(failed.operationEnded()).isTrue();
  }

  @Test
  void letsAFailedOperationGoOnOnceARetryIsAskedFor() throws SQLException {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    TargetProvisioned target = walk.target();
    onTarget(
        target,
        "ALTER TABLE \"dbo\".\"Setting\" ADD CONSTRAINT \"CK_Name\" CHECK (\"Name\" <> 'b')");
    StepDriver driver = walk.driver(copy());
    long mark = world.mark();
    StepResult.Failed failed = driver.runToFailure();
    onTarget(target, "ALTER TABLE \"dbo\".\"Setting\" DROP CONSTRAINT \"CK_Name\"");
    StepResult.Failed again = driver.runToFailure();

    // When
    driver.withRound(1).runToDone();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(again.failure().getReason()).isEqualTo(Reason.COPY_FAILED);
    assertThat(failed.failure().getReason()).isEqualTo(Reason.COPY_FAILED);
    assertThat(failed.failure().getMessage()).contains("[dbo].[Setting]");
    assertThat(driver.tables().all())
        .extracting(TableProgress::getState)
        .containsOnly(TableState.COPIED);
    assertThat(world.writesSince(mark))
        .extracting(LoggedRequest::method)
        .containsExactly("PUT", "POST");
  }

  @Test
  @SuppressWarnings("NullAway") // no test refers to a key vault
  void instanceThatWasPausedBeforeItsRequestBeginsNoCopyOverTheOneThatAnotherHasFinished() {
    // Given: an instance that is paused where it resolves the passwords, after its look at Azure
    StepChain walk = readyToCopy(world.request("Sales"));
    StepDriver other = walk.driver(copy());
    AtomicBoolean paused = new AtomicBoolean();
    SecretResolver passwords =
        new SecretResolver(
            name -> {
              if (paused.compareAndSet(false, true)) {
                other.runToDone();
              }
              return world.resolver().resolve("env:" + name);
            },
            null);
    StepDriver driver =
        walk.driver(
            new CopyStep(
                world.azure(),
                passwords,
                new CopyUndo(world.connections()),
                world.copyTarget(),
                MigrationWorld.RETRY));
    long mark = world.mark();

    // When
    driver.runToDone();

    // Then
    assertThat(paused).isTrue();
    assertThat(world.writesSince(mark)).extracting(LoggedRequest::method).containsExactly("PUT");
    assertThat(Outputs.of(driver.stage()).get(CopyStep.OPERATION_ID))
        .isEqualTo(Outputs.of(other.stage()).get(CopyStep.OPERATION_ID));
  }

  @Test
  void tellsThatAzureHasGivenUpWaitingForARetry() throws SQLException {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    TargetProvisioned target = walk.target();
    onTarget(
        target,
        "ALTER TABLE \"dbo\".\"Setting\" ADD CONSTRAINT \"CK_Name\" CHECK (\"Name\" <> 'b')");
    StepDriver driver = walk.driver(copy());
    driver.runToFailure();

    // When
    PASSED.accumulateAndGet(Duration.ofHours(9), Duration::plus);
    StepResult.Failed failed =
        (StepResult.Failed)
            driver.runUntil(
                result ->
                    result instanceof StepResult.Failed f
                        && f.failure().getReason() == Reason.OPERATION_TIMED_OUT);

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getProviderCode()).isEqualTo("MigrationTimeoutWaitingForRetry");
    assertThat(failed.failure().getRemedy()).contains("eight hours");
    assertThat(world.foreignKeys(target)).as("until it is tried again").isZero();
  }

  @Test
  void copiesAnewAfterACancellationOnceARetryIsAskedFor() throws SQLException {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    TargetProvisioned target = walk.target();
    StepDriver driver = walk.driver(copy());
    driver.runUntil(CopyStepIT::isCopying);
    cancelInAzure(target);
    StepResult.Failed failed = driver.runToFailure();
    long keysLeft = foreignKeys(target);
    long mark = world.mark();

    // When
    driver.withRound(1).runToDone();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.CANCELLED);
    assertThat(failed.failure().getProviderCode()).isEqualTo("PreCopyStepsCompletedDuringCancel");
    assertThat(keysLeft).isZero();
    assertThat(foreignKeys(target)).isEqualTo(2);
    assertThat(world.writesSince(mark))
        .extracting(LoggedRequest::method)
        .as("refused while the cancellation is being carried out, then accepted")
        .containsOnly("PUT");
  }

  @Test
  void doesNotCopyAnewWhenAnEarlierReleaseHasStoredThatTheRetryWasAnswered() {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    StepDriver driver = walk.driver(copy()).withRound(1);
    driver.runUntil(CopyStepIT::isCopying);
    cancelInAzure(walk.target());
    driver.runToFailure();
    driver.step().setCheckpoint("1@1");
    long mark = world.mark();

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.CANCELLED);
    assertThat(world.writesSince(mark)).isEmpty();
  }

  @Test
  void isContentWithAStatusWhoseDetailsAzureHasCollected() {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    StepDriver driver = walk.driver(copy());
    driver.runUntil(CopyStepIT::isCopying);
    walk.driver(copy()).runToDone();

    // When
    PASSED.accumulateAndGet(Duration.ofDays(30), Duration::plus);
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).contains("5 tables copied");
  }

  private static void cancelInAzure(TargetProvisioned target) {
    String id = DatabaseMigrations.id(target).toString();
    String operation =
        world
            .azure()
            .rest()
            .get(id, ArmTypes.DATABASE_MIGRATION.apiVersion())
            .orElseThrow()
            .body()
            .path("properties")
            .path("migrationOperationId")
            .asString();
    world
        .azure()
        .rest()
        .post(
            id + "/cancel",
            ArmTypes.DATABASE_MIGRATION.apiVersion(),
            JsonMapper.shared().createObjectNode().put("migrationOperationId", operation));
  }

  private static long foreignKeys(TargetProvisioned target) throws SQLException {
    return world.foreignKeys(target);
  }

  private static void onTarget(TargetProvisioned target, String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void failsWithoutThePasswordWhenTheServiceCannotLogIn() {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    walk.target().getRequest().getSource().setPasswordRef("env:WRONG_PASSWORD");

    // When
    StepResult.Failed failed = walk.driver(copy()).runToFailure();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.COPY_FAILED);
    assertThat(failed.failure().getRemedy()).contains("integration runtime");
    assertThat(failed.toString()).doesNotContain(MigrationSource.PASSWORD, "Wrong-Pass-0000");
  }

  @Test
  void failsWhenSomebodyDeletesTheMigration() {
    // Given
    StepChain walk = readyToCopy(world.request("Sales"));
    StepDriver driver = walk.driver(copy());
    driver.runUntil(CopyStepIT::isCopying);

    // When
    world
        .azure()
        .rest()
        .delete(
            DatabaseMigrations.id(walk.target()) + "?force=true",
            ArmTypes.DATABASE_MIGRATION.apiVersion());
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.COPY_FAILED);
    assertThat(failed.failure().getRemedy()).isNotEmpty();
  }
}
