package io.dbmodernizer.migration.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.CopyLimits;
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
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.dms.CheckTargetStep;
import io.dbmodernizer.migration.testing.FreshStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;

/** The copy by the engine DIRECT as a step, with a worker in the thread of the step. */
class DirectCopyIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);
  private static final Duration SLICE = Duration.ofSeconds(2);

  /** Small chunks, so that the small tables have several. */
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

  private final WorkerInThread worker = new WorkerInThread(world.connections());

  @AfterEach
  void closeWorker() {
    worker.close();
  }

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  @Test
  void movesADatabaseWithoutAnythingInAzure() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    long mark = world.mark();

    // When
    StepChain chain = MigrationWorld.chain(target);
    chain.run(world.stepsBeforeCopy());
    chain.run(copy(worker));
    chain.run(stepsAfterCopy());

    // Then
    assertThat(chain.tables())
        .hasSize(5)
        .allSatisfy(
            table -> {
              assertThat(table.getState()).isEqualTo(TableState.MATCHED);
              assertThat(table.getTargetRows()).isEqualTo(table.getSourceRows());
            });
    assertThat(world.writesSince(mark)).as("writes to Azure").isEmpty();
    assertThat(chain.stage().getResources()).isEmpty();
    assertThat(
            count(
                target,
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA"
                    + " WHERE SCHEMA_NAME = '__dbmodernizer'"))
        .as("ledger")
        .isZero();
    assertThat(worker.tasks)
        .as("small tables share a task")
        .anyMatch(task -> task.getChunks().size() > 1);
  }

  @Test
  void theProgressHasRowsAndBytesOfEveryTable() {
    // Given
    StepChain chain = beforeCopy(world.provision(request()));

    // When
    StepDriver driver = chain.driver(copy(worker));
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail())
        .isEqualTo(
            "5 tables copied, 1,702 rows; each chunk was read in a snapshot; chunks were not read at"
                + " the same moment");
    assertThat(driver.tables())
        .allSatisfy(table -> assertThat(table.getState()).isEqualTo(TableState.COPIED));
    TableProgress lines = driver.tables().find("[Sales].[OrderLine]").orElseThrow();
    assertThat(lines.getTargetRows()).isEqualTo(1000);
    assertThat(lines.getBytesWritten()).isGreaterThan(10_000);
    assertThat(driver.stage().getOutputs()).containsEntry("copy.operation-id", "copy 1");
  }

  @Test
  void runsOfOnePieceOfWorkCopyTheRowsAndEnforceTheKeys() {
    // Given
    StepChain chain = beforeCopy(world.provision(request()));

    // When
    StepDriver copy = chain.driver(copy(worker, Duration.ZERO));
    copy.runToDone();
    chain.driver(new FinishSchemaStep(world.connections(), Duration.ZERO)).runToDone();
    StepResult.Done compared =
        chain.driver(new CompareDefinitionsStep(world.connections())).runToDone();

    // Then
    assertThat(copy.tables())
        .allSatisfy(table -> assertThat(table.getState()).isEqualTo(TableState.COPIED));
    assertThat(compared.detail()).isEqualTo("5 tables have the same definitions on both sides");
  }

  @Test
  void aChunkThatTheTargetRefusesFailsTheCopyAndARetryCopiesOnlyWhatIsMissing()
      throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = beforeCopy(target);
    execute(
        target,
        "ALTER TABLE \"Sales\".\"OrderLine\" ADD CONSTRAINT few CHECK (\"Quantity\" < 950)");

    // When
    StepDriver driver = chain.driver(copy(worker));
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.COPY_FAILED);
    assertThat(failed.failure().getSubject()).isEqualTo("[Sales].[OrderLine]");
    assertThat(failed.failure().getMessage())
        .contains("of 1 of 5 tables", "chunk ", "of table [Sales].[OrderLine]: the target refused");
    assertThat(driver.tables().find("[Sales].[Order]").orElseThrow().getState())
        .isEqualTo(TableState.COPIED);
    assertThat(driver.tables().find("[Sales].[OrderLine]").orElseThrow().getState())
        .isEqualTo(TableState.FAILED);

    // When
    execute(target, "ALTER TABLE \"Sales\".\"OrderLine\" DROP CONSTRAINT few");
    worker.tasks.clear();
    driver.withRound(1).runToDone();

    // Then
    assertThat(worker.tasks)
        .flatExtracting(task -> task.getChunks())
        .extracting(chunks -> chunks.getTable())
        .containsOnly("[Sales].[OrderLine]");
    assertThat(count(target, "SELECT COUNT(*) FROM \"Sales\".\"OrderLine\"")).isEqualTo(1000);
    assertMatches(chain.with(driver));
  }

  @Test
  void aChunkWhoseWorkersDieFailsAndTheOthersAreCopied() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = beforeCopy(target);
    CopyTasks dying =
        (to, copy, packs, limits) -> {
          try {
            // The count of attempts that processes leave that die.
            execute(
                target,
                "UPDATE \"__dbmodernizer\".\"chunk\" SET \"starts\" = 5"
                    + " WHERE \"table_name\" = 'Order' AND \"number\" = 1");
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
          worker.handOut(to, copy, packs, limits);
        };

    // When
    StepDriver driver = chain.driver(copy(dying));
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .startsWith("1 chunks of 1 of 5 tables could not be copied")
        .contains("5 attempts to copy chunk 1 of table [Sales].[Order] began and none ended");
    assertThat(driver.tables())
        .filteredOn(table -> table.getState() == TableState.COPIED)
        .hasSize(4);
  }

  @Test
  void aTableThatIsDroppedBeforeItsTaskBeginsFailsAndTheOthersAreCopied() throws SQLException {
    // Given
    world
        .source()
        .create(
            "Dropping",
            "CREATE SCHEMA \"dbo\"",
            "CREATE TABLE \"dbo\".\"Gone\" (\"Id\" INT PRIMARY KEY)",
            "INSERT INTO \"dbo\".\"Gone\" SELECT X FROM SYSTEM_RANGE(1, 10)",
            "CREATE TABLE \"dbo\".\"Kept\" (\"Id\" INT PRIMARY KEY)",
            "INSERT INTO \"dbo\".\"Kept\" SELECT X FROM SYSTEM_RANGE(1, 20)");
    MigrationRequested request = world.request("Dropping");
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    TargetProvisioned target = world.provision(request);
    StepChain chain = beforeCopy(target);
    CopyTasks dropping =
        (to, copy, packs, limits) -> {
          try {
            if (worker.tasks.isEmpty()) {
              world.source().execute("Dropping", "DROP TABLE \"dbo\".\"Gone\"");
            }
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
          worker.handOut(to, copy, packs, limits);
        };

    // When
    StepDriver driver = chain.driver(copy(dropping));
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(worker.tasks).first().matches(task -> task.getChunks().size() == 2, "both tables");
    assertThat(failed.failure().getReason()).isEqualTo(Reason.COPY_FAILED);
    assertThat(failed.failure().getMessage())
        .contains("chunk 0 of table [dbo].[Gone]: table [dbo].[Gone] is no longer on the source");
    assertThat(driver.tables().find("[dbo].[Kept]").orElseThrow().getState())
        .isEqualTo(TableState.COPIED);
    assertThat(count(target, "SELECT COUNT(*) FROM \"dbo\".\"Kept\"")).isEqualTo(20);

    // When
    world
        .source()
        .execute(
            "Dropping",
            "CREATE TABLE \"dbo\".\"Gone\" (\"Id\" INT PRIMARY KEY)",
            "INSERT INTO \"dbo\".\"Gone\" VALUES (7)");
    driver.withRound(1).runToDone();

    // Then
    assertThat(count(target, "SELECT COUNT(*) FROM \"dbo\".\"Gone\"")).isEqualTo(1);
  }

  @Test
  void aSecondMigrationIntoTheTargetIsRefusedAndNamesTheFirst() {
    // Given
    TargetProvisioned first = world.provision(request());
    StepChain chain = beforeCopy(first);
    StepDriver copy = chain.driver(copy((to, id, packs, limits) -> {}));
    copy.runUntil(
        result -> result instanceof StepResult.InProgress p && p.detail().contains("rows"));
    MigrationRequested second = request();
    second.setTarget(first.getRequest().getTarget());
    StepChain other = MigrationWorld.chain(world.target(second));

    // When
    other.run(List.of(new AssessStep(world.connections(), SLICE)));
    StepResult.Failed atCheck =
        other
            .driver(new CheckTargetStep(world.azure(), world.connections(), world.copyTarget()))
            .runToFailure();
    StepResult.Failed atCopy = other.driver(copy(worker)).runToFailure();

    // Then
    String id = first.getRequest().getMetadata().getMigrationId();
    assertThat(atCheck.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(atCheck.failure().getMessage()).contains("belongs to " + id);
    assertThat(atCopy.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(atCopy.failure().getMessage()).contains("of migration " + id);
  }

  @Test
  void aCancelledCopyBeginsAnewWithEmptyTables() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = beforeCopy(target);
    StepDriver driver =
        chain.driver(
            copy((to, id, packs, limits) -> worker.handOut(to, id, packs.subList(0, 1), limits)));
    driver.runUntil(result -> result instanceof StepResult.InProgress && worker.tasks.size() == 1);
    assertThat(
            count(
                target,
                "SELECT COUNT(*) FROM \"__dbmodernizer\".\"chunk\""
                    + " WHERE \"state\" = 'COPIED'"))
        .isPositive();

    // When
    StepResult.Done cancelled = chain.driver(new ReleaseCopyStep(world.connections())).runToDone();
    driver.withRound(1).runToDone();

    // Then
    assertThat(cancelled.detail()).startsWith("the copy is cancelled");
    assertThat(driver.stage().getOutputs()).containsEntry("copy.operation-id", "copy 2");
    assertMatches(chain.with(driver));
  }

  @Test
  void tablesThatDifferAreCopiedAnew() throws SQLException {
    // Given
    TargetProvisioned target = world.provision(request());
    StepChain chain = beforeCopy(target);
    StepDriver driver = chain.driver(copy(worker));
    driver.runToDone();
    execute(target, "DELETE FROM \"Sales\".\"OrderLine\" WHERE \"Line\" > 900");
    List<TableProgress> different = new ArrayList<>();
    driver
        .tables()
        .forEach(
            table ->
                different.add(
                    TableProgress.newBuilder(table)
                        .setState(
                            table.getTable().equals("[Sales].[OrderLine]")
                                ? TableState.MISMATCHED
                                : TableState.MATCHED)
                        .build()));

    // When
    worker.tasks.clear();
    driver.withTables(different).withRound(1).runToDone();

    // Then
    assertThat(worker.tasks)
        .flatExtracting(task -> task.getChunks())
        .extracting(chunks -> chunks.getTable())
        .containsOnly("[Sales].[OrderLine]");
    assertThat(worker.tasks).allMatch(task -> task.getCopy() == 2);
    assertMatches(chain.with(driver));
  }

  @Test
  void rowsThatTheTargetRefusesAreSetAsideAndFailTheComparison() throws SQLException {
    // Given
    MigrationRequested request = request();
    request.getMigration().setOnRowError(RowErrors.SET_ASIDE);
    TargetProvisioned target = world.provision(request);
    StepChain chain = beforeCopy(target);
    execute(
        target,
        "ALTER TABLE \"Sales\".\"OrderLine\" ADD CONSTRAINT few CHECK (\"Quantity\" < 998)");

    // When
    chain.run(copy(worker));
    execute(target, "ALTER TABLE \"Sales\".\"OrderLine\" DROP CONSTRAINT few");
    chain.run(stepsAfterCopy().subList(0, 2));
    StepResult.Failed failed = chain.driver(stepsAfterCopy().get(2)).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.DATA_MISMATCH);
    assertThat(failed.failure().getMessage())
        .contains("3 rows that the target refused are in [__dbmodernizer].[set_aside]");
    assertThat(count(target, "SELECT COUNT(*) FROM \"__dbmodernizer\".\"set_aside\"")).isEqualTo(3);
  }

  @Test
  void aTableThatChangedOnTheSourceSinceItsCopyIsNamedAsSuch() throws SQLException {
    // Given
    world.source().create("Changed", SalesDatabase.statements());
    MigrationRequested request = world.request("Changed");
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    StepChain chain = beforeCopy(world.provision(request));
    chain.run(copy(worker));

    // When
    world
        .source()
        .execute(
            "Changed", "UPDATE \"Sales\".\"OrderLine\" SET \"Quantity\" = 0 WHERE \"Line\" = 7");
    chain.run(stepsAfterCopy().subList(0, 2));
    StepResult.Failed failed = chain.driver(stepsAfterCopy().get(2)).runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("[Sales].[OrderLine]", "the source changed since it was copied");
  }

  @Test
  void aLimitOfRowsIsDividedAmongFewTasks() {
    // Given
    MigrationRequested request = request();
    request.getMigration().setCopyLimits(new CopyLimits(1_000_000L, 0L, 2));
    StepChain chain = beforeCopy(world.provision(request));
    List<Integer> handedOut = new ArrayList<>();
    CopyTasks counted =
        (to, id, packs, limits) -> {
          handedOut.add(packs.size());
          worker.handOut(to, id, packs, limits);
        };

    // When
    chain.driver(copy(counted)).runToDone();

    // Then
    assertThat(handedOut).isNotEmpty().allMatch(tasks -> tasks <= 2);
    assertThat(worker.tasks).allMatch(task -> task.getLimits().getRowsPerSecond() == 500_000);
  }

  @Test
  void aTableWithoutAKeyIsSplitByTheColumnThatTheRequestNames() throws SQLException {
    // Given
    world
        .source()
        .create(
            "Heap",
            "CREATE SCHEMA \"dbo\"",
            "CREATE TABLE \"dbo\".\"Log\" (\"At\" INT NOT NULL, \"Text\" VARCHAR(20))",
            "INSERT INTO \"dbo\".\"Log\" SELECT X / 3, 'v' FROM SYSTEM_RANGE(1, 1000)");
    MigrationRequested request = world.request("Heap");
    request.getMigration().setEngine(MigrationEngine.AUTO);
    request.getMigration().setSplitColumns(Map.of("[DBO].[log]", "at"));
    TargetProvisioned target = world.provision(request);
    StepChain chain = beforeCopy(target);

    // When
    chain.run(copy(worker));

    // Then
    assertThat(worker.tasks)
        .flatExtracting(task -> task.getChunks())
        .anyMatch(chunks -> chunks.getToChunk() > 3);
    assertMatches(chain);
  }

  private static MigrationRequested request() {
    MigrationRequested request = world.request("Sales");
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    return request;
  }

  private static StepChain beforeCopy(TargetProvisioned target) {
    return MigrationWorld.chain(target).run(world.stepsBeforeCopy());
  }

  private static Step copy(CopyTasks tasks) {
    return copy(tasks, SLICE);
  }

  private static Step copy(CopyTasks tasks, Duration slice) {
    return new FreshStep(
        () ->
            new DirectCopyStep(
                world.connections(), world.copyTarget(), tasks, SMALL_CHUNKS, slice));
  }

  private static List<Step> stepsAfterCopy() {
    return List.of(
        new FinishSchemaStep(world.connections(), SLICE),
        new CompareDefinitionsStep(world.connections()),
        new CompareStep(
            world.connections(), new TableComparison(SIDES), RepairLimits.DEFAULTS, SLICE));
  }

  private static void assertMatches(StepChain chain) {
    chain.run(stepsAfterCopy());
    assertThat(chain.tables())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.getState()).isEqualTo(TableState.MATCHED));
  }

  private static void execute(TargetProvisioned target, String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(TargetProvisioned target, String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
