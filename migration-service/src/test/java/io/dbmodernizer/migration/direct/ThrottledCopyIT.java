package io.dbmodernizer.migration.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.datamover.chunk.CopyShares;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.compare.TableComparison;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.direct.CopyFleet.Instance;
import io.dbmodernizer.migration.testing.FreshStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.ReadTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.request.TestCommands;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits that change while instances of the service copy, with a real broker. */
@Tag("deep")
class ThrottledCopyIT {
  private static final int ROWS = 10_000;
  private static final Duration STILL = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);

  /** The copy cannot end under it while the test runs: a chunk alone takes minutes. */
  private static final CopyLimits ONE_ROW = new CopyLimits(1L, 0L, 0);

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private static CopyFleet fleet;

  @BeforeAll
  static void start() throws Exception {
    fleet = CopyFleet.start(world);
  }

  @AfterAll
  static void stop() throws Exception {
    fleet.close();
    SIDES.close();
  }

  @AfterEach
  void stopInstances() {
    fleet.stopInstances();
  }

  @Test
  void aRunningCopyIsThrottledOnEveryInstanceAndGoesOnWhenTheLimitIsLifted() throws SQLException {
    // Given
    StepChain chain = beforeCopy("Throttled");
    fleet.instance(InstantSource.system());
    fleet.instance(InstantSource.system());
    StepDriver driver = chain.driver(fleet.step());
    driver.runUntil(result -> rows() > 0);

    // When
    throttle(driver, ONE_ROW);

    // Then
    double stillRows = whenNothingMoves(driver);
    assertThat(stillRows).isLessThan(ROWS);
    assertThat(detail(driver.runOnce())).endsWith(", at most 1 rows/s");
    assertThat(fleet.instances()).as("one waits within a chunk").anyMatch(Instance::isBusy);

    // When
    throttle(driver, null);
    driver.runToDone();

    // Then
    assertThat(rows()).isEqualTo(ROWS);
    assertMatches(chain.with(driver));
  }

  @Test
  void theLimitHoldsAfterEveryInstanceHasBegunAnew() throws SQLException {
    // Given
    StepChain chain = beforeCopy("Restarted");
    fleet.instance(InstantSource.system());
    AtomicReference<Step> step = new AtomicReference<>(fleet.step());
    StepDriver driver = chain.driver(new FreshStep(step::get));
    driver.runUntil(result -> rows() > 0);
    throttle(driver, ONE_ROW);
    double before = whenNothingMoves(driver);

    // When
    fleet.stopInstances();
    step.set(fleet.step());
    fleet.instance(InstantSource.system());
    Instance second = fleet.instance(InstantSource.system());

    // Then
    await().atMost(PATIENCE).until(() -> isWorking(driver));
    assertThat(whenNothingMoves(driver)).as("rows of the new instances").isZero();
    assertThat(before).isLessThan(ROWS);

    // When
    throttle(driver, new CopyLimits(0L, 0L, 1));
    driver.runToDone();

    // Then
    assertThat(before + rows()).isEqualTo(ROWS);
    assertThat(second.chunks("failed")).isZero();
    assertMatches(chain.with(driver));
  }

  @Test
  void limitsThatCameBeforeTheCopyHoldFromItsBeginningAndInTheCopyAfterACancellation()
      throws SQLException {
    // Given
    StepChain chain = beforeCopy("Early");
    fleet.instance(InstantSource.system());
    StepDriver driver = chain.driver(fleet.step());

    // When
    throttle(driver, ONE_ROW);
    await().atMost(PATIENCE).until(() -> isWorking(driver));

    // Then
    assertThat(whenNothingMoves(driver)).isZero();
    assertThat(share(chain.target())).contains(new CopyShare(1, 1, 1, 0));

    // When
    fleet.stopInstances();
    chain.driver(new ReleaseCopyStep(world.connections())).runToDone();
    assertThat(share(chain.target())).isEmpty();
    fleet.instance(InstantSource.system());
    driver.withRound(1);
    await().atMost(PATIENCE).until(() -> isWorking(driver));

    // Then
    assertThat(whenNothingMoves(driver)).isZero();

    // When
    throttle(driver, null);
    driver.runToDone();

    // Then
    assertMatches(chain.with(driver));
  }

  @Test
  void moreWorkersThanTheNewLimitAllowsEndTheirChunksAndLeaveTheOtherTasks() throws SQLException {
    // Given
    StepChain chain = beforeCopy("Fewer");
    for (int at = 0; at < 3; at++) {
      fleet.instance(InstantSource.system());
    }
    StepDriver driver = chain.driver(fleet.step());
    driver.runUntil(result -> fleet.instances().stream().allMatch(Instance::isBusy));

    // When
    throttle(driver, new CopyLimits(0L, 0L, 1));
    driver.runOnce();
    driver.runToDone();

    // Then: the tasks of the older limits were left, and their chunks came to one worker at a time
    assertThat(fleet.instances().stream().mapToDouble(each -> each.chunks("given-back")).sum())
        .isPositive();
    assertThat(rows()).isEqualTo(ROWS);
    assertMatches(chain.with(driver));
  }

  @Test
  void instancesKeepALimitTogetherAlthoughEachChunkIsLessThanABatch() throws SQLException {
    // Given
    StepChain chain = beforeCopy("Together");
    for (int at = 0; at < 3; at++) {
      fleet.instance(InstantSource.system());
    }
    StepDriver driver = chain.driver(fleet.step());
    throttle(driver, new CopyLimits(4_000L, 0L, 0));

    // When
    long began = System.nanoTime();
    driver.runToDone();
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    // Then
    assertThat(fleet.instances()).filteredOn(each -> each.rows() > 0).hasSizeGreaterThan(1);
    assertThat(took).isGreaterThan(Duration.ofMillis(ROWS / 4));
    assertMatches(chain.with(driver));
  }

  private static void throttle(StepDriver driver, @Nullable CopyLimits limits) {
    driver.withThrottle(TestCommands.throttle("m", limits));
  }

  /** Runs the step until no instance has copied a row for a while. Returns the rows by then. */
  private static double whenNothingMoves(StepDriver driver) {
    AtomicLong rows = new AtomicLong(-1);
    await()
        .pollInterval(Duration.ofMillis(100))
        .during(STILL)
        .atMost(PATIENCE)
        .until(
            () -> {
              assertThat(driver.runOnce()).isInstanceOf(StepResult.InProgress.class);
              return rows.getAndSet((long) rows()) == (long) rows();
            });
    return rows.get();
  }

  /**
   * Runs the step once. Returns whether an instance has a task and has begun its chunk. The planner
   * of the first task has yet to create the ledger.
   */
  private static boolean isWorking(StepDriver driver) throws SQLException {
    driver.runOnce();
    TargetProvisioned target = driver.context().target();
    CopyId copy = new CopyId(driver.context().migrationId(), driver.context().round() + 1);
    try (Connection connection = world.connectToTarget(target)) {
      return fleet.instances().stream().anyMatch(Instance::isBusy)
          && ChunkLedger.find(connection).isPresent()
          && !new CopyShares(connection).running(copy).isEmpty();
    }
  }

  private static Optional<CopyShare> share(TargetProvisioned target) throws SQLException {
    try (Connection connection = world.connectToTarget(target)) {
      return new CopyShares(connection).find(target.getRequest().getMetadata().getMigrationId());
    }
  }

  private static String detail(StepResult result) {
    return ((StepResult.InProgress) result).detail();
  }

  private static double rows() {
    return fleet.instances().stream().mapToDouble(Instance::rows).sum();
  }

  private static void assertMatches(StepChain chain) {
    Duration slice = Duration.ofSeconds(2);
    chain.run(
        List.of(
            new FinishSchemaStep(world.connections(), slice),
            new CompareDefinitionsStep(world.connections()),
            new CompareStep(
                world.connections(), new TableComparison(SIDES), RepairLimits.DEFAULTS, slice)));
    assertThat(chain.tables())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.getState()).isEqualTo(TableState.MATCHED));
  }

  /** Returns a chain that is ready to copy a table in some 40 chunks, each of which takes 50 ms. */
  private static StepChain beforeCopy(String database) throws SQLException {
    world
        .source()
        .create(
            database,
            "CREATE SCHEMA \"dbo\"",
            "CREATE TABLE \"dbo\".\"Item\" (\"Id\" INT NOT NULL PRIMARY KEY, \"Text\" CLOB)",
            "INSERT INTO \"dbo\".\"Item\" SELECT X, 'v' || X FROM SYSTEM_RANGE(1, %d)"
                .formatted(ROWS));
    MigrationRequested request = world.request(database);
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    StepChain chain = MigrationWorld.chain(world.provision(request)).run(world.stepsBeforeCopy());
    world
        .source()
        .execute(
            database,
            ReadTrigger.creation("Reads" + database, "\"dbo\".\"Item\"", ThrottledCopyIT::pause));
    return chain;
  }

  private static void pause() {
    try {
      boolean over = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
      assertThat(over).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
