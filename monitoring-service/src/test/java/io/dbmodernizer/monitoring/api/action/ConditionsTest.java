package io.dbmodernizer.monitoring.api.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.runtime.command.CommandRules;
import io.dbmodernizer.testsupport.request.TestCommands;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What a snapshot says of the condition of a migration, judged by the provisioner's rules. */
class ConditionsTest {
  private static final String ID = "m-1";
  private static final SpecificRecord CANCEL = TestCommands.cancel(ID);
  private static final SpecificRecord RETRY = TestCommands.retry(ID);
  private static final SpecificRecord TEARDOWN = TestCommands.teardown(ID, true);
  private static final SpecificRecord RESTORE =
      TestCommands.restore(ID, RestoreKind.LONG_TERM_BACKUP);
  private static final SpecificRecord THROTTLE =
      TestCommands.throttle(ID, new CopyLimits(1_000L, 0L, 0));

  @Test
  void whatIsProvisionedCanBeCancelledOnly() {
    MigrationStatus status =
        status(MigrationState.RUNNING, ProgressState.RUNNING, ProgressState.PENDING);

    assertThat(refusal(CANCEL, status)).isEmpty();
    assertThat(refusal(RETRY, status)).isPresent();
    assertThat(refusal(TEARDOWN, status))
        .hasValueSatisfying(f -> assertThat(f.getMessage()).endsWith("running: provisioner"));
    assertThat(refusal(RESTORE, status)).isPresent();
  }

  @Test
  void whatIsCopiedByTheServiceCanBeThrottled() {
    // Given
    MigrationStatus status =
        status(MigrationState.RUNNING, ProgressState.DONE, ProgressState.RUNNING);

    // Then
    assertThat(refusal(THROTTLE, status)).as("engine not known").isEmpty();
    assertThat(refusal(TEARDOWN, status))
        .hasValueSatisfying(f -> assertThat(f.getMessage()).endsWith("running: migration"));
    assertThat(refusal(RESTORE, status)).isEmpty();

    // When
    status.setEngine(MigrationEngine.DMS);

    // Then
    assertThat(refusal(THROTTLE, status))
        .hasValueSatisfying(f -> assertThat(f.getMessage()).contains("engine DMS"));
  }

  @Test
  void whatFailedCanBeRetriedOrTornDown() {
    MigrationStatus status =
        status(MigrationState.FAILED, ProgressState.DONE, ProgressState.FAILED);

    assertThat(refusal(RETRY, status)).isEmpty();
    assertThat(refusal(TEARDOWN, status)).isEmpty();
    assertThat(refusal(CANCEL, status)).isPresent();
  }

  @Test
  void aDatabaseOfTheMigrationGoesOnlyWhenThatIsConfirmed() {
    // Given
    MigrationStatus status =
        status(MigrationState.COMPLETED, ProgressState.DONE, ProgressState.DONE);
    AzureResource database =
        AzureResource.newBuilder().setType("Microsoft.Sql/servers/databases").build();
    status.setResources(List.of(database));

    // Then
    assertThat(refusal(TestCommands.teardown(ID, false), status)).isEmpty();

    // When
    database.setCreated(true);

    // Then
    assertThat(refusal(TestCommands.teardown(ID, false), status))
        .hasValueSatisfying(f -> assertThat(f.getReason()).isEqualTo(Reason.INVALID_REQUEST));
    assertThat(refusal(TEARDOWN, status)).isEmpty();
    assertThat(refusal(THROTTLE, status))
        .hasValueSatisfying(f -> assertThat(f.getMessage()).contains("copied"));
  }

  @Test
  void aRemovalIsOnlyRetriedIfItFailedAndNothingFollowsIt() {
    // Given
    MigrationStatus status =
        status(MigrationState.REMOVING, ProgressState.DONE, ProgressState.RUNNING);
    status
        .getStages()
        .get(1)
        .setSteps(List.of(StepStatus.newBuilder().setName("r").setProcedure("remove").build()));

    // Then
    assertThat(List.of(CANCEL, TEARDOWN, RESTORE, THROTTLE))
        .allSatisfy(command -> assertThat(refusal(command, status)).isPresent());
    assertThat(refusal(RETRY, status)).isPresent();

    // When
    status.setState(MigrationState.FAILED);
    status.getStages().get(1).setState(ProgressState.FAILED);

    // Then
    assertThat(refusal(RETRY, status)).isEmpty();
    assertThat(refusal(TEARDOWN, status)).isPresent();

    // When
    status.setState(MigrationState.REMOVED);

    // Then
    assertThat(List.of(CANCEL, RETRY, TEARDOWN, RESTORE, THROTTLE))
        .allSatisfy(
            command ->
                assertThat(refusal(command, status))
                    .hasValueSatisfying(
                        f -> assertThat(f.getMessage()).contains("has been removed")));
  }

  @Test
  void aRefusedRequestIsNeitherRetriedNorTornDown() {
    // Given
    MigrationStatus broken =
        status(MigrationState.FAILED, ProgressState.FAILED, ProgressState.PENDING);
    broken
        .getStages()
        .get(0)
        .setFailure(
            Failure.newBuilder().setViolations(List.of(new FieldViolation("a", "b", "c"))).build());
    MigrationStatus repeated =
        status(MigrationState.FAILED, ProgressState.PENDING, ProgressState.PENDING);
    repeated.setRefusal(Failure.newBuilder().setReason(Reason.WRONG_STATE).build());

    // Then
    assertThat(List.of(broken, repeated))
        .allSatisfy(
            status -> {
              assertThat(refusal(RETRY, status)).isPresent();
              assertThat(refusal(TEARDOWN, status)).isPresent();
            });
  }

  private static Optional<Failure> refusal(SpecificRecord command, MigrationStatus status) {
    return CommandRules.refusal(TestCommands.command(command), Conditions.of(status));
  }

  private static MigrationStatus status(
      MigrationState state, ProgressState provisioner, ProgressState migration) {
    return MigrationStatus.newBuilder()
        .setMigrationId(ID)
        .setState(state)
        .setStages(List.of(stage("provisioner", provisioner), stage("migration", migration)))
        .build();
  }

  private static StageStatus stage(String name, ProgressState state) {
    return StageStatus.newBuilder().setName(name).setState(state).build();
  }
}
