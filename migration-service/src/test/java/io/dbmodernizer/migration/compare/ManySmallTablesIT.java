package io.dbmodernizer.migration.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.RowMover;
import io.dbmodernizer.runtime.step.StepDriver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares very many small tables over TCP and prints how long that takes beside copying them; the
 * figures are kept in docs/benchmarks.md.
 */
@Tag("deep")
class ManySmallTablesIT {
  private static final int TABLES = 1_200;
  private static final Duration SLICE = Duration.ofSeconds(2);

  @Test
  void readsTheCatalogOfEachSideOnce(@TempDir Path folder) throws Exception {
    try (MigrationWorld world = MigrationWorld.start(folder);
        ComparisonExecutor executor = new ComparisonExecutor(2)) {
      // Given
      world.source().create("Many", statements());
      TargetProvisioned target = world.provision(world.request("Many"));
      StepDriver assess = StepDriver.of(new AssessStep(world.connections(), SLICE), target);
      assess.runToDone();
      List<TableProgress> tables = assess.tables().all();
      StepDriver.of(new SchemaStep(world.connections(), SLICE), target)
          .withTables(tables)
          .runToDone();
      long copying = timed(() -> copy(world, target));
      AtomicInteger reads = new AtomicInteger();
      CompareStep step =
          new CompareStep(
              world.connections(),
              new TableComparison(executor),
              RepairLimits.DEFAULTS,
              SLICE,
              side -> {
                reads.incrementAndGet();
                return ComparedCatalogs.Reader.OF_DATABASE.read(side);
              });
      StepDriver compare = StepDriver.of(step, target).withTables(tables);

      // When
      long comparing = timed(compare::runToDone);

      // Then
      System.out.printf(
          "%d tables: copied in %.1f s, compared in %.1f s, %d catalog reads%n",
          TABLES, copying / 1e9, comparing / 1e9, reads.get());
      assertThat(compare.tables().all())
          .hasSize(TABLES)
          .allSatisfy(table -> assertThat(table.getState()).isEqualTo(TableState.MATCHED));
      assertThat(reads).hasValue(2);
    }
  }

  private static String[] statements() {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE SCHEMA \"Sales\"");
    for (int i = 0; i < TABLES; i++) {
      statements.add(
          "CREATE TABLE \"Sales\".\"T%d\" (\"Id\" INT PRIMARY KEY, \"Name\" NVARCHAR(40))"
              .formatted(i));
      statements.add(
          "INSERT INTO \"Sales\".\"T%d\" VALUES (1, 'one'), (2, 'two'), (3, NULL)".formatted(i));
    }
    return statements.toArray(String[]::new);
  }

  private static void copy(MigrationWorld world, TargetProvisioned target) throws SQLException {
    try (Connection from = world.source().connect("Many");
        Connection to = world.connectToTarget(target)) {
      RowMover.move(from, to);
    }
  }

  private static long timed(Work work) throws SQLException {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }
}
