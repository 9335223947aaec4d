package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares row counts and order-independent checksums of every table on both sides. Works in
 * slices; what is compared stands in the stage's tables, so a stopped comparison goes on where it
 * was. It fails only after the last table, naming every one that differs.
 *
 * <p>A retry compares every table anew. What differs then is copied anew and everything is compared
 * once more, so that every verdict is younger than the last write. What differs again is a failure.
 */
public final class CompareStep implements Step {
  /** Name of the step. */
  public static final String NAME = "compare";

  private static final String DISAPPEARED = "(the source has it no longer)";
  private static final String MISSING = "(the table is missing on the target)";
  private static final int MOST_TABLES_TOLD = 10;

  private final SqlConnections connections;
  private final TableComparison comparison;
  private final Duration sliceLength;
  private final ComparedCatalogs.Reader reader;
  private final CatalogCache<ComparedCatalogs> catalogs =
      new CatalogCache<>(ComparedCatalogs::tables);

  /**
   * @param connections opens both databases
   * @param comparison compares one table
   * @param sliceLength time after which a run hands over what it has compared; at least one table
   *     per run
   */
  public CompareStep(SqlConnections connections, TableComparison comparison, Duration sliceLength) {
    this(connections, comparison, sliceLength, ComparedCatalogs.Reader.OF_DATABASE);
  }

  CompareStep(
      SqlConnections connections,
      TableComparison comparison,
      Duration sliceLength,
      ComparedCatalogs.Reader reader) {
    this.connections = connections;
    this.comparison = comparison;
    this.sliceLength = sliceLength;
    this.reader = reader;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Every row is read again on both sides, which takes less than to copy it. */
  @Override
  public int weight() {
    return 10;
  }

  @Override
  public Set<String> after() {
    return Set.of(CompareDefinitionsStep.NAME);
  }

  /** The checkpoint tells rounds apart by itself; that there was an earlier one has to be known. */
  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    ComparisonCheckpoint checkpoint = ComparisonCheckpoint.of(context);
    MigrationTables tables = new MigrationTables(context.tables());
    List<TableName> pending = pending(tables, checkpoint);
    int left = pending.size() - compare(context, tables, pending, checkpoint);
    if (left > 0 || !tables.changed().isEmpty()) {
      return new StepResult.InProgress(
              Math.min(99, 100 * (tables.size() - left) / Math.max(1, tables.size())),
              tables.size() - left + " of " + tables.size() + " tables compared",
              Duration.ZERO,
              null,
              null,
              tables.changed())
          .withCheckpoint(checkpoint);
    }
    catalogs.forget(context.migrationId());
    if (tables.count(TableState.MISMATCHED) == 0) {
      return matched(tables);
    }
    return checkpoint.mayCopy() && canBeCopied(tables)
        ? copyAnew(tables, checkpoint)
        : mismatched(context, tables);
  }

  /** What has no verdict of this pass yet. */
  private static List<TableName> pending(MigrationTables tables, ComparisonCheckpoint checkpoint) {
    List<TableName> pending = new ArrayList<>();
    for (TableName name : tables.names()) {
      TableProgress table = tables.get(name).orElseThrow();
      boolean judged =
          table.getState() == TableState.MATCHED || table.getState() == TableState.MISMATCHED;
      if (!judged || !checkpoint.covers(table.getComparedAt())) {
        pending.add(name);
      }
    }
    return pending;
  }

  private int compare(
      StepContext context,
      MigrationTables tables,
      List<TableName> pending,
      ComparisonCheckpoint checkpoint) {
    if (pending.isEmpty()) {
      return 0;
    }
    int compared = 0;
    try (SqlSession source = connections.open(connections.source(context.request().getSource()));
        SqlSession target = connections.open(connections.target(context.target()))) {
      ComparedCatalogs both =
          catalogs.get(
              context.migrationId(),
              checkpoint.toString(),
              () -> new ComparedCatalogs(reader.read(source), reader.read(target)));
      TimeSlice slice = TimeSlice.of(sliceLength);
      for (TableName name : pending) {
        TableProgress before = tables.get(name).orElseThrow();
        TableProgress verdict =
            both.source()
                .table(name)
                .map(table -> compare(source, target, table, both.target(), before))
                .orElseGet(() -> without(before, DISAPPEARED));
        tables.put(
            name,
            TableProgress.newBuilder(verdict)
                .setComparedAt(checkpoint.timeOfVerdict(context.now()))
                .build());
        compared++;
        if (slice.isOver() || tables.isFull()) {
          break;
        }
      }
    }
    return compared;
  }

  private TableProgress compare(
      SqlSession source,
      SqlSession target,
      Table table,
      DatabaseCatalog targetCatalog,
      TableProgress before) {
    return targetCatalog
        .table(table.name())
        .map(atTarget -> ComparedTable.of(table, atTarget))
        .map(both -> comparison.compare(source, target, both, before))
        .orElseGet(() -> without(before, MISSING));
  }

  private static TableProgress without(TableProgress before, String message) {
    return TableProgress.newBuilder(before)
        .setState(TableState.MISMATCHED)
        .setMessage(message)
        .build();
  }

  private static boolean canBeCopied(MigrationTables tables) {
    return tables.all().stream().noneMatch(table -> table.getMessage().equals(DISAPPEARED));
  }

  private static StepResult copyAnew(MigrationTables tables, ComparisonCheckpoint checkpoint) {
    long different = tables.count(TableState.MISMATCHED);
    return StepResult.repeat(
        CopyStep.NAME,
        different + " of " + tables.size() + " tables differ and are copied anew",
        checkpoint.copying());
  }

  private static StepResult matched(MigrationTables tables) {
    long rows = tables.totals().getSourceRows();
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
            + " during the migration, stop it, and request a retry: it compares every table anew and"
            + " copies anew what differs.");
  }
}
