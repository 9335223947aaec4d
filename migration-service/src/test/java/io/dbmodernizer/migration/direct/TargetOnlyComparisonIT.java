package io.dbmodernizer.migration.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RowErrors;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.compare.TableComparison;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.testing.FreshStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;

/**
 * The comparison after a copy by the engine DIRECT from H2 files that are opened read-only. H2
 * itself counts how often it reads the rows of the source.
 */
class TargetOnlyComparisonIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);
  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final CopyProperties SMALL_CHUNKS =
      new CopyProperties(
          1,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          1,
          32,
          Duration.ofMinutes(2),
          100,
          DataSize.ofMegabytes(1));

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private final String source = "Archive" + NUMBER.incrementAndGet();
  private final SqlConnections connections = connections();
  private final WorkerInThread worker = new WorkerInThread(connections);

  @BeforeEach
  void createSource() throws SQLException {
    world.source().create(source, SalesDatabase.statements());
    closeSource();
  }

  @AfterEach
  void closeWorker() {
    worker.close();
  }

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  @Test
  void noRowOfAReadOnlySourceIsReadAgain() throws SQLException {
    // Given
    StepChain chain = copied(world.provision(request()));
    countReads();

    // When
    StepDriver compare = chain.driver(compare());
    StepResult.Done done = compare.runToDone();

    // Then
    assertThat(reads()).isZero();
    assertThat(done.detail())
        .isEqualTo(
            "5 of 5 tables compared, 1702 rows are equal; 5 tables were read on the target only and"
                + " compared with the digests taken while copying; the source is read-only");
    assertThat(compare.tables().all())
        .hasSize(5)
        .allSatisfy(
            table -> {
              assertThat(table.getState()).isEqualTo(TableState.MATCHED);
              assertThat(table.getComparedByDigest()).isTrue();
              assertThat(table.getSourceChecksum())
                  .isNotEmpty()
                  .isEqualTo(table.getTargetChecksum());
            });
  }

  @Test
  void aCopyOfAReadOnlySourceSaysThatItIsOfOneMoment() {
    // Given
    StepChain chain = beforeCopy(world.provision(request()), connections);

    // When
    StepResult.Done done = chain.driver(copy(connections)).runToDone();

    // Then
    assertThat(done.detail())
        .isEqualTo(
            "5 tables copied, 1,702 rows; the source was read-only, so all chunks are of the same"
                + " moment");
  }

  @Test
  void bothSidesOfATableThatDiffersAreRead() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = copied(target);
    execute(
        target,
        "UPDATE \"Sales\".\"OrderLine\" SET \"Quantity\" = \"Quantity\" + 1"
            + " WHERE \"OrderId\" = 43 AND \"Line\" = 42");
    countReads();

    // When
    StepDriver compare = chain.driver(compare());
    StepResult.Failed failed = compare.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.DATA_MISMATCH);
    assertThat(failed.failure().getMessage())
        .contains("1 of 5 tables", "OrderId, Line = 43, 42 has different values");
    assertThat(reads()).isPositive();
    assertThat(compare.tables().all())
        .filteredOn(TableProgress::getComparedByDigest)
        .hasSize(4)
        .noneMatch(table -> table.getTable().equals("[Sales].[OrderLine]"));
  }

  @Test
  void aSourceThatBecameWritableIsRead() throws SQLException {
    // Given
    StepChain chain = copied(world.provision(request()));
    closeSource();
    world
        .source()
        .execute(source, "UPDATE \"Sales\".\"OrderLine\" SET \"Quantity\" = 0 WHERE \"Line\" = 7");

    // When
    StepResult.Failed failed = chain.driver(compare(world.connections())).runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("[Sales].[OrderLine]", "the source changed since it was copied");
  }

  @Test
  void aSourceThatWasWritableWhenTheCopyBeganIsRead() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = beforeCopy(target, world.connections());
    chain.run(copy(world.connections()));
    closeSource();
    chain.run(new FinishSchemaStep(connections, SLICE));

    // When
    StepDriver compare = chain.driver(compare());
    compare.runToDone();

    // Then
    assertThat(compare.tables().all())
        .allSatisfy(
            table -> {
              assertThat(table.getState()).isEqualTo(TableState.MATCHED);
              assertThat(table.getComparedByDigest()).isFalse();
            });
  }

  @Test
  void aRetryReadsBothSides() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = copied(target);

    // When
    StepDriver compare = chain.driver(compare()).withRound(1);
    StepResult.Done done = compare.runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("5 of 5 tables compared, 1702 rows are equal");
    assertThat(compare.tables().all()).noneMatch(TableProgress::getComparedByDigest);
  }

  @Test
  void aTableWithAChunkWithoutADigestIsReadOnBothSides() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = copied(target);
    execute(
        target,
        "UPDATE \"__dbmodernizer\".\"chunk\" SET \"digest\" = NULL"
            + " WHERE \"table_name\" = 'OrderLine' AND \"number\" = 3");

    // When
    StepDriver compare = chain.driver(compare());
    compare.runToDone();

    // Then
    assertThat(compare.tables().all())
        .allSatisfy(table -> assertThat(table.getState()).isEqualTo(TableState.MATCHED))
        .filteredOn(table -> !table.getComparedByDigest())
        .extracting(TableProgress::getTable)
        .containsExactly("[Sales].[OrderLine]");
  }

  @Test
  void rowsThatNoChunkCoveredAreFoundByTheCountOfTheAssessment() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = copied(target);
    execute(
        target,
        "DELETE FROM \"__dbmodernizer\".\"chunk\" WHERE \"table_name\" = 'Setting'",
        "DELETE FROM \"dbo\".\"Setting\"");

    // When
    StepResult.Failed failed = chain.driver(compare()).runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("[dbo].[Setting] (2 rows in the source, 0 in the target)");
  }

  @Test
  void rowsThatWereSetAsideFailTheComparison() throws SQLException {
    // Given
    MigrationRequested request = request();
    request.getMigration().setOnRowError(RowErrors.SET_ASIDE);
    TargetProvisioned target = world.provision(request);
    StepChain chain = beforeCopy(target, connections);
    execute(
        target,
        "ALTER TABLE \"Sales\".\"OrderLine\" ADD CONSTRAINT few CHECK (\"Quantity\" < 998)");
    chain.run(copy(connections));
    execute(target, "ALTER TABLE \"Sales\".\"OrderLine\" DROP CONSTRAINT few");
    chain.run(new FinishSchemaStep(connections, SLICE));

    // When
    StepResult.Failed failed = chain.driver(compare()).runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("3 rows that the target refused are in [__dbmodernizer].[set_aside]");
  }

  private MigrationRequested request() {
    MigrationRequested request = world.request(source);
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    return request;
  }

  private StepChain copied(TargetProvisioned target) {
    return beforeCopy(target, connections)
        .run(List.of(copy(connections), new FinishSchemaStep(connections, SLICE)));
  }

  private static StepChain beforeCopy(TargetProvisioned target, SqlConnections connections) {
    return MigrationWorld.chain(target)
        .run(List.of(new AssessStep(connections, SLICE), new SchemaStep(connections, SLICE)));
  }

  private Step copy(SqlConnections both) {
    return new FreshStep(
        () -> new DirectCopyStep(both, world.copyTarget(), worker, SMALL_CHUNKS, SLICE));
  }

  private Step compare() {
    return compare(connections);
  }

  private static Step compare(SqlConnections both) {
    return new FreshStep(
        () -> new CompareStep(both, new TableComparison(SIDES), RepairLimits.DEFAULTS, SLICE));
  }

  private static SqlConnections connections() {
    return new SqlConnections(
        new SqlProperties(
            world.sourceUrl() + READ_ONLY,
            world.targetUrl(),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30)),
        world.resolver());
  }

  /** Closes the files. The next connection decides how they are opened. */
  private void closeSource() throws SQLException {
    world.source().execute(source, "SHUTDOWN");
  }

  private void countReads() throws SQLException {
    world.source().execute(source, "SET QUERY_STATISTICS TRUE");
  }

  /** Returns how many statements have read a table of the source since. */
  private long reads() throws SQLException {
    try (Connection connection = world.source().connect(source);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COALESCE(SUM(EXECUTION_COUNT), 0) FROM INFORMATION_SCHEMA.QUERY_STATISTICS"
                    + " WHERE SQL_STATEMENT LIKE '%FROM \"Sales\".%'"
                    + " OR SQL_STATEMENT LIKE '%FROM \"dbo\".%'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(TargetProvisioned target, String... statements) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
