package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.testing.MigrationSource;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The steps one after the other, each run by an instance that knows nothing but the stored state.
 */
class MigrationRunIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  private static StepChain run(TargetProvisioned target) {
    return MigrationWorld.chain(target).run(world.steps(SIDES, Duration.ofSeconds(2)));
  }

  @Test
  void movesAndComparesADatabase() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(world.request("Sales"));

    // When
    StepChain walk = run(target);
    MigrationCompleted completed =
        (MigrationCompleted)
            MigrationStage.outline().build().completed(walk.stage(), Instant.now());

    // Then
    assertThat(completed.getEngine()).isEqualTo(MigrationEngine.DMS);
    assertThat(completed.getOperationId()).isNotEmpty();
    assertThat(completed.getCompletedAt()).isAfterOrEqualTo(completed.getCopyStartedAt());
    assertThat(completed.getTables()).as("nothing needs attention").isEmpty();
    assertThat(completed.getTableTotals().getMatched()).isEqualTo(5);
    assertThat(completed.getTableTotals().getTargetRows()).isEqualTo(1702);
    assertThat(walk.tables())
        .hasSize(5)
        .allSatisfy(
            table -> {
              assertThat(table.getState()).isEqualTo(TableState.MATCHED);
              assertThat(table.getTargetRows()).isEqualTo(table.getSourceRows());
              assertThat(table.getSourceChecksum()).isEqualTo(table.getTargetChecksum());
            });
    assertThat(completed.getResources())
        .extracting(AzureResource::getType)
        .containsExactly(
            "Microsoft.DataMigration/sqlMigrationServices",
            "Microsoft.DataMigration/databaseMigrations");
    assertThat(completed.getResources()).allMatch(AzureResource::getCreated);
    assertThat(sumOfLineTotals(world.connectToTarget(target)))
        .isEqualTo(sumOfLineTotals(world.source().connect("Sales")));
  }

  @Test
  void writesNothingWhenEveryStepIsRunAgain() {
    // Given
    TargetProvisioned target = world.provision(world.request("Sales"));
    run(target);
    long mark = world.mark();

    // When
    StepChain again = run(target);

    // Then
    assertThat(world.writesSince(mark)).isEmpty();
    assertThat(again.tables()).extracting(TableProgress::getState).containsOnly(TableState.MATCHED);
  }

  @Test
  void movesOnlyTheTablesThatTheRequestNames() throws SQLException {
    // Given
    MigrationRequested request = world.request("Sales");
    request.getMigration().setTables(List.of("[dbo].[Setting]"));
    TargetProvisioned target = world.provision(request);

    // When
    StepChain walk = run(target);

    // Then
    assertThat(walk.tables())
        .extracting(TableProgress::getTable)
        .containsExactly("[dbo].[Setting]");
  }

  @Test
  void neverTellsAPassword() {
    // Given
    TargetProvisioned target = world.provision(world.request("Sales"));
    long mark = world.mark();

    // When
    StepChain walk = run(target);

    // Then
    assertThat(walk.results().toString() + walk.stage())
        .doesNotContain(MigrationSource.PASSWORD, MigrationWorld.ADMINISTRATOR_PASSWORD);
    assertThat(world.writesSince(mark))
        .extracting(LoggedRequest::path)
        .hasSize(2)
        .allMatch(path -> path.contains("Microsoft.DataMigration"));
  }

  private static long sumOfLineTotals(Connection connection) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CAST(SUM(\"Total\") * 10000 AS BIGINT) FROM \"Sales\".\"OrderLine\"")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
