package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.testing.FreshStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.removal.RemovedResources;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cancelling a copy, undoing what it left, and removing what was created. */
class CancelCopyIT {
  private static final int ROWS_PER_SECOND = 1000;

  @RegisterExtension
  static final MigrationWorld world =
      MigrationWorld.withSales(
          EmulatorOptions.defaults()
              .withMigrations(true, EmulatorOptions.H2_SOURCE, ROWS_PER_SECOND));

  private static Step copy() {
    return world.copyStep();
  }

  private static Step cancel() {
    return new FreshStep(() -> new CancelCopyStep(world.azure()));
  }

  private static Step undo() {
    return new FreshStep(() -> new UndoCopyStep(new CopyUndo(world.connections())));
  }

  private static StepChain ready() {
    return MigrationWorld.chain(world.provision(world.request("Sales")))
        .run(world.stepsBeforeCopy());
  }

  private static StepDriver copying(StepChain walk) {
    StepDriver driver = walk.driver(copy());
    driver.runUntil(
        result ->
            result instanceof StepResult.InProgress running
                && running.tables().stream().anyMatch(t -> t.getState() == TableState.COPYING));
    return driver;
  }

  @Test
  void endsARunningCopyAndPutsTheForeignKeysBack() throws SQLException {
    // Given
    StepChain walk = ready();
    TargetProvisioned target = walk.target();
    copying(walk);
    long mark = world.mark();

    // When
    StepDriver cancelling = walk.driver(cancel());
    StepResult.Done cancelled = cancelling.runToDone();
    long before = world.foreignKeys(target);
    StepResult.Done undone = walk.driver(undo()).withOutputs(cancelled.outputs()).runToDone();
    StepResult.Done again = walk.driver(undo()).withOutputs(cancelled.outputs()).runToDone();

    // Then
    assertThat(cancelled.detail()).contains("PreCopyStepsCompletedDuringCancel");
    assertThat(before).isZero();
    assertThat(undone.detail()).contains("2 undo statements");
    assertThat(again.detail()).contains("foreign keys are restored");
    assertThat(world.foreignKeys(target)).isEqualTo(2);
    assertThat(world.writesSince(mark))
        .extracting(LoggedRequest::path)
        .singleElement()
        .asString()
        .endsWith("/cancel");
  }

  @Test
  void saysThatTheForeignKeysAreNotBackWhereAStatementIsMissing() throws SQLException {
    // Given
    StepChain walk = ready();
    TargetProvisioned target = walk.target();
    copying(walk);
    StepResult.Done cancelled = walk.driver(cancel()).runToDone();
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM \"dbo\".\"__migration_status\" WHERE \"ROLLBACK\" LIKE"
              + " '%FK_OrderLine_Order%'");
    }

    // When
    StepResult.Failed failed = walk.driver(undo()).withOutputs(cancelled.outputs()).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SCHEMA_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("1 foreign keys", "had 2");
    assertThat(failed.failure().getRemedy()).isNotEmpty();
  }

  @Test
  void endsACopyThatWaitsForARetry() throws SQLException {
    // Given
    StepChain walk = ready();
    TargetProvisioned target = walk.target();
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE \"dbo\".\"Setting\" ADD CONSTRAINT \"CK_Name\" CHECK (\"Name\" <> 'b')");
    }
    walk.driver(copy()).runToFailure();

    // When
    StepResult.Done cancelled = walk.driver(cancel()).runToDone();
    walk.driver(undo()).withOutputs(cancelled.outputs()).runToDone();

    // Then
    assertThat(world.foreignKeys(target)).isEqualTo(2);
  }

  @Test
  void leavesACopyThatHasCompletedAsItIs() {
    // Given
    StepChain walk = ready().run(List.of(copy()));
    long mark = world.mark();

    // When
    StepResult.Done cancelled = walk.driver(cancel()).runToDone();
    StepResult.Done undone = walk.driver(undo()).withOutputs(cancelled.outputs()).runToDone();

    // Then
    assertThat(cancelled.detail()).contains("completed before it could be cancelled");
    assertThat(undone.detail()).contains("no undo");
    assertThat(world.writesSince(mark)).isEmpty();
  }

  @Test
  void hasNothingToEndBeforeACopyHasBegun() {
    // Given
    StepDriver driver = StepDriver.of(cancel(), world.provision(world.request("Sales")));

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).contains("no copy had begun");
  }

  @Test
  void removesARunningMigrationByForceAndLeavesASharedServiceToTheLastOne() {
    // Given
    StepChain first = ready();
    copying(first);
    StepChain second = MigrationWorld.chain(sharing(first)).run(world.stepsBeforeCopy());
    copying(second);
    List<Step> removal = DataMigrationRemoval.steps(world.azure());
    AzureResource migration = DatabaseMigrations.created(first.target());
    first.withResource(migration);
    second.withResource(DatabaseMigrations.created(second.target()));
    long mark = world.mark();

    // When
    first.run(removal);
    List<LoggedRequest> ofFirst = world.writesSince(mark);
    second.run(removal);

    // Then
    assertThat(ofFirst).extracting(LoggedRequest::method).containsExactly("DELETE", "PATCH");
    assertThat(RemovedResources.removed(first.stage())).containsExactly(migration);
    assertThat(RemovedResources.kept(first.stage()))
        .extracting(AzureResource::getType)
        .containsExactly(ArmTypes.MIGRATION_SERVICE.name());
    assertThat(world.writesSince(mark))
        .extracting(LoggedRequest::method)
        .containsExactly("DELETE", "PATCH", "DELETE", "DELETE");
    assertThat(RemovedResources.removed(second.stage())).hasSize(2);
    assertThat(RemovedResources.kept(second.stage())).isEmpty();
    assertThat(
            world.azure().rest().get(migration.getId(), ArmTypes.DATABASE_MIGRATION.apiVersion()))
        .isEmpty();
  }

  @Test
  void removesEverythingItCreated() {
    // Given
    StepChain walk = ready().run(List.of(copy()));

    // When
    walk.run(DataMigrationRemoval.steps(world.azure()));

    // Then
    assertThat(RemovedResources.removed(walk.stage())).hasSize(2);
    assertThat(RemovedResources.kept(walk.stage())).isEmpty();
    assertThat(walk.stage().getResources())
        .allSatisfy(
            resource ->
                assertThat(
                        world
                            .azure()
                            .rest()
                            .get(resource.getId(), ArmTypes.DATABASE_MIGRATION.apiVersion()))
                    .isEmpty());
  }

  private static TargetProvisioned sharing(StepChain first) {
    MigrationRequested request = world.request("Sales");
    request
        .getMigration()
        .setMigrationServiceName(ResourceNames.migrationService(first.target().getRequest()));
    return world.provision(request);
  }
}
