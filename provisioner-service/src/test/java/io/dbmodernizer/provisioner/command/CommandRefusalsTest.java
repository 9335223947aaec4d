package io.dbmodernizer.provisioner.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.testsupport.request.TestCommands;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class CommandRefusalsTest {
  private static final String ID = "m-1";
  private static final CopyLimits SLOW = new CopyLimits(1_000L, 0L, 2);

  @Test
  void everyCommandForAnUnknownMigrationIsRefused() {
    assertThat(
            List.of(
                TestCommands.cancel(ID),
                TestCommands.retry(ID),
                TestCommands.teardown(ID, true),
                TestCommands.throttle(ID, SLOW)))
        .allSatisfy(
            command ->
                assertThat(CommandRefusals.refusal(TestCommands.command(command), null))
                    .hasValueSatisfying(
                        failure ->
                            assertThat(failure.getReason()).isEqualTo(Reason.UNKNOWN_MIGRATION)));
  }

  @Test
  void whatRunsCanBeCancelledAndNotTornDown() {
    // Given
    StageState provisioning = state(ProgressState.RUNNING, ProgressState.RUNNING);
    StageState migrating = state(ProgressState.DONE, ProgressState.DONE);
    tell(migrating, new BackupEnabled(), new MonitoringEnabled());

    // Then
    assertThat(refusal(TestCommands.cancel(ID), provisioning)).isEmpty();
    assertThat(refusal(TestCommands.cancel(ID), migrating)).isEmpty();
    assertThat(refusal(TestCommands.teardown(ID, true), provisioning))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.getReason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(failure.getMessage()).contains("provisioner");
              assertThat(failure.getRemedy()).contains("cancellation");
            });
    assertThat(refusal(TestCommands.teardown(ID, true), migrating))
        .hasValueSatisfying(
            failure -> assertThat(failure.getMessage()).endsWith("running: migration"));
  }

  @Test
  void whatIsCompleteCanBeTornDownAndNotCancelledOrRetried() {
    // Given
    StageState complete = complete();

    // Then
    assertThat(refusal(TestCommands.teardown(ID, true), complete)).isEmpty();
    assertThat(refusal(TestCommands.cancel(ID), complete)).isPresent();
    assertThat(refusal(TestCommands.retry(ID), complete)).isPresent();
  }

  @Test
  void aDatabaseWithDataGoesOnlyWhenThatIsConfirmed() {
    // Given
    StageState complete = complete();
    AzureResource database =
        ArmTypes.SQL_DATABASE.resource(TargetScope.of(complete.getRequest()).databaseId());
    complete.setResources(List.of(database));

    // Then
    assertThat(refusal(TestCommands.teardown(ID, false), complete)).isEmpty();

    // When
    database.setCreated(true);

    // Then
    assertThat(refusal(TestCommands.teardown(ID, true), complete)).isEmpty();
    assertThat(refusal(TestCommands.teardown(ID, false), complete))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.getReason()).isEqualTo(Reason.INVALID_REQUEST);
              assertThat(failure.getViolations())
                  .singleElement()
                  .extracting(FieldViolation::getField)
                  .isEqualTo("removeData");
            });
  }

  @Test
  void whatFailedCanBeRetriedAndThenRunsAgain() {
    // Given
    StageState failed = complete();
    tell(failed, new MigrationFailed());
    failed.getOtherStages().stream()
        .filter(stage -> stage.getName().equals("migration"))
        .forEach(stage -> stage.setCompleted(false));

    // Then
    assertThat(refusal(TestCommands.retry(ID), failed)).isEmpty();
    assertThat(refusal(TestCommands.teardown(ID, true), failed)).isEmpty();

    // When
    tell(
        failed, CommandAccepted.newBuilder().setRetry(RetryRequested.newBuilder().build()).build());

    // Then
    assertThat(refusal(TestCommands.retry(ID), failed)).isPresent();
    assertThat(refusal(TestCommands.teardown(ID, true), failed)).isPresent();
    assertThat(OtherStages.of(failed).running()).containsExactly("migration");
  }

  @Test
  void aRefusedRequestIsNeitherRetriedNorTornDown() {
    // Given
    StageState refused = state(ProgressState.FAILED, ProgressState.PENDING);
    refused.setFailure(
        Failure.newBuilder().setViolations(List.of(new FieldViolation("a", "b", "c"))).build());

    // Then
    assertThat(refusal(TestCommands.retry(ID), refused))
        .hasValueSatisfying(f -> assertThat(f.getRemedy()).contains("new migrationId"));
    assertThat(refusal(TestCommands.teardown(ID, true), refused)).isPresent();
  }

  @Test
  void aRemovalIsOnlyRetriedAndNothingFollowsIt() {
    // Given
    StageState removing = complete();
    removing.setProcedure(Procedure.REMOVE);
    removing.setState(ProgressState.RUNNING);
    tell(removing, new MigrationRemoved());

    // Then
    assertThat(refusal(TestCommands.cancel(ID), removing)).isPresent();
    assertThat(refusal(TestCommands.teardown(ID, true), removing)).isPresent();
    assertThat(refusal(TestCommands.restore(ID, RestoreKind.LONG_TERM_BACKUP), removing))
        .isPresent();
    assertThat(refusal(TestCommands.retry(ID), removing)).isPresent();
    assertThat(OtherStages.of(removing).notRemoved()).containsExactly("backup", "monitoring");

    // When
    tell(removing, RemovalFailed.newBuilder().setStage("backup").build());

    // Then
    assertThat(refusal(TestCommands.retry(ID), removing)).isEmpty();

    // When
    removing.setState(ProgressState.DONE);

    // Then
    assertThat(refusal(TestCommands.retry(ID), removing))
        .hasValueSatisfying(f -> assertThat(f.getMessage()).contains("has been removed"));
  }

  @Test
  void aRestoreNeedsATargetAndFieldsThatGoTogether() {
    // Given
    StageState provisioning = state(ProgressState.RUNNING, ProgressState.RUNNING);

    // Then
    assertThat(refusal(TestCommands.restore(ID, RestoreKind.POINT_IN_TIME), provisioning))
        .hasValueSatisfying(f -> assertThat(f.getReason()).isEqualTo(Reason.WRONG_STATE));
    assertThat(refusal(TestCommands.restore(ID, RestoreKind.POINT_IN_TIME), complete()))
        .hasValueSatisfying(
            f ->
                assertThat(f.getViolations())
                    .extracting(FieldViolation::getField)
                    .contains("pointInTime"));
  }

  @Test
  void aCopyByTheServiceIsThrottledUntilItsRowsAreCompared() {
    // Given
    StageState migrating = direct(state(ProgressState.DONE, ProgressState.DONE));

    // Then
    assertThat(refusal(TestCommands.throttle(ID, SLOW), migrating)).isEmpty();
    assertThat(refusal(TestCommands.throttle(ID, null), migrating)).isEmpty();
    assertThat(
            refusal(
                TestCommands.throttle(ID, SLOW),
                direct(state(ProgressState.RUNNING, ProgressState.RUNNING))))
        .as("before the copy")
        .isEmpty();

    // When
    tell(migrating, new MigrationFailed());

    // Then
    assertThat(refusal(TestCommands.throttle(ID, SLOW), migrating)).as("before a retry").isEmpty();

    // When
    tell(migrating, new MigrationCompleted());

    // Then
    assertThat(refusal(TestCommands.throttle(ID, SLOW), migrating))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.getReason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(failure.getMessage()).contains("copied and compared");
            });
  }

  @Test
  void aCopyOfTheEngineDmsAndARemovalAreNotThrottled() {
    // Given
    StageState removing = direct(complete());
    removing.setProcedure(Procedure.REMOVE);
    removing.setState(ProgressState.RUNNING);

    // Then
    assertThat(
            refusal(TestCommands.throttle(ID, SLOW), state(ProgressState.DONE, ProgressState.DONE)))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.getReason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(failure.getMessage()).contains("engine DMS");
              assertThat(failure.getRemedy()).contains("DIRECT");
            });
    assertThat(refusal(TestCommands.throttle(ID, SLOW), removing))
        .hasValueSatisfying(f -> assertThat(f.getReason()).isEqualTo(Reason.WRONG_STATE));
  }

  @Test
  void limitsThatAreNegativeOrLimitNothingAreRefusedWithTheirFields() {
    // Given
    StageState migrating = direct(state(ProgressState.DONE, ProgressState.DONE));

    // Then
    assertThat(refusal(TestCommands.throttle(ID, new CopyLimits(0L, 0L, 0)), migrating))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.getReason()).isEqualTo(Reason.INVALID_REQUEST);
              assertThat(failure.getMessage()).contains("or null for no limits");
            });
    assertThat(refusal(TestCommands.throttle(ID, new CopyLimits(-1L, 0L, -2)), migrating))
        .hasValueSatisfying(
            failure ->
                assertThat(failure.getViolations())
                    .extracting(FieldViolation::getField)
                    .containsExactly("copyLimits.rowsPerSecond", "copyLimits.connections"));
  }

  private static StageState direct(StageState state) {
    state.getRequest().getMigration().setEngine(MigrationEngine.DIRECT);
    return state;
  }

  private static Optional<Failure> refusal(SpecificRecord command, StageState state) {
    return CommandRefusals.refusal(TestCommands.command(command), state);
  }

  private static StageState complete() {
    StageState state = state(ProgressState.DONE, ProgressState.DONE);
    tell(state, new MigrationCompleted(), new BackupEnabled(), new MonitoringEnabled());
    return state;
  }

  private static StageState state(ProgressState stage, ProgressState step) {
    return StageState.newBuilder()
        .setRequest(TestRequests.request(ID, "sql"))
        .setState(stage)
        .setOutputs(new HashMap<>())
        .setSteps(List.of(StepState.newBuilder().setName("sql-database").setState(step).build()))
        .build();
  }

  private static void tell(StageState state, SpecificRecord... events) {
    for (SpecificRecord event : events) {
      state.setOtherStages(OtherStages.after(event, state.getOtherStages()));
    }
  }
}
