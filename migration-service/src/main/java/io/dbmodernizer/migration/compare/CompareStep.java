package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.WorkSlice;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares row counts and order-independent checksums of every table on both sides. Works in
 * slices; what is compared stands in the stage's tables, so a stopped comparison goes on where it
 * was. It fails only after the last table, naming every one that differs.
 */
public final class CompareStep implements Step {
  /** Name of the step. */
  public static final String NAME = "compare";

  private static final String BEGUN = "begun";
  private static final int MOST_TABLES_TOLD = 10;

  private final SqlConnections connections;
  private final TableComparison comparison;
  private final Duration sliceLength;

  /**
   * @param connections opens both databases
   * @param comparison compares one table
   * @param sliceLength time after which a run hands over what it has compared; at least one table
   *     per run
   */
  public CompareStep(SqlConnections connections, TableComparison comparison, Duration sliceLength) {
    this.connections = connections;
    this.comparison = comparison;
    this.sliceLength = sliceLength;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(CopyStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    MigrationTables tables = new MigrationTables(context.tables());
    List<TableName> pending = pending(tables, context.checkpoint().equals(BEGUN));
    int left = pending.size() - compare(context, tables, pending);
    if (left > 0 || !tables.changed().isEmpty()) {
      return new StepResult.InProgress(
          Math.min(99, 100 * (tables.size() - left) / Math.max(1, tables.size())),
          tables.size() - left + " of " + tables.size() + " tables compared",
          Duration.ZERO,
          null,
          BEGUN,
          tables.changed());
    }
    return tables.count(TableState.MISMATCHED) == 0 ? matched(tables) : mismatched(context, tables);
  }

  /** A new comparison looks again at what an earlier one found to differ. */
  private static List<TableName> pending(MigrationTables tables, boolean begun) {
    List<TableName> pending = new ArrayList<>();
    for (TableName name : tables.names()) {
      TableState state = tables.get(name).orElseThrow().getState();
      boolean over = state == TableState.MATCHED || (begun && state == TableState.MISMATCHED);
      if (!over) {
        pending.add(name);
      }
    }
    return pending;
  }

  private int compare(StepContext context, MigrationTables tables, List<TableName> pending) {
    if (pending.isEmpty()) {
      return 0;
    }
    WorkSlice slice = WorkSlice.of(sliceLength);
    int compared = 0;
    try (SqlSession source = connections.open(connections.source(context.request().getSource()));
        SqlSession target = connections.open(connections.target(context.target()))) {
      DatabaseCatalog catalog = source.call(CompareStep::catalog);
      DatabaseCatalog targetCatalog = target.call(CompareStep::catalog);
      for (TableName name : pending) {
        Table table = catalog.table(name).orElseThrow(() -> disappeared(name));
        TableProgress before = tables.get(name).orElseThrow();
        tables.put(
            name,
            targetCatalog
                .table(name)
                .map(atTarget -> ComparedTable.of(table, atTarget))
                .map(both -> comparison.compare(source, target, both, before))
                .orElseGet(() -> missing(before)));
        compared++;
        if (slice.isOver()) {
          break;
        }
      }
    }
    return compared;
  }

  private static DatabaseCatalog catalog(Connection connection) throws SQLException {
    return SqlDialect.of(connection).catalogReader().read(connection);
  }

  private static TableProgress missing(TableProgress before) {
    return TableProgress.newBuilder(before)
        .setState(TableState.MISMATCHED)
        .setMessage("(the table is missing on the target)")
        .build();
  }

  private static StepException disappeared(TableName name) {
    String message = "the table " + name + " has disappeared from the source since it was copied";
    return new StepException(
        StepResult.failed(
            Reason.DATA_MISMATCH,
            name.toString(),
            message,
            "Stop all changes to the source while it is moved, then request a retry."),
        new IllegalStateException(message));
  }

  private static StepResult matched(MigrationTables tables) {
    long rows = tables.all().stream().mapToLong(TableProgress::getSourceRows).sum();
    return StepResult.done(
        tables.size() + " of " + tables.size() + " tables compared, " + rows + " rows equal");
  }

  private static StepResult mismatched(StepContext context, MigrationTables tables) {
    List<TableProgress> different =
        tables.all().stream().filter(t -> t.getState() == TableState.MISMATCHED).toList();
    String told =
        different.stream()
            .limit(MOST_TABLES_TOLD)
            .map(table -> table.getTable() + " " + table.getMessage())
            .collect(Collectors.joining("; "));
    int more = different.size() - MOST_TABLES_TOLD;
    return StepResult.failed(
        Reason.DATA_MISMATCH,
        different.stream()
            .limit(MOST_TABLES_TOLD)
            .map(TableProgress::getTable)
            .collect(Collectors.joining(", ")),
        different.size()
            + " of "
            + tables.size()
            + " tables differ between source and target: "
            + told
            + (more > 0 ? "; and " + more + " more" : ""),
        "Find out who writes to the source or to "
            + context.request().getTarget().getDatabase().getName()
            + " during the migration, stop it, and request a retry.");
  }
}
