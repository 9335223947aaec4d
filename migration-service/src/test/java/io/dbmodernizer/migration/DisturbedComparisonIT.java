package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.ReadTrigger;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.migration.testing.StoredRun;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The source fails during the repair of a retry, or changes while it is compared. */
@Tag("deep")
class DisturbedComparisonIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);
  private static final String CHANGE_A_LINE =
      "UPDATE \"Sales\".\"OrderLine\" SET \"Quantity\" = \"Quantity\" + 1 WHERE \"OrderId\" = 43";

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  private static StoredRun run(TargetProvisioned target) {
    return world.run(
        MigrationStage.outline().steps(world.steps(SIDES, Duration.ofSeconds(2))).build(), target);
  }

  private static void onTarget(TargetProvisioned target, String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<ConstraintState> foreignKeys(TargetProvisioned target) throws SQLException {
    try (Connection connection = world.connectToTarget(target)) {
      return SqlDialect.of(connection).reading(connection).tables().tables().stream()
          .flatMap(table -> table.foreignKeys().stream())
          .map(ForeignKey::state)
          .toList();
    }
  }

  /** The database of a connection accepts no other one until this one is closed. */
  private static void refuseOthers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET EXCLUSIVE 1");
    }
  }

  private static boolean isRepair(String step, StepResult result) {
    return step.equals(CompareStep.NAME)
        && result instanceof StepResult.InProgress progress
        && progress.detail().startsWith("repaired");
  }

  @ParameterizedTest
  @CsvSource({"true, " + CompareStep.NAME, "false, " + FinishSchemaStep.NAME})
  void enforcesTheForeignKeysAfterARepairThatFailed(boolean resultIsLost, String failingStep)
      throws SQLException {
    // Given
    TargetProvisioned target = world.provision(world.request("Sales"));
    StoredRun run = run(target).afterDone(CopyStep.NAME, () -> onTarget(target, CHANGE_A_LINE));
    assertThat(run.toTheEnd().getFailure().getReason()).isEqualTo(Reason.DATA_MISMATCH);
    StageState failed;
    try (Connection other = world.source().connect("Sales")) {
      run.losing(
          (step, result) -> {
            boolean repaired = isRepair(step, result);
            if (repaired) {
              refuseOthers(other);
            }
            return repaired && resultIsLost;
          });
      failed = run.retry().toTheEnd();
    }
    assertThat(failed.getFailure().getStep()).isEqualTo(failingStep);
    assertThat(failed.getFailure().getMessage()).contains("foreign keys");
    assertThat(foreignKeys(target)).contains(ConstraintState.DISABLED);

    // When
    StageState ended = run.losing((step, result) -> false).retry().toTheEnd();

    // Then
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(run.events(MigrationCompleted.class)).hasSize(1);
    assertThat(foreignKeys(target)).hasSize(2).containsOnly(ConstraintState.ENFORCED);
  }

  @Test
  void saysThatATableChangesOnTheSourceIfARangeReadsDifferentlyAgain() throws SQLException {
    // Given
    world.source().create("Changing", SalesDatabase.statements());
    String change =
        ReadTrigger.creation(
            "ChangeALine",
            "\"Sales\".\"OrderLine\"",
            () -> world.source().execute("Changing", CHANGE_A_LINE));
    TargetProvisioned target = world.provision(world.request("Changing"));
    StoredRun run =
        run(target)
            .afterDone(
                CopyStep.NAME,
                () -> onTarget(target, "DELETE FROM \"Sales\".\"OrderLine\" WHERE \"OrderId\" = 7"))
            .afterDone(
                CompareDefinitionsStep.NAME, () -> world.source().execute("Changing", change));

    // When
    StageState failed = run.toTheEnd();

    // Then
    assertThat(failed.getFailure().getReason())
        .as("%s", failed.getFailure())
        .isEqualTo(Reason.DATA_MISMATCH);
    assertThat(failed.getFailure().getMessage())
        .contains("[Sales].[OrderLine]", "the table changes on the source");
  }
}
