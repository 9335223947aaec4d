package io.dbmodernizer.migration.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.RowMover;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompareStepIT {
  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private TargetProvisioned target;
  private List<TableProgress> tables;

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  @BeforeEach
  void copied() throws SQLException {
    target = world.provision(world.request("Sales"));
    StepDriver assess = StepDriver.of(new AssessStep(world.connections(), SLICE), target);
    assess.runToDone();
    tables = assess.tables().all();
    StepDriver.of(new SchemaStep(world.connections(), SLICE), target)
        .withTables(tables)
        .runToDone();
    try (Connection from = world.source().connect("Sales");
        Connection to = world.connectToTarget(target)) {
      RowMover.move(from, to);
    }
  }

  private StepDriver compare(Duration slice) {
    return StepDriver.of(
            new CompareStep(
                world.connections(), new TableComparison(SIDES), RepairLimits.DEFAULTS, slice),
            target)
        .withTables(tables);
  }

  private void tamper(String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void findsEqualTablesEqual() {
    // Given
    StepDriver driver = compare(SLICE);

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("5 of 5 tables compared, 1702 rows are equal");
    assertThat(driver.tables().all())
        .hasSize(5)
        .allSatisfy(
            table -> {
              assertThat(table.getState()).isEqualTo(TableState.MATCHED);
              assertThat(table.getTargetRows()).isEqualTo(table.getSourceRows());
              assertThat(table.getSourceChecksum())
                  .isNotEmpty()
                  .isEqualTo(table.getTargetChecksum());
            });
  }

  @Test
  void findsNothingEqualIfAPolicyMayHideRows() {
    // Given
    ComparedCatalogs.Reader filtered =
        new ComparedCatalogs.Reader() {
          @Override
          public DatabaseCatalog read(SqlSession side) {
            return OF_DATABASE.read(side);
          }

          @Override
          public ReadingRights rights(SqlSession side) {
            MissingRight missing =
                new MissingRight(
                    new TableName("Sales", "Order"), "[Sales].[Order] by [p]", "ALTER POLICY");
            return new ReadingRights(
                "reader", List.of(new CheckedRight(ReadingRight.ALL_ROWS, 1, List.of(missing))));
          }
        };
    StepDriver driver =
        StepDriver.of(
                new CompareStep(
                    world.connections(),
                    new TableComparison(SIDES),
                    RepairLimits.DEFAULTS,
                    SLICE,
                    filtered),
                target)
            .withTables(tables);

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_LOGIN_FAILED);
    assertThat(failed.failure().getMessage()).contains("may hide rows", "ALTER POLICY");
    assertThat(driver.tables().all()).noneMatch(table -> table.getState() == TableState.MATCHED);
  }

  @Test
  void namesTheSourceIfItFailsWhileBothSidesAreRead() {
    // Given
    AtomicInteger reads = new AtomicInteger();
    ComparedCatalogs.Reader losing =
        side -> {
          DatabaseCatalog catalog = ComparedCatalogs.Reader.OF_DATABASE.read(side);
          if (reads.incrementAndGet() == 2) {
            rename("Setting", "Gone");
          }
          return catalog;
        };
    StepDriver driver =
        StepDriver.of(
                new CompareStep(
                    world.connections(),
                    new TableComparison(SIDES),
                    RepairLimits.DEFAULTS,
                    SLICE,
                    losing),
                target)
            .withTables(tables);

    // When
    StepResult.Failed failed;
    try {
      failed = driver.runToFailure();
    } finally {
      rename("Gone", "Setting");
    }

    // Then
    assertThat(failed.failure().getMessage())
        .startsWith("the source ")
        .contains("\"Setting\" not found");
  }

  private static void rename(String table, String to) {
    try {
      world
          .source()
          .execute("Sales", "ALTER TABLE \"dbo\".\"%s\" RENAME TO \"%s\"".formatted(table, to));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void namesTableAndKeyOfATamperedRow() throws SQLException {
    // Given
    tamper(
        "UPDATE \"Sales\".\"OrderLine\" SET \"Quantity\" = \"Quantity\" + 1"
            + " WHERE \"OrderId\" = 43 AND \"Line\" = 42");

    // When
    StepResult.Failed failed = compare(SLICE).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.DATA_MISMATCH);
    assertThat(failed.failure().getSubject()).isEqualTo("[Sales].[OrderLine]");
    assertThat(failed.failure().getMessage())
        .contains("1 of 5 tables", "OrderId, Line = 43, 42 has different values");
    assertThat(failed.failure().getRemedy()).isNotEmpty();
  }

  @Test
  void namesEveryTableThatDiffers() throws SQLException {
    // Given
    tamper("DELETE FROM \"dbo\".\"Setting\" WHERE \"Name\" = 'b'");
    tamper("INSERT INTO \"dbo\".\"Empty\" VALUES (7)");
    StepDriver driver = compare(SLICE);

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("[dbo].[Setting] (2 rows in the source, 1 in the target)")
        .contains("[dbo].[Empty] (0 rows in the source, 1 in the target)")
        .contains("Id = 7 is only on the target");
    assertThat(driver.tables().all())
        .filteredOn(table -> table.getState() == TableState.MISMATCHED)
        .extracting(TableProgress::getTable)
        .containsExactlyInAnyOrder("[dbo].[Setting]", "[dbo].[Empty]");
  }

  @Test
  void comparesEachTableOnceInSlices() {
    // Given
    StepDriver driver = compare(Duration.ZERO);

    // When
    driver.runToDone();

    // Then
    assertThat(driver.results())
        .filteredOn(StepResult.InProgress.class::isInstance)
        .extracting(result -> ((StepResult.InProgress) result).detail())
        .containsExactly(
            "1 of 5 tables compared",
            "2 of 5 tables compared",
            "3 of 5 tables compared",
            "4 of 5 tables compared",
            "5 of 5 tables compared");
  }

  @Test
  void readsEachCatalogOnceHoweverManySlicesThereAre() {
    // Given
    AtomicInteger reads = new AtomicInteger();
    ComparedCatalogs.Reader counted =
        side -> {
          reads.incrementAndGet();
          return ComparedCatalogs.Reader.OF_DATABASE.read(side);
        };
    CompareStep step =
        new CompareStep(
            world.connections(),
            new TableComparison(SIDES),
            RepairLimits.DEFAULTS,
            Duration.ZERO,
            counted);
    StepDriver driver = StepDriver.of(step, target).withTables(tables);

    // When
    driver.runToDone();

    // Then
    assertThat(driver.results()).hasSizeGreaterThan(5);
    assertThat(reads).hasValue(2);
  }

  @Test
  void namesATableThatIsMissingOnTheTarget() throws SQLException {
    // Given
    tamper("DROP TABLE \"dbo\".\"Empty\"");

    // When
    StepResult.Failed failed = compare(SLICE).runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("[dbo].[Empty] (the table is missing on the target)");
  }
}
