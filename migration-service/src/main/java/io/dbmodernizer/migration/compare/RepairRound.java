package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repair of the tables that differ in a retry. It works in slices of at least one table. The
 * checkpoint holds the last table that was tried, so a run that is lost tries its tables again.
 * Keys of rows are not stored: a repair narrows the differences anew. The first run writes nothing.
 * Its checkpoint says that a repair has begun, so that a later retry enforces the suspended keys
 * even if no result of a repair was stored.
 */
final class RepairRound {
  private final SqlConnections connections;
  private final TableComparison comparison;
  private final RepairLimits limits;
  private final Duration sliceLength;
  private final ComparedCatalogs.Reader reader;

  RepairRound(
      SqlConnections connections,
      TableComparison comparison,
      RepairLimits limits,
      Duration sliceLength,
      ComparedCatalogs.Reader reader) {
    this.connections = connections;
    this.comparison = comparison;
    this.limits = limits;
    this.sliceLength = sliceLength;
    this.reader = reader;
  }

  /**
   * Repairs tables that differ until the slice is over. After the last one it asks for a copy of
   * tables that need one, otherwise for the keys that the repair has suspended.
   */
  StepResult run(StepContext context, MigrationTables tables, ComparisonCheckpoint checkpoint) {
    List<TableName> different = different(tables, checkpoint);
    if (different.isEmpty()) {
      return checkpoint.wholeTables() ? copyAnew(tables, checkpoint) : enforceKeys(checkpoint);
    }
    if (!checkpoint.repairing()) {
      return inProgress(
          different.size() + " tables differ and will be repaired by ranges of keys",
          tables,
          checkpoint.beginningRepair());
    }
    ComparisonCheckpoint reached = checkpoint;
    try (SqlSession source = connections.open(connections.source(context.request().getSource()));
        SqlSession target = connections.open(connections.target(context.target()))) {
      // A masked value or a hidden row of the source would be lost on the target.
      reader.requireAllRows(source, different);
      reader.requireAllRows(target, different);
      RangeRepairs repairs =
          new RangeRepairs(
              new BothSessions(source, target, comparison.executor()),
              new ComparedCatalogs(reader.read(source), reader.read(target)),
              tables.names(),
              comparison,
              limits);
      TimeSlice slice = TimeSlice.of(sliceLength);
      for (TableName name : different) {
        Optional<TableProgress> verdict = repairs.repair(name, tables.get(name).orElseThrow());
        verdict.ifPresent(
            table ->
                tables.put(name, CompareStep.at(checkpoint.timeOfVerdict(context.now()), table)));
        reached = reached.tried(name.toString(), verdict.isPresent());
        if (slice.isOver() || tables.isFull()) {
          break;
        }
      }
    }
    return inProgress(
        "repaired differing tables by ranges of keys, the last one is " + reached.repairedTo(),
        tables,
        reached);
  }

  private static StepResult inProgress(
      String detail, MigrationTables tables, ComparisonCheckpoint checkpoint) {
    return new StepResult.InProgress(99, detail, Duration.ZERO, null, null, tables.changed())
        .withCheckpoint(checkpoint);
  }

  /** Returns the tables that differ and that this round has not tried to repair, in their order. */
  private static List<TableName> different(
      MigrationTables tables, ComparisonCheckpoint checkpoint) {
    List<TableName> names = new ArrayList<>(tables.names());
    String last = checkpoint.repairedTo();
    int from = last == null ? 0 : names.indexOf(TableName.parse(last)) + 1;
    return names.subList(from, names.size()).stream()
        .filter(name -> tables.get(name).orElseThrow().getState() == TableState.MISMATCHED)
        .toList();
  }

  /** Asks for the step that enforces the foreign keys. The verdicts of this pass stay valid. */
  static StepResult enforceKeys(ComparisonCheckpoint checkpoint) {
    return StepResult.repeat(
        FinishSchemaStep.NAME,
        "tables were repaired by ranges of keys; their foreign keys will be enforced",
        checkpoint.afterRepair());
  }

  private static StepResult copyAnew(MigrationTables tables, ComparisonCheckpoint checkpoint) {
    long different = tables.count(TableState.MISMATCHED);
    return StepResult.repeat(
        CopyStep.NAME,
        different + " of " + tables.size() + " tables differ and will be copied again",
        checkpoint.copying());
  }
}
