package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.ledger.CopyEvidence;
import io.dbmodernizer.migration.ledger.CopyRelease;
import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares row counts and order-independent checksums of every table on both sides. After a copy by
 * the engine DIRECT from a read-only source it reads the target only, and the source of a table
 * only if it differs. It works in slices and stores the compared tables, so a stopped comparison
 * continues. It fails only after the last table and names the tables that differ.
 *
 * <p>A retry compares every table again. Tables that differ then are repaired by ranges of keys and
 * compared once more. If that is not possible for a table, all tables that differ still are copied
 * again as a whole, and every table is compared once more, so that every verdict is later than the
 * last write. Tables that differ again are a failure. A repair suspends foreign keys of the target.
 * After one has begun, even in an earlier round, the step does not end before {@code finish-schema}
 * has enforced them.
 */
public final class CompareStep implements Step {
  /** Name of the step. */
  public static final String NAME = "compare";

  private static final String REMOVED = "(the source no longer has the table)";
  private static final String MISSING = "(the table is missing on the target)";
  private static final String KEYS_SUSPENDED =
      "a repair has begun, so foreign keys of the target may be suspended until a retry enforces"
          + " them";

  private final SqlConnections connections;
  private final TableComparison comparison;
  private final Duration sliceLength;
  private final RepairLimits limits;
  private final ComparedCatalogs.Reader reader;
  private final CatalogCache<ComparedCatalogs> catalogs =
      new CatalogCache<>(ComparedCatalogs::tables);

  /**
   * Creates the step.
   *
   * @param connections opens both databases
   * @param comparison compares one table
   * @param limits the size and the number of ranges that a retry repairs
   * @param sliceLength the time after which a run returns its results; a run compares or repairs at
   *     least one table
   */
  public CompareStep(
      SqlConnections connections,
      TableComparison comparison,
      RepairLimits limits,
      Duration sliceLength) {
    this(connections, comparison, limits, sliceLength, ComparedCatalogs.Reader.OF_DATABASE);
  }

  CompareStep(
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

  @Override
  public String name() {
    return NAME;
  }

  /** Returns 10: reading every row on both sides takes less time than copying it. */
  @Override
  public int weight() {
    return 10;
  }

  @Override
  public Set<String> after() {
    return Set.of(CompareDefinitionsStep.NAME);
  }

  /**
   * Keeps the checkpoint. It contains its round, and the next round must know that there was an
   * earlier one.
   */
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
    try {
      return run(context, checkpoint);
    } catch (StepException e) {
      throw checkpoint.repairing() ? e.adding(KEYS_SUSPENDED) : e;
    }
  }

  private StepResult run(StepContext context, ComparisonCheckpoint checkpoint) {
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
    boolean differing = tables.count(TableState.MISMATCHED) > 0;
    if (checkpoint.mayCopy() && differing && canBeCopied(tables)) {
      return new RepairRound(connections, comparison, limits, sliceLength, reader)
          .run(context, tables, checkpoint);
    }
    if (checkpoint.repairing()) {
      return RepairRound.enforceKeys(checkpoint);
    }
    return differing ? ComparisonResult.different(context, tables) : matched(context, tables);
  }

  /** Returns the tables without a verdict of this pass. */
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
              checkpoint.pass(),
              () -> new ComparedCatalogs(reader.read(source), reader.read(target)));
      TargetOnlyComparison targetOnly = TargetOnlyComparison.of(context, source, target);
      TimeSlice slice = TimeSlice.of(sliceLength);
      for (TableName name : pending) {
        TableProgress before = tables.get(name).orElseThrow();
        TableProgress verdict =
            both.source()
                .table(name)
                .map(
                    table ->
                        compare(
                            new BothSessions(source, target, comparison.executor()),
                            both,
                            targetOnly,
                            table,
                            before))
                .orElseGet(() -> without(before, REMOVED));
        tables.put(
            name,
            at(
                checkpoint.timeOfVerdict(context.now()),
                withEvidence(context, target, name, verdict)));
        compared++;
        if (slice.isOver() || tables.isFull()) {
          break;
        }
      }
      // Comes after the reading, so that no verdict of this run is stored without the rights.
      reader.requireAllRows(source, pending);
      reader.requireAllRows(target, pending);
    }
    return compared;
  }

  /** Adds what the ledger of the engine DIRECT says about a table that differs. */
  private static TableProgress withEvidence(
      StepContext context, SqlSession target, TableName name, TableProgress verdict) {
    if (verdict.getState() != TableState.MISMATCHED
        || verdict.getTargetChecksum().isEmpty()
        || !CopyEngine.isDirect(context.request().getMigration())) {
      return verdict;
    }
    String evidence =
        target.call(
            connection ->
                CopyEvidence.of(
                    connection,
                    context.migrationId(),
                    name,
                    verdict.getTargetRows(),
                    verdict.getTargetChecksum()));
    return TableProgress.newBuilder(verdict).setMessage(verdict.getMessage() + evidence).build();
  }

  private TableProgress compare(
      BothSessions sides,
      ComparedCatalogs catalogs,
      TargetOnlyComparison targetOnly,
      Table table,
      TableProgress before) {
    return catalogs
        .target()
        .table(table.name())
        .map(atTarget -> ComparedTable.of(table, atTarget))
        .map(
            both ->
                targetOnly
                    .equal(table.name(), both, before)
                    .orElseGet(() -> comparison.compare(sides, both, catalogs, before)))
        .orElseGet(() -> without(before, MISSING));
  }

  static TableProgress at(Instant comparedAt, TableProgress table) {
    return TableProgress.newBuilder(table).setComparedAt(comparedAt).build();
  }

  private static TableProgress without(TableProgress before, String message) {
    return TableProgress.newBuilder(before)
        .setState(TableState.MISMATCHED)
        .setComparedByDigest(false)
        .setMessage(message)
        .build();
  }

  private static boolean canBeCopied(MigrationTables tables) {
    return tables.all().stream().noneMatch(table -> table.getMessage().equals(REMOVED));
  }

  /** Ends the comparison. The ledger of a copy has served its purpose then. */
  private StepResult matched(StepContext context, MigrationTables tables) {
    if (CopyEngine.isDirect(context.request().getMigration())) {
      CopyRelease.from(connections, context);
    }
    return ComparisonResult.equal(tables);
  }
}
